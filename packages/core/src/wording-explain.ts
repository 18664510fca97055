import type { Cap, Catalog } from './catalog.ts'
import type { ExplainedMetric, Tally } from './explain-metrics.ts'
import type { FactOutcome } from './explain-outcomes.ts'
import type { ExplainedDecision, ExplainedStanding } from './explain-standing.ts'
import type { ExplainedCriteria, ExplainedNumber } from './explain-tree.ts'
import { explainDe } from './locales/explain-de.ts'
import { explainEn } from './locales/explain-en.ts'
import type { ExplainMessages } from './locales/explain-messages.ts'
import { badgeName, formatText, nounOf } from './wording.ts'

/** What a condition asks: "interactions ≥ 300", "**Networking Master**", "all of these". */
export function conditionText(catalog: Catalog, node: ExplainedCriteria, locale: string): string {
  switch (node.kind) {
    case 'compare': {
      const { metric, needed, op } = node
      const noun = nounOf(catalog, metric, needed, locale) ?? metric
      return say('compare', locale, { noun, op: SIGNS[op], needed })
    }
    case 'holds':
      return say('holds', locale, { badge: badgeName(catalog, node.badge, locale) })
    default:
      return say(node.kind, locale, { count: node.count })
  }
}

/** What a condition comes to: "265, 35 missing", "not held"; empty for one that is made of others. */
export function resultText(node: ExplainedCriteria, locale: string): string {
  if (node.kind === 'compare') return numberText(node, locale)
  return node.kind === 'holds' && !node.isTrue ? say('notHeld', locale) : ''
}

/** What stands for a badge that the reader may not know of. */
export function secretText(locale: string): string {
  return say('secret', locale)
}

/** How a badge stands, with its date in a zone: "not held. 265 of 300" or "held since Mar 1, 2026". */
export function standingText(
  { standing, since, ground, lostAt }: Pick<ExplainedStanding, 'standing' | 'since' | 'ground' | 'lostAt'>,
  criteria: ExplainedCriteria,
  locale: string,
  zone: string,
): string {
  const date = (at: number | null) => (at === null ? '' : dateText(at, locale, zone))
  const progress = criteria.kind === 'compare' && !criteria.isTrue ? `. ${progressOf(criteria, locale)}` : ''
  switch (standing) {
    case 'held':
      return say(ground === null ? 'held' : GROUNDS[ground], locale, { since: date(since) })
    case 'lost':
      return `${say('lost', locale, { lost: date(lostAt) })}${progress}`
    case 'open':
      return `${say('notHeld', locale)}${progress}`
    case 'sold_out':
      return say('soldOut', locale)
    default:
      return say(standing, locale)
  }
}

/** What became of the facts: "265 events count, 14 do not: 9 done to their own things, 5 over the cap (10 a day)". */
export function talliesText(tallies: readonly Tally[], locale: string): string {
  if (tallies.length === 0) return say('nothing', locale)
  const counted = tallies.find(({ outcome }) => outcome === 'counted')
  const others = tallies.filter(({ outcome }) => outcome !== 'counted')
  const counts = say('counts', locale, { count: counted?.count ?? 0 })
  if (others.length === 0) return counts
  const count = others.reduce((sum, tally) => sum + tally.count, 0)
  const number = new Intl.NumberFormat(locale)
  const why = others.map((tally) => `${number.format(tally.count)} ${outcomeText(tally, locale)}`).join(', ')
  return `${counts}, ${say('countsNot', locale, { count, why })}`
}

/** What became of one fact: "over the cap (10 a day)". */
export function outcomeText(
  { outcome, cap }: { readonly outcome: FactOutcome; readonly cap: Cap | null },
  locale: string,
): string {
  const why = formatText({ en: explainEn.outcomes[outcome], de: explainDe.outcomes[outcome] }, locale)
  return cap === null ? why : say('capped', locale, { why, cap: capText(cap, locale) })
}

/** What was decided, and why: "revoked: bought likes", "kept: the rules changed with version 3". */
export function decisionText({ kind, reason }: Pick<ExplainedDecision, 'kind' | 'reason'>, locale: string): string {
  const what = formatText({ en: explainEn.decisions[kind], de: explainDe.decisions[kind] }, locale)
  if (reason === null) return what
  return `${what}: ${kind === 'kept' ? keptText(reason, locale) : reason}`
}

/** What else there is to know of a number: its window, or how its streak stands. Empty where there is nothing. */
export function metricText({ window, streak }: Pick<ExplainedMetric, 'window' | 'streak'>, locale: string): string {
  const parts: string[] = []
  if (window !== null && window.from !== null && window.to !== null)
    parts.push(say('window', locale, { from: dayText(window.from, locale), to: dayText(window.to, locale) }))
  else if (window !== null) parts.push(say('noWindow', locale))
  if (streak !== null) parts.push(say('streak', locale, { current: streak.current, longest: streak.longest }))
  if (streak !== null && streak.freezesLeft > 0) parts.push(say('freezes', locale, { count: streak.freezesLeft }))
  return parts.join('; ')
}

const SIGNS = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' } as const

const GROUNDS = { rule: 'held', manual: 'byDecision', kept: 'kept' } as const

function keptText(reason: string, locale: string): string {
  const version = /^version-(\d+)$/.exec(reason)?.[1]
  if (version !== undefined) return say('keptVersion', locale, { version })
  return reason === 'void' ? say('keptVoid', locale) : reason
}

function numberText({ value, missing }: ExplainedNumber, locale: string): string {
  return missing === null || missing === 0
    ? say('value', locale, { value })
    : say('missing', locale, { value, missing })
}

function progressOf({ value, needed }: ExplainedNumber, locale: string): string {
  return say('progress', locale, { value, needed })
}

function capText({ most, every, of }: Cap, locale: string): string {
  const cap =
    typeof every === 'string'
      ? say('capPeriod', locale, { most, every })
      : say('capMinutes', locale, { most, minutes: every.minutes })
  return of === 'pair' ? say('ofPair', locale, { cap }) : cap
}

function dayText(date: string, locale: string): string {
  return dateText(Date.parse(`${date}T12:00:00Z`), locale, 'UTC')
}

function dateText(at: number, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone }).format(at)
}

type Sentence = Exclude<keyof ExplainMessages, 'outcomes' | 'decisions'>

function say(message: Sentence, locale: string, values: Readonly<Record<string, string | number>> = {}): string {
  return formatText({ en: explainEn[message], de: explainDe[message] }, locale, values)
}
