import type { Highlight, NextBadge, Profile } from '@laurel/engine'
import { bar, columns } from '../format.ts'
import type { Style } from '../style.ts'
import { type ProfileWords, wordsFor } from './words.ts'

/** A profile as lines to read in a terminal, in the reader's language. */
export function profileText(profile: Profile, locale: string, style: Style): readonly string[] {
  const words = wordsFor(locale)
  return [
    headline(profile, words, style),
    ...section(words.highlights, highlightRows(profile, locale, style), style),
    ...section(words.milestones, milestoneLines(profile, locale), style),
    ...section(
      words.next,
      profile.next.flatMap((next) => nextLines(next, style)),
      style,
    ),
  ]
}

function headline({ person, badgesEarned }: Profile, words: ProfileWords, style: Style): string {
  const name = person.name ?? (person.handle === null ? person.id : `@${person.handle}`)
  const id = name === person.id ? '' : ` ${style.dim(person.id)}`
  return `${style.bold(name)}${id} · ${badgesEarned === 0 ? words.empty : words.badges(badgesEarned)}`
}

function section(title: string, lines: readonly string[], style: Style): readonly string[] {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines]
}

function highlightRows({ highlights, person }: Profile, locale: string, style: Style): readonly string[] {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: person.zone ?? 'UTC' })
  const row = ({ name, tier, instance, earnedAt, description }: Highlight) => [
    style.tier(tier, tier),
    instance === '' ? name : `${name} (${instance})`,
    date.format(earnedAt),
    style.dim(description),
  ]
  return columns(highlights.map(row))
}

function milestoneLines({ milestones }: Profile, locale: string): readonly string[] {
  const number = new Intl.NumberFormat(locale)
  const done = milestones.filter(({ value }) => value !== 0)
  return done.length === 0 ? [] : [`  ${done.map(({ value, noun }) => `${number.format(value)} ${noun}`).join(' · ')}`]
}

const BAR_WIDTH = 20

function nextLines({ name, value, target, percent, progress, nudge }: NextBadge, style: Style): readonly string[] {
  const { done, open } = bar(value / target, BAR_WIDTH)
  return [
    `  ${style.green(done)}${style.dim(open)} ${`${percent}%`.padStart(3)}  ${style.bold(name)}  ${progress}`,
    `  ${' '.repeat(BAR_WIDTH + 6)}${style.dim(spoken(nudge))}`,
  ]
}

/** The badge stands in `**` in a nudge, for pages to make it bold. */
function spoken(nudge: string): string {
  return nudge.replaceAll('**', '')
}
