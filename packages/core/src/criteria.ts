import type { Day } from './calendar.ts'
import type { Badge, Catalog, Criteria, Metric } from './catalog.ts'
import { compare } from './filter.ts'
import { type Holding, heldSince, heldUntil, isHeldOn } from './holding.ts'
import { daysCounted, metricValue, valueChangesAfter, windowOf } from './metric.ts'
import { needsOf } from './rules.ts'
import { PERSON, type ScopeState, type States, targetScope } from './state.ts'

/** Where criteria are judged: the states of a person, the one target in question for badges judged by target, and when. */
export interface Subject {
  readonly states: States
  readonly target: string | null
  /** The day that it is for the person; numbers in windows depend on it. */
  readonly today: Day
}

/** Whether `criteria` hold. A number that was never counted is at most nothing: only `>=` and `>` compare with it. */
export function holds(criteria: Criteria, subject: Subject, catalog: Catalog): boolean {
  switch (criteria.kind) {
    case 'compare': {
      const { metric, op, value } = criteria
      if (op !== '>=' && op !== '>' && stateFor(subject)?.metrics[metric] === undefined) return false
      return compare(valueFor(metric, subject, catalog), op, value)
    }
    case 'holds':
      return isHeld(criteria.badge, subject, catalog)
    case 'all':
      return criteria.of.every((part) => holds(part, subject, catalog))
    case 'any':
      return criteria.of.some((part) => holds(part, subject, catalog))
    case 'not':
      return !holds(criteria.of, subject, catalog)
    case 'atLeast':
      return criteria.of.filter((part) => holds(part, subject, catalog)).length >= criteria.count
  }
}

/**
 * The first day after today on which `criteria` that hold now no longer do although nothing happens; undefined when
 * only an event can change them.
 */
export function holdsUntil(criteria: Criteria, subject: Subject, catalog: Catalog): Day | undefined {
  const days = [...new Set(changes(criteria, subject, catalog))].sort((a, b) => a - b)
  return days.find((today) => !holds(criteria, { ...subject, today }, catalog))
}

function changes(criteria: Criteria, subject: Subject, catalog: Catalog): readonly Day[] {
  switch (criteria.kind) {
    case 'compare': {
      const metric = catalog.metrics[criteria.metric]
      if (metric === undefined) return []
      const days = valueChangesAfter(criteria.metric, metric, stateFor(subject), subject.today)
      return onlyFalls(metric) ? firstFalse(criteria, days, subject, catalog) : days
    }
    case 'holds':
      return holdingsOf(criteria.badge, subject, catalog).flatMap((holding) => heldUntil(holding) ?? [])
    case 'not':
      return changes(criteria.of, subject, catalog)
    default:
      return criteria.of.flatMap((part) => changes(part, subject, catalog))
  }
}

/** Whether time alone makes a number only smaller: one that sums what may be negative can grow as well. */
function onlyFalls(metric: Metric): boolean {
  return metric.kind !== 'sum' && windowOf(metric)?.kind === 'rolling'
}

/** Of rising days the first on which a condition that only ever ends is over, found by halves: there may be hundreds. */
function firstFalse(criteria: Criteria, days: readonly Day[], subject: Subject, catalog: Catalog): readonly Day[] {
  let [from, to] = [0, days.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(criteria, { ...subject, today: days[middle] ?? subject.today }, catalog)) from = middle + 1
    else to = middle
  }
  return days.slice(from, from + 1)
}

/** The days after today under which something was counted already, for somebody who was where they have begun. */
export function daysAhead(criteria: Criteria, subject: Subject, catalog: Catalog): readonly Day[] {
  const days = needsOf(criteria).metrics.flatMap((id) => {
    const metric = catalog.metrics[id]
    return metric === undefined ? [] : daysCounted(id, metric, stateFor(subject))
  })
  return days.filter((day) => day > subject.today)
}

/** How far along: `value` of `target`, counted by `metric` (null where a yes or no has no number). */
export interface Progress {
  readonly value: number
  readonly target: number
  readonly metric: string | null
}

/**
 * The progress towards `criteria`. Of several conditions that must all hold it is the one furthest from
 * done, of alternatives the nearest: the number that decides. `value` never exceeds `target`.
 */
export function progressTowards(criteria: Criteria, subject: Subject, catalog: Catalog): Progress {
  switch (criteria.kind) {
    case 'compare': {
      const { metric, op, value } = criteria
      if (op === '>=') return progressOf(valueFor(metric, subject, catalog), value, metric)
      if (op === '>') return progressBeyond(valueFor(metric, subject, catalog), value, metric)
      return yesOrNo(holds(criteria, subject, catalog))
    }
    case 'holds':
    case 'not':
      return yesOrNo(holds(criteria, subject, catalog))
    case 'all':
      return ranked(criteria.of, subject, catalog).at(-1) ?? yesOrNo(true)
    case 'any':
      return ranked(criteria.of, subject, catalog)[0] ?? yesOrNo(false)
    case 'atLeast':
      return ranked(criteria.of, subject, catalog)[criteria.count - 1] ?? yesOrNo(false)
  }
}

/** The scope that remembers whether a badge is held: the target's for a badge once per target, else the person's. */
export function homeScope(badge: Badge, target: string | null): string {
  return badge.once === 'target' && target !== null ? targetScope(target) : PERSON
}

/** Whether a badge is held: for the target in question where it is held for each, in any period where for each of those. */
export function isHeld(id: string, subject: Subject, catalog: Catalog): boolean {
  return holdingsOf(id, subject, catalog).some((holding) => isHeldOn(holding, subject.today))
}

/** The ways in which a badge is held: several only where it is held for each period. */
function holdingsOf(id: string, subject: Subject, catalog: Catalog): readonly Holding[] {
  const badge = catalog.badges[id]
  if (badge === undefined) return []
  const home = subject.states.read(homeScope(badge, subject.target))?.badges ?? {}
  const all = isByPeriod(badge) ? periodsOf(id, home) : [home[id]]
  return all.filter((holding): holding is Holding => heldSince(holding) !== undefined)
}

/** Whether a badge is held for each period or season. */
export function isByPeriod(badge: Badge): boolean {
  return badge.once === 'period' || badge.once === 'season'
}

function periodsOf(id: string, home: ScopeState['badges']): readonly Holding[] {
  return Object.entries(home).flatMap(([key, holding]) => (key.startsWith(`${id}#`) ? [holding] : []))
}

function stateFor(subject: Subject): ScopeState | undefined {
  return subject.states.read(subject.target === null ? PERSON : targetScope(subject.target))
}

/** The number that a condition compares, on the day in question. */
export function valueFor(id: string, subject: Subject, catalog: Catalog): number {
  const metric = catalog.metrics[id]
  return metric === undefined ? 0 : metricValue(id, metric, stateFor(subject), subject.today)
}

function progressOf(value: number, target: number, metric: string): Progress {
  return { value: Math.min(Math.max(value, 0), target), target, metric }
}

/** "More than 5" is reached by no first number, so a count is on its way to the next whole one. */
function progressBeyond(value: number, bound: number, metric: string): Progress {
  const target = Math.floor(bound) + 1
  return progressOf(value > bound ? target : value, target, metric)
}

function yesOrNo(done: boolean): Progress {
  return { value: done ? 1 : 0, target: 1, metric: null }
}

/** The parts' progress, the nearest to done first. */
function ranked(parts: readonly Criteria[], subject: Subject, catalog: Catalog): readonly Progress[] {
  return parts
    .map((part) => progressTowards(part, subject, catalog))
    .sort((a, b) => b.value / b.target - a.value / a.target)
}
