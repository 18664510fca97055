import { addToBucket, addToTotal, sumBuckets, sumTotals } from './buckets.ts'
import { type Day, formatDay } from './calendar.ts'
import { takeRoom } from './caps.ts'
import type { Catalog, CountingMetric, Metric, Window } from './catalog.ts'
import { addDay, countDays, type Days } from './days.ts'
import { addExact, addTotals, isExact, maxTotal, minTotal, totalToNumber } from './decimal.ts'
import type { Fact, LocalFact } from './event.ts'
import { matches, readField } from './filter.ts'
import type { Outcome } from './outcome.ts'
import { foldSpan } from './span.ts'
import { PERSON, pairScope, type ScopeState, type States, targetScope } from './state.ts'
import { asBuckets, asCount, asDays, asPeak, asSpan, asStreak, asSum, asTotals } from './state-shapes.ts'
import { foldStreak, streakOf, streakOn, unitOf } from './streak.ts'
import { addCount, foldDistinct, foldLive, thingOf } from './things.ts'
import { bucketOf, changesAfter, daysOfWindow, pruned, prunedDays } from './window.ts'

/** The metrics of a catalog. */
export type Metrics = Catalog['metrics']

/** The metric that counts the events of `metric`: itself, or the one whose values it looks at. */
export function countingOf(metrics: Metrics, metric: Metric): CountingMetric | undefined {
  if (metric.kind !== 'reached') return metric
  const base = metrics[metric.metric]
  return base === undefined || base.kind === 'reached' ? undefined : base
}

/** The event types a metric listens to. */
export function typesOf(metrics: Metrics, metric: Metric): readonly string[] {
  switch (metric.kind) {
    case 'live':
      return metric.things.flatMap((thing) => [...thing.added, ...thing.removed])
    case 'streak': {
      const { of, frozenBy = [], restBy = [], pausedBy = [], resumedBy = [], repairedBy = [] } = metric
      return [...of, ...frozenBy, ...restBy, ...pausedBy, ...resumedBy, ...repairedBy]
    }
    case 'span':
      return [...new Set([...metric.from, ...metric.of])]
    case 'reached': {
      const base = countingOf(metrics, metric)
      return base === undefined ? [] : typesOf(metrics, base)
    }
    default:
      return metric.of
  }
}

/** The scopes of the credited person in which `fact` may change `metric`: to be loaded before `foldMetric`. */
export function scopesOf(metric: Metric, fact: Fact, other: string | null): readonly string[] {
  const own = fact.target === null ? [] : [targetScope(fact.target)]
  if (metric.kind === 'reached') return own
  const scopes = metric.per === 'target' ? [...own] : []
  if (other !== null && needsPair(metric)) scopes.push(pairScope(other))
  const thing = metric.kind === 'distinct' || metric.kind === 'live' ? thingOf(metric, fact) : null
  return thing === null ? scopes : [...scopes, thing]
}

function needsPair(metric: CountingMetric): boolean {
  return metric.notBlocked === true || ('caps' in metric && metric.caps?.some((cap) => cap.of === 'pair') === true)
}

/**
 * Counts `fact` in `metric` and tells what became of it; only after `counted` has its value changed.
 *
 * @throws TypeError when a field to be added up is not an exact number; nothing has been changed then.
 */
export function foldMetric(metrics: Metrics, id: string, metric: Metric, fact: LocalFact, states: States): Outcome {
  if (metric.kind === 'reached') return foldReached(metrics, id, metric, fact, states)
  const refused = refusalOf(metric, fact, states)
  if (refused !== null) return refused
  const scope = metric.per === 'target' && fact.target !== null ? targetScope(fact.target) : PERSON
  switch (metric.kind) {
    case 'count':
      if (metric.window !== undefined) return foldCountInWindow(id, metric, metric.window, fact, states, scope)
      if (metric.caps !== undefined && !takeRoom(id, metric.caps, scope, fact, states)) return 'capped'
      return addCount(id, states, scope, 1)
    case 'distinct':
      return foldDistinct(id, metric, fact, states, scope)
    case 'live':
      return foldLive(id, metric, fact, states, scope)
    case 'sum':
      return foldSum(id, metric, fact, states, scope)
    case 'peak': {
      const state = states.write(scope)
      const sum = addExact(asSum(state.metrics[id]), fact.value)
      state.metrics[id] = { sum, peak: maxTotal(asPeak(state.metrics[id]), sum) }
      return 'counted'
    }
    case 'days':
      return foldDays(id, metric, fact, states, scope)
    case 'streak': {
      const before = asStreak(states.read(scope)?.metrics[id])
      const after = foldStreak(metric, before, fact)
      if (after === before) return 'repeated'
      states.write(scope).metrics[id] = after
      return 'counted'
    }
    case 'span': {
      const before = asSpan(states.read(scope)?.metrics[id])
      const after = foldSpan(metric, before, fact)
      if (after === before || after === undefined) return 'repeated'
      states.write(scope).metrics[id] = after
      return 'counted'
    }
  }
}

/** Why a fact is not for this metric at all; null where it is. */
function refusalOf(metric: CountingMetric, fact: LocalFact, states: States): Outcome | null {
  if (metric.where !== undefined && !matches(metric.where, fact)) return 'filtered'
  if (metric.per === 'target' && fact.target === null) return 'no_target'
  const { notSelf, notBlocked, minimum } = metric
  // What only takes away counts whoever does it, or what was given would stay for ever.
  if (takesAway(metric, fact)) return null
  if (notSelf === true && fact.actor === fact.owner) return 'self'
  if (notBlocked === true && isBlocked(fact, states)) return 'blocked'
  return minimum !== undefined && fact.value < minimum ? 'minimum' : null
}

function takesAway(metric: CountingMetric, fact: Fact): boolean {
  return metric.kind === 'live' && metric.things.some((thing) => thing.removed.includes(fact.type))
}

/** Under this name a pair's scope says who blocked whom: 1 the person the other one, 2 the other way round, 3 both. */
const BLOCKED = '#blocked'

/** Remembers that one of two people blocked the other, or no longer does. */
export function foldBlock(fact: LocalFact, blocked: boolean, states: States): void {
  if (fact.other === null || fact.actor === fact.owner) return
  const scope = pairScope(fact.other)
  const side = fact.actor === fact.other ? 2 : 1
  const before = asCount(states.read(scope)?.metrics[BLOCKED])
  const after = blocked ? before | side : before & ~side
  if (after !== before) states.write(scope).metrics[BLOCKED] = after
}

/** What is left when everything counted is gone: who blocked whom. */
export function withoutCounts(metrics: ScopeState['metrics']): ScopeState['metrics'] {
  const blocked = metrics[BLOCKED]
  return blocked === undefined ? {} : { [BLOCKED]: blocked }
}

function isBlocked(fact: LocalFact, states: States): boolean {
  return fact.other !== null && asCount(states.read(pairScope(fact.other))?.metrics[BLOCKED]) !== 0
}

function foldCountInWindow(
  id: string,
  metric: Metric & { readonly kind: 'count' },
  window: Window,
  fact: LocalFact,
  states: States,
  scope: string,
): Outcome {
  const bucket = bucketOf(window, fact.day)
  if (bucket === null) return 'out_of_season'
  if (metric.caps !== undefined && !takeRoom(id, metric.caps, scope, fact, states)) return 'capped'
  const state = states.write(scope)
  state.metrics[id] = pruned(window, addToBucket(asBuckets(state.metrics[id]), bucket, 1))
  return 'counted'
}

function foldSum(
  id: string,
  metric: Metric & { readonly kind: 'sum' },
  fact: LocalFact,
  states: States,
  scope: string,
): Outcome {
  const { window, caps } = metric
  const amount = amountOf(metric, fact)
  const bucket = window === undefined ? null : bucketOf(window, fact.day)
  if (window !== undefined && bucket === null) return 'out_of_season'
  if (caps !== undefined && !takeRoom(id, caps, scope, fact, states)) return 'capped'
  const state = states.write(scope)
  state.metrics[id] =
    window === undefined || bucket === null
      ? { sum: addTotals(asSum(state.metrics[id]), amount) }
      : pruned(window, addToTotal(asTotals(state.metrics[id]), bucket, amount))
  return 'counted'
}

function foldDays(
  id: string,
  metric: Metric & { readonly kind: 'days' },
  fact: LocalFact,
  states: States,
  scope: string,
): Outcome {
  const { window } = metric
  if (window !== undefined && bucketOf(window, fact.day) === null) return 'out_of_season'
  const before = asDays(states.read(scope)?.metrics[id])
  const after = addDay(before, fact.day)
  if (after === before) return 'repeated'
  states.write(scope).metrics[id] = window === undefined ? after : prunedDays(window, after)
  return 'counted'
}

/** Marks the target where the other metric reached its number, and counts the marks. */
function foldReached(
  metrics: Metrics,
  id: string,
  metric: Metric & { readonly kind: 'reached' },
  fact: LocalFact,
  states: States,
): Outcome {
  if (fact.target === null) return 'no_target'
  const scope = targetScope(fact.target)
  const state = states.read(scope)
  const base = metrics[metric.metric]
  const there = state?.metrics[metric.metric] !== undefined
  const reached = base !== undefined && there && metricValue(metric.metric, base, state, fact.day) >= metric.at
  const marked = asCount(state?.metrics[id]) === 1
  if (reached === marked || (!reached && metric.judged === 'ever')) return 'repeated'
  states.write(scope).metrics[id] = reached ? 1 : 0
  return addCount(id, states, PERSON, reached ? 1 : -1)
}

/** The value of a metric in one scope on a day, as a number; 0 where nothing was ever counted. */
export function metricValue(id: string, metric: Metric, state: ScopeState | undefined, today: Day): number {
  const found = state?.metrics[id]
  if (found === undefined) return 0
  const window = windowOf(metric)
  switch (metric.kind) {
    case 'count':
    case 'distinct':
    case 'live':
      return window === undefined ? asCount(found) : sumBuckets(asBuckets(found), ...daysOfWindow(window, today))
    case 'sum':
      return totalToNumber(
        window === undefined ? asSum(found) : sumTotals(asTotals(found), ...daysOfWindow(window, today)),
      )
    case 'peak':
      return totalToNumber(asPeak(found))
    case 'days':
      return window === undefined
        ? countDays(asDays(found))
        : countWithin(asDays(found), ...daysOfWindow(window, today))
    case 'streak':
      return asStreak(found)?.longest ?? 0
    case 'span': {
      const span = asSpan(found)
      return span === undefined ? 0 : span.last - span.first
    }
    case 'reached':
      return asCount(found)
  }
}

/** The part of the calendar in which a metric counts; undefined for one that counts for ever. */
export function windowOf(metric: Metric): Window | undefined {
  return 'window' in metric ? metric.window : undefined
}

/** The days after `today` on which the value of a metric changes although nothing happens. */
export function valueChangesAfter(
  id: string,
  metric: Metric,
  state: ScopeState | undefined,
  today: Day,
): readonly Day[] {
  const window = windowOf(metric)
  return window === undefined ? [] : changesAfter(window, daysCounted(id, metric, state), today)
}

/** The days under which something is counted in the window of a metric: its own, or the first one of its period. */
export function daysCounted(id: string, metric: Metric, state: ScopeState | undefined): readonly Day[] {
  const found = state?.metrics[id]
  if (windowOf(metric) === undefined || found === undefined) return []
  return metric.kind === 'days' ? [...eachDay(asDays(found))] : asBuckets(found).map(([day]) => day)
}

function* eachDay(days: Days): Generator<Day> {
  for (const [first, length] of days) for (let day = first; day < first + length; day++) yield day
}

function countWithin(days: Days, from: Day, end: Day): number {
  return days.reduce(
    (sum, [first, length]) => sum + Math.max(0, Math.min(first + length, end) - Math.max(first, from)),
    0,
  )
}

/** A streak as it is reported: its lengths, and the last day of it, as a date where it is counted by days. */
export interface StreakReport {
  readonly longest: number
  readonly current: number
  readonly lastDay: string | null
}

/** The streak that goes on at an instant, in a zone; 0 for one that is over, null for a metric that is no streak. */
export function currentStreak(id: string, metric: Metric, state: ScopeState | undefined, today: Day): number | null {
  if (metric.kind !== 'streak') return null
  const found = asStreak(state?.metrics[id])
  return found === undefined ? 0 : streakOn(metric, found, unitOf(metric, today)).current
}

/** A metric as it is reported: its number, or all there is to say of a streak. */
export function reportMetric(id: string, metric: Metric, state: ScopeState, today: Day): number | StreakReport {
  const found = asStreak(state.metrics[id])
  if (metric.kind !== 'streak' || found === undefined) return metricValue(id, metric, state, today)
  const { longest, current, lastDay } = streakOf(metric, found)
  return { longest, current, lastDay: lastDay === null || metric.every !== 'day' ? null : formatDay(lastDay) }
}

/** What one event adds, as a total: several fields together may be more than a number holds exactly. */
function amountOf(metric: Metric & { readonly kind: 'sum' }, fact: Fact): string {
  let amount = '0'
  for (const field of metric.fields ?? ['value']) {
    const value = readField(fact, field) ?? 0
    if (typeof value !== 'number' || !isExact(value)) {
      throw new TypeError(`${field} is ${JSON.stringify(value)}, which cannot be added up exactly.`)
    }
    amount = addExact(amount, value)
  }
  return metric.cap === undefined ? amount : minTotal(amount, addExact('0', metric.cap))
}
