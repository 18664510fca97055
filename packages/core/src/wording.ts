import { IntlMessageFormat } from 'intl-messageformat'
import type { Badge, Catalog, Texts, Tier } from './catalog.ts'
import { TIERS } from './catalog.ts'
import type { Ground } from './holding.ts'
import { de } from './locales/de.ts'
import { en } from './locales/en.ts'
import type { Messages } from './locales/messages.ts'
import type { NextStep } from './next.ts'

const LOCALES: Readonly<Record<string, Messages>> = { en, de }

/**
 * A catalog's text for a reader: in the reader's language, else in the language without its region, else in
 * English, else in the first language there is. `values` fill the placeholders.
 */
export function formatText(texts: Texts, locale: string, values: Values = {}): string {
  const language = pickLanguage(texts, locale)
  return language === undefined ? '' : format(texts[language] ?? '', language, values)
}

/**
 * "Congrats! You earned the **Project Rookie** badge for creating 5 projects!", and without what was done where
 * somebody decided it.
 */
export function congratulate(catalog: Catalog, badgeId: string, locale: string, ground: Ground = 'rule'): string {
  const badge = catalog.badges[badgeId]
  if (badge === undefined) return ''
  const deed = ground === 'rule' ? deedOf(catalog, badge, locale) : null
  const name = formatText(badge.name, locale)
  return deed === null
    ? say('congratulation', locale, { badge: name })
    : say('congratulationFor', locale, { badge: name, deed })
}

/** One sentence for several badges, led by the highest: "Congrats! You earned **Code Architect** and 3 more badges!" */
export function congratulateMany(catalog: Catalog, badgeIds: readonly string[], locale: string): string {
  const [first, ...others] = leadFirst(catalog, badgeIds)
  if (first === undefined) return ''
  if (others.length === 0) return congratulate(catalog, first, locale)
  const badge = catalog.badges[first]
  return say('congratulationMany', locale, {
    badge: badge === undefined ? first : formatText(badge.name, locale),
    others: others.length,
  })
}

/** The badges with the highest tier first; within a tier the one asking for more, which stands later in the catalog. */
export function leadFirst(catalog: Catalog, badgeIds: readonly string[]): readonly string[] {
  const order = Object.keys(catalog.badges)
  const rank = (id: string): number =>
    TIERS.indexOf(catalog.badges[id]?.tier as Tier) * order.length + order.indexOf(id)
  return [...badgeIds].sort((a, b) => rank(b) - rank(a))
}

/** "Only 3 more interactions to unlock **Networking Master**!" */
export function nudge(catalog: Catalog, step: NextStep, locale: string): string {
  const noun = step.metric === null ? null : nounOf(catalog, step.metric, step.remaining, locale)
  const badge = badgeName(catalog, step.badge, locale)
  return noun === null
    ? say('almost', locale, { badge })
    : say('onlyMore', locale, { remaining: step.remaining, noun, badge })
}

/** "You're just 1 project away from **Project Pro**!" */
export function nearly(catalog: Catalog, step: NextStep, locale: string): string {
  const noun = step.metric === null ? null : nounOf(catalog, step.metric, step.remaining, locale)
  const badge = badgeName(catalog, step.badge, locale)
  return noun === null
    ? say('almost', locale, { badge })
    : say('justAway', locale, { remaining: step.remaining, noun, badge })
}

/** "265 / 300 interactions" */
export function progressText(
  catalog: Catalog,
  progress: { readonly value: number; readonly target: number; readonly metric: string | null },
  locale: string,
): string {
  const noun = progress.metric === null ? null : nounOf(catalog, progress.metric, progress.target, locale)
  return say('progress', locale, { value: progress.value, target: progress.target, noun: noun ?? '' }).trim()
}

/** "Ada earned **Social Freak 😜**", for a feed. */
export function earnedText(catalog: Catalog, person: string, badgeId: string, locale: string): string {
  return say('earned', locale, { person, badge: badgeName(catalog, badgeId, locale) })
}

/** The badge's name for a reader; the id of a badge that has left the catalog. */
export function badgeName(catalog: Catalog, badgeId: string, locale: string): string {
  const badge = catalog.badges[badgeId]
  return badge === undefined ? badgeId : formatText(badge.name, locale)
}

/** What is counted, for a number of it: "projects". Null for a metric that has left the catalog. */
export function nounOf(catalog: Catalog, metricId: string, count: number, locale: string): string | null {
  const metric = catalog.metrics[metricId]
  return metric === undefined ? null : formatText(metric.noun, locale, { count })
}

function deedOf(catalog: Catalog, badge: Badge, locale: string): string | null {
  const { criteria } = badge
  if (criteria.kind !== 'compare' || criteria.op !== '>=') return null
  const deed = catalog.metrics[criteria.metric]?.deed
  return deed === undefined ? null : formatText(deed, locale, { count: criteria.value })
}

type Values = Readonly<Record<string, string | number>>

function say(message: keyof Messages, locale: string, values: Values): string {
  const language = pickLanguage(LOCALES, locale) ?? 'en'
  return format((LOCALES[language] ?? en)[message], language, values)
}

function pickLanguage(texts: Readonly<Record<string, unknown>>, locale: string): string | undefined {
  const wanted = [locale, locale.split('-')[0] ?? locale, 'en']
  return wanted.find((language) => Object.hasOwn(texts, language)) ?? Object.keys(texts)[0]
}

/** Parsed messages: parsing one costs a hundred times what filling it in costs. Catalogs are finite, so is this. */
const parsed = new Map<string, IntlMessageFormat>()

function format(text: string, language: string, values: Values): string {
  const key = `${language}\n${text}`
  let message = parsed.get(key)
  if (message === undefined) {
    message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    parsed.set(key, message)
  }
  return String(message.format(values))
}
