import { type Day, formatDay } from './calendar.ts'
import type { Cap, Window } from './catalog.ts'
import { byOccurrence, type Fact, subjectOf } from './event.ts'
import { type FactOutcome, type Heard, type WhereIs, whereIs } from './explain-outcomes.ts'
import type { ExplainedNumber } from './explain-tree.ts'
import { windowOf } from './metric.ts'
import { firstDayOf } from './period.ts'
import type { Rules } from './rules.ts'
import { PERSON, type States, targetScope } from './state.ts'
import { asStreak } from './state-shapes.ts'
import { streakOn, unitOf } from './streak.ts'
import { type StreakDay, streakDays } from './streak-days.ts'
import type { StreakMetric } from './streak-ledger.ts'
import { bucketOf, daysOfWindow } from './window.ts'
import type { Zones } from './zone.ts'

/** One metric for somebody, and what it made of the facts it heard. Dates are written as 2026-03-01. */
export interface ExplainedMetric {
  readonly metric: string
  /** The target for which it is counted; null for the person as a whole. */
  readonly target: string | null
  readonly value: number
  readonly window: ExplainedWindow | null
  readonly streak: ExplainedStreak | null
  /** How many facts had which outcome: those that count first, then the most frequent. */
  readonly tallies: readonly Tally[]
  /** The newest of those facts, the newest first. */
  readonly facts: readonly ExplainedFact[]
  /** How many older ones are not listed. */
  readonly more: number
}

/** The first and the last date of the window; both null outside of a season. */
export interface ExplainedWindow {
  readonly from: string | null
  readonly to: string | null
}

export interface ExplainedStreak {
  readonly current: number
  readonly longest: number
  /** Whether it ends unless something is done today, this week or this month. */
  readonly atRisk: boolean
  readonly freezesLeft: number
  /** What became of each of the last days, weeks or months. */
  readonly days: readonly { readonly day: string; readonly kind: StreakDay['kind'] }[]
}

export interface Tally {
  readonly outcome: FactOutcome
  /** The cap that left no room. */
  readonly cap: Cap | null
  readonly count: number
}

export interface ExplainedFact extends Omit<WhereIs, 'day'> {
  /** Whose event it is. */
  readonly person: string
  readonly id: string
  readonly type: string
  /** When it happened, in milliseconds since 1970 UTC. */
  readonly at: number
  readonly target: string | null
  /** What it counts as. */
  readonly value: number
  /** The date on the calendar of the person. */
  readonly day: string
  readonly outcome: FactOutcome
  readonly cap: Cap | null
  readonly error: string | null
}

/** What the numbers of a tree are made of. */
export interface MetricSources {
  readonly rules: Rules
  readonly states: States
  readonly today: Day
  readonly zones: Zones
  readonly heard: readonly Heard[]
  /** How many facts and days are listed. */
  readonly limit: number
}

/** One number of a tree with the facts behind it. */
export function explainMetric({ metric: id, target, value }: ExplainedNumber, sources: MetricSources): ExplainedMetric {
  const { rules, today, zones, limit } = sources
  const metric = rules.catalog.metrics[id]
  if (metric === undefined) throw new TypeError(`Criteria name the metric ${id}, which the catalog does not have.`)
  const window = windowOf(metric)
  const all = sources.heard
    .filter((heard) => heard.metric === id && (target === null || heard.fact.target === target))
    .map((heard) => ({ ...heard, where: whereIs(rules, heard.fact, zones) }))
    .map((heard) => (window === undefined ? heard : inWindow(heard, window, today)))
    .sort((a, b) => byOccurrence(b.fact, a.fact))
  return {
    metric: id,
    target,
    value,
    window: window === undefined ? null : explainWindow(window, today),
    streak: metric.kind === 'streak' ? explainStreak(id, metric, target, sources) : null,
    tallies: tally(all),
    facts: all.slice(0, limit).map(explainFact),
    more: Math.max(0, all.length - limit),
  }
}

interface Placed extends Heard {
  readonly where: WhereIs
}

function inWindow(heard: Placed, window: Window, today: Day): Placed {
  if (heard.outcome !== 'counted') return heard
  const [from, end] = daysOfWindow(window, today)
  const bucket = bucketOf(window, heard.where.day)
  const counts = bucket !== null && bucket >= from && bucket < end
  return counts ? heard : { ...heard, outcome: 'out_of_window' }
}

function explainWindow(window: Window, today: Day): ExplainedWindow {
  const [from, end] = daysOfWindow(window, today)
  if (from === end) return { from: null, to: null }
  return { from: formatDay(from), to: formatDay(Number.isFinite(end) ? end - 1 : today) }
}

function explainStreak(
  id: string,
  metric: StreakMetric,
  target: string | null,
  { states, today, limit }: MetricSources,
): ExplainedStreak {
  const ledger = asStreak(states.read(target === null ? PERSON : targetScope(target))?.metrics[id])
  const { given = 0, cap = 0 } = metric.freezes ?? {}
  if (ledger === undefined)
    return { current: 0, longest: 0, atRisk: false, freezesLeft: Math.min(given, cap), days: [] }
  const unit = unitOf(metric, today)
  const { current, longest, atRisk, freezesLeft } = streakOn(metric, ledger, unit)
  const days = streakDays(metric, ledger, firstDayOf(metric.every, unit - limit + 1), today + 1, today)
  return {
    current,
    longest,
    atRisk,
    freezesLeft,
    days: days.map(({ day, kind }) => ({ day: formatDay(day), kind })),
  }
}

/** How often each outcome came, each cap for itself. */
function tally(all: readonly Pick<Heard, 'outcome' | 'cap'>[]): readonly Tally[] {
  const groups = Map.groupBy(all, ({ outcome, cap }) => `${outcome} ${JSON.stringify(cap)}`)
  const tallies = [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [{ outcome: first.outcome, cap: first.cap, count: group.length }]
  })
  const rank = ({ outcome }: Tally) => (outcome === 'counted' ? 0 : 1)
  return tallies.sort((a, b) => rank(a) - rank(b) || b.count - a.count)
}

function explainFact({ fact, outcome, cap, error, where }: Placed): ExplainedFact {
  const { id, type, at, target, value }: Fact = fact
  const { zone, zoneFrom, day } = where
  return {
    person: subjectOf(fact),
    id,
    type,
    at,
    target,
    value,
    day: formatDay(day),
    zone,
    zoneFrom,
    outcome,
    cap,
    error,
  }
}
