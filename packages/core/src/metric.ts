import { formatDay, localDay } from './calendar.ts'
import type { Metric } from './catalog.ts'
import { addDay, countDays, type Days } from './days.ts'
import { addExact, addTotals, isExact, maxTotal, minTotal, totalToNumber } from './decimal.ts'
import type { Fact } from './event.ts'
import { matches, readField } from './filter.ts'
import { type MetricState, PERSON, type ScopeState, type States, targetScope, thingScope } from './state.ts'
import { foldStreak, type StreakState, streakOf, streakOn, unitOf } from './streak.ts'
import { zoneOf } from './zone.ts'

/** The event types a metric listens to. */
export function typesOf(metric: Metric): readonly string[] {
  if (metric.kind === 'live') return metric.things.flatMap((thing) => [...thing.added, ...thing.removed])
  return metric.kind === 'streak' ? [...metric.of, ...(metric.frozenBy ?? [])] : metric.of
}

/** The scopes of the credited person in which `fact` may change `metric`: to be loaded before `foldMetric`. */
export function scopesOf(metric: Metric, fact: Fact): readonly string[] {
  const own = metric.per === 'target' && fact.target !== null ? [targetScope(fact.target)] : []
  const key = keyOf(metric, fact)
  return key === null ? own : [...own, key]
}

/**
 * Counts `fact` in `metric` and tells whether its value changed.
 *
 * @throws TypeError when a field to be added up is not an exact number; nothing has been changed then.
 */
export function foldMetric(id: string, metric: Metric, fact: Fact, states: States): boolean {
  if (metric.where !== undefined && !matches(metric.where, fact)) return false
  if (metric.per === 'target' && fact.target === null) return false
  if (metric.notSelf === true && fact.actor === fact.owner && !takesAway(metric, fact)) return false

  const scope = metric.per === 'target' && fact.target !== null ? targetScope(fact.target) : PERSON
  switch (metric.kind) {
    case 'count':
      return add(id, states.write(scope), 1)
    case 'distinct':
      return foldThing(id, states, scope, keyOf(metric, fact), 1, true)
    case 'live': {
      const index = metric.things.findIndex((thing) => thing.added.includes(fact.type))
      if (index >= 0) return foldThing(id, states, scope, keyOf(metric, fact), 1 << index, true)
      const gone = metric.things.findIndex((thing) => thing.removed.includes(fact.type))
      return foldThing(id, states, scope, keyOf(metric, fact), 1 << gone, false)
    }
    case 'sum': {
      const amount = amountOf(metric, fact)
      const state = states.write(scope)
      state.metrics[id] = { sum: addTotals(sumOf(state.metrics[id]), amount) }
      return true
    }
    case 'peak': {
      const state = states.write(scope)
      const sum = addExact(sumOf(state.metrics[id]), fact.value)
      state.metrics[id] = { sum, peak: maxTotal(peakOf(state.metrics[id]), sum) }
      return true
    }
    case 'days': {
      const before = daysOf(states.read(scope)?.metrics[id])
      const after = addDay(before, localDay(fact.at, zoneOf(fact)))
      if (after !== before) states.write(scope).metrics[id] = after
      return after !== before
    }
    case 'streak': {
      const before = streakStateOf(states.read(scope)?.metrics[id])
      const frozen = metric.frozenBy?.includes(fact.type) === true
      const after = foldStreak(metric, before, localDay(fact.at, zoneOf(fact)), zoneOf(fact), frozen)
      if (after !== before) states.write(scope).metrics[id] = after
      return after !== before
    }
  }
}

/** Whether the fact can only take something away: that counts whoever does it, or what was given would stay for ever. */
function takesAway(metric: Metric, fact: Fact): boolean {
  return metric.kind === 'live' && metric.things.some((thing) => thing.removed.includes(fact.type))
}

/** The value of a metric in one scope, as a number; 0 where nothing was ever counted. */
export function metricValue(id: string, state: ScopeState | undefined): number {
  const found = state?.metrics[id]
  if (found === undefined) return 0
  if (typeof found === 'number') return found
  if (isDays(found)) return countDays(found)
  if ('active' in found) return found.longest
  return totalToNumber('peak' in found ? found.peak : found.sum)
}

/** A streak as it is reported: its lengths, and the last day of it, as a date where it is counted by days. */
export interface StreakReport {
  readonly longest: number
  readonly current: number
  readonly lastDay: string | null
}

/** The streak that goes on at an instant, in a zone; 0 for one that is over, null for a metric that is no streak. */
export function currentStreak(
  id: string,
  metric: Metric,
  state: ScopeState | undefined,
  at: number,
  zone: string,
): number | null {
  if (metric.kind !== 'streak') return null
  const found = streakStateOf(state?.metrics[id])
  return found === undefined ? 0 : streakOn(metric, found, unitOf(metric, localDay(at, zone))).current
}

/** A metric as it is reported: its number, or all there is to say of a streak. */
export function reportMetric(id: string, metric: Metric, state: ScopeState): number | StreakReport {
  const found = streakStateOf(state.metrics[id])
  if (metric.kind !== 'streak' || found === undefined) return metricValue(id, state)
  const { longest, current, lastDay } = streakOf(metric, found)
  return { longest, current, lastDay: lastDay === null || metric.every !== 'day' ? null : formatDay(lastDay) }
}

/** Puts one thing in or takes it out; only a thing that was not there before, or was, changes the count. */
function foldThing(
  id: string,
  states: States,
  scope: string,
  key: string | null,
  bit: number,
  present: boolean,
): boolean {
  if (key === null) return false
  const bits = bitsOf(states.read(key)?.metrics[id])
  if (((bits & bit) !== 0) === present) return false

  states.write(key).metrics[id] = bits ^ bit
  return add(id, states.write(scope), present ? 1 : -1)
}

function add(id: string, state: ScopeState, amount: number): true {
  const before = state.metrics[id]
  state.metrics[id] = (typeof before === 'number' ? before : 0) + amount
  return true
}

/** The scope in which it is remembered that this event's thing is there, or null where it names none. */
function keyOf(metric: Metric, fact: Fact): string | null {
  if (metric.kind !== 'distinct' && metric.kind !== 'live') return null
  const value = readField(fact, metric.by)
  if (value === undefined) return null
  return thingScope(metric.per === 'target' ? fact.target : null, metric.by, nameOf(value, metric.by))
}

/** A thing's name, short enough for an index and free of the characters that part scopes and lines. */
function nameOf(value: unknown, field: string): string {
  const name = typeof value === 'string' && !/\p{Cc}/u.test(value) ? value : JSON.stringify(value)
  if (name.length > LONGEST_NAME)
    throw new TypeError(`${field} has more than ${LONGEST_NAME} characters, too many to tell things apart by.`)
  return name
}

const LONGEST_NAME = 400

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

function daysOf(state: MetricState | undefined): Days {
  return state !== undefined && isDays(state) ? state : []
}

function isDays(state: MetricState): state is Days {
  return Array.isArray(state)
}

function streakStateOf(state: MetricState | undefined): StreakState | undefined {
  return typeof state === 'object' && 'active' in state ? state : undefined
}

function bitsOf(state: MetricState | undefined): number {
  return typeof state === 'number' ? state : 0
}

function sumOf(state: MetricState | undefined): string {
  return typeof state === 'object' && 'sum' in state ? state.sum : '0'
}

function peakOf(state: MetricState | undefined): string {
  return typeof state === 'object' && 'peak' in state ? state.peak : '0'
}
