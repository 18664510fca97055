import { type Day, dayExists, monthOf, weekdayOf, weekOf } from './calendar.ts'
import type { Freezes, Metric } from './catalog.ts'
import { addDay, type Days, hasDay } from './days.ts'
import type { LocalFact } from './event.ts'

/** What a streak is computed from: sets of days, weeks or months. Its length is never stored. */
export interface StreakState {
  /** With something done in them. */
  readonly active: Days
  /** Frozen by an event of the host. */
  readonly frozen?: Days
  /** Where the last one was recorded, to know which dates its calendar has. */
  readonly zone: string
  /** The longest streak as of the last fold, so that a badge can be judged without counting again. */
  readonly longest: number
}

export interface Streak {
  readonly longest: number
  /** The run that ends on the last day; whether it still goes on depends on today, see `streakOn`. */
  readonly current: number
  readonly lastDay: Day | null
}

export type StreakMetric = Metric & { readonly kind: 'streak' }

/** The state with one more day, active or frozen. The same state when nothing changes. */
export function foldStreak(metric: StreakMetric, state: StreakState | undefined, fact: LocalFact): StreakState {
  const { day, zone } = fact
  const frozen = metric.frozenBy?.includes(fact.type) === true
  const before = state ?? { active: [], zone, longest: 0 }
  const unit = unitOf(metric, day)
  const active = frozen ? before.active : addDay(before.active, unit)
  const cold = frozen ? addDay(before.frozen ?? [], unit) : before.frozen
  if (active === before.active && cold === before.frozen) return before
  const after = { ...before, active, zone, ...(cold === undefined ? {} : { frozen: cold }) }
  return { ...after, longest: longestOf(metric, before.longest, after, unit) }
}

/** Nearly every day is the newest: then only the run that it ends can have become the longest, and the rest is not read. */
function longestOf(metric: StreakMetric, before: number, state: Omit<StreakState, 'longest'>, unit: number): number {
  const [first, length] = state.active.at(-1) ?? [0, 0]
  const newest = unit === first + length - 1
  if (!newest || metric.freezes !== undefined || state.frozen !== undefined) return streakOf(metric, state).longest
  return Math.max(before, lastStreak(metric, state))
}

/** The streak that ends on the last day, where no freezes are kept. */
function lastStreak(metric: StreakMetric, state: Omit<StreakState, 'longest'>): number {
  let streak = 0
  let next: Day | null = null
  for (let index = state.active.length - 1; index >= 0; index--) {
    const [first, length] = state.active[index] ?? [0, 0]
    if (next !== null && missedBetween(metric, state, first + length, next, 0) > 0) break
    streak += length
    next = first
  }
  return streak
}

/** The day, week or month that a streak counts a day by. */
export function unitOf(metric: StreakMetric, day: Day): number {
  return metric.every === 'day' ? day : metric.every === 'week' ? weekOf(day) : monthOf(day)
}

/**
 * The streak of a set of days. Gaps are bridged by dates that a calendar does not have, by rest days, by days
 * that were frozen, and by freezes where they cover the whole gap; a gap too wide spends none.
 */
export function streakOf(metric: StreakMetric, state: Omit<StreakState, 'longest'>): Streak {
  let [longest, current, end] = [0, 0, Number.NaN]
  const store = new FreezeStore(metric.freezes)
  for (const [first, length] of runsOf(metric, state)) {
    const missed = Number.isNaN(end) ? Number.POSITIVE_INFINITY : missedBetween(metric, state, end, first, store.left)
    if (missed > 0 && !store.spend(missed)) current = 0
    current += length
    store.earn(length)
    longest = Math.max(longest, current)
    end = first + length
  }
  return { longest, current, lastDay: Number.isNaN(end) ? null : end - 1 }
}

/** The streak as it stands on `today`: the current one is over when more was missed than can be bridged. */
export function streakOn(metric: StreakMetric, state: StreakState, today: Day): Streak & { readonly atRisk: boolean } {
  const streak = streakOf(metric, state)
  if (streak.lastDay === null || streak.lastDay >= today) return { ...streak, atRisk: false }
  const left = freezesLeft(metric, state)
  const missed = missedBetween(metric, state, streak.lastDay + 1, today, left)
  const over = missed > left
  return { ...streak, current: over ? 0 : streak.current, atRisk: !over }
}

/** Runs of what counts: the active days, with the frozen ones where those count as well. */
function runsOf(metric: StreakMetric, state: Omit<StreakState, 'longest'>): Days {
  if (!metric.frozenCounts || state.frozen === undefined) return state.active
  let runs: Days = state.active
  for (const [first, length] of state.frozen)
    for (let day = first; day < first + length; day++) runs = addDay(runs, day)
  return runs
}

/** How many days from `from` up to `to` were expected and missed; more than `enough` are not counted further. */
function missedBetween(
  metric: StreakMetric,
  state: Omit<StreakState, 'longest'>,
  from: Day,
  to: Day,
  enough: number,
): number {
  // A gap of a year is a gap: no calendar, rest or freeze bridges more than a hundred days.
  if (to - from > 400) return to - from
  let missed = 0
  for (let day = from; day < to && missed <= enough; day++) if (isExpected(metric, state, day)) missed += 1
  return missed
}

function isExpected(metric: StreakMetric, state: Omit<StreakState, 'longest'>, unit: number): boolean {
  if (state.frozen !== undefined && hasDay(state.frozen, unit)) return false
  if (metric.every !== 'day') return true
  if (metric.rest?.includes(weekdayOf(unit)) === true) return false
  return dayExists(unit, state.zone)
}

function freezesLeft(metric: StreakMetric, state: StreakState): number {
  const store = new FreezeStore(metric.freezes)
  let end = Number.NaN
  for (const [first, length] of runsOf(metric, state)) {
    if (!Number.isNaN(end)) store.spend(missedBetween(metric, state, end, first, store.left))
    store.earn(length)
    end = first + length
  }
  return store.left
}

/** Freezes as they are given, earned and spent along the days. */
class FreezeStore {
  left: number
  #active = 0
  readonly #freezes: Freezes | undefined

  constructor(freezes: Freezes | undefined) {
    this.#freezes = freezes
    this.left = Math.min(freezes?.given ?? 0, freezes?.cap ?? 0)
  }

  /** Spends `count` and tells whether there were enough; all or none. */
  spend(count: number): boolean {
    if (count > this.left) return false
    this.left -= count
    return true
  }

  earn(activeDays: number): void {
    const { every, cap } = this.#freezes ?? {}
    if (every === undefined || cap === undefined) return
    const earned = Math.floor((this.#active + activeDays) / every) - Math.floor(this.#active / every)
    this.#active += activeDays
    this.left = Math.min(this.left + earned, cap)
  }
}
