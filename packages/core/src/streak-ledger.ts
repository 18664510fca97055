import type { Day } from './calendar.ts'
import type { Freezes, Metric } from './catalog.ts'
import { type Days, hasDay, lastDayOf } from './days.ts'
import { firstDayOf } from './period.ts'
import { isRest, type RestChoices } from './rest.ts'

export type StreakMetric = Metric & { readonly kind: 'streak' }

/**
 * All that is known of the days of a streak: how long it is follows from this and the metric. A unit is a day, week or
 * month as a number (see `numberOf`), whichever the streak is counted in; a date is always a day.
 */
export interface StreakLedger {
  /** Units with something done in them. */
  readonly active: Days
  /** Units frozen by an event of the host. */
  readonly frozen?: Days
  /** Units that were missed and mended afterwards. */
  readonly repaired?: Days
  /** Dates that were never on this person's calendar, because the zone or the person moved over them. */
  readonly skipped?: Days
  /** Dates of the pauses that are over. */
  readonly paused?: Days
  /** The first date of the pause that goes on. */
  readonly pausedSince?: Day
  readonly rests?: RestChoices
  /** Where the newest active unit was recorded. */
  readonly zone: string
}

/** Why nothing had to be done in a unit; `missed` where it had. */
export type Mark = 'frozen' | 'repaired' | 'absent' | 'paused' | 'rest' | 'missed'

/** Units without activity between two with: from the first up to, not including, the end. */
export interface Gap {
  readonly from: number
  readonly to: number
  /** Whether the streak goes on over it. */
  readonly bridged: boolean
}

export interface Walk {
  readonly longest: number
  /** The streak that ends with the last unit, or 0 when the gap after it was too wide. */
  readonly current: number
  /** The unit after the last one that counts; null where none does. */
  readonly end: number | null
  /** How many freezes are left. */
  readonly freezes: number
  readonly gaps: readonly Gap[]
}

/** Counts a streak from its first unit on: freezes are earned and spent on the way. With `until`, the gap up to it is the last. */
export function walk(metric: StreakMetric, ledger: StreakLedger, until = Number.NEGATIVE_INFINITY): Walk {
  const store = new FreezeStore(metric.freezes)
  const gaps: Gap[] = []
  let [longest, current] = [0, 0]
  let end: number | null = null
  for (const { first, length, isActive } of runsOf(metric, ledger)) {
    if (end !== null && !cross(metric, ledger, store, end, first, gaps)) current = 0
    current += length
    if (isActive) store.earn(length)
    longest = Math.max(longest, current)
    end = first + length
  }
  if (end !== null && !cross(metric, ledger, store, end, until, gaps)) current = 0
  return { longest, current, end, freezes: store.left, gaps }
}

/** The length of the streak that ends with the newest active unit, where no freezes are kept: older ones are not read. */
export function newestStreak(metric: StreakMetric, ledger: StreakLedger): number {
  const grace = metric.grace ?? 0
  let streak = 0
  let next: number | null = null
  for (let index = ledger.active.length - 1; index >= 0; index--) {
    const [first, length] = ledger.active[index] ?? [0, 0]
    if (next !== null && missedBetween(metric, ledger, first + length, next, grace) > grace) break
    streak += length
    next = first
  }
  return streak
}

/** What a unit without activity is. A week or month is neutral only when all of its dates are. */
export function markOf(metric: StreakMetric, ledger: StreakLedger, unit: number): Mark {
  if (ledger.frozen !== undefined && hasDay(ledger.frozen, unit)) return 'frozen'
  if (ledger.repaired !== undefined && hasDay(ledger.repaired, unit)) return 'repaired'
  if (metric.every !== 'day')
    return markOfPeriod(ledger, firstDayOf(metric.every, unit), firstDayOf(metric.every, unit + 1))
  const mark = markOfDate(ledger, unit)
  return mark === 'missed' && isRest(metric, ledger.rests, unit) ? 'rest' : mark
}

/** The date from which on something new is valid: that of its event, and never before what was done already. */
export function notBefore(metric: StreakMetric, ledger: StreakLedger, day: Day): Day {
  const last = lastDayOf(ledger.active)
  return last === undefined ? day : Math.max(day, firstDayOf(metric.every, last))
}

function cross(
  metric: StreakMetric,
  ledger: StreakLedger,
  store: FreezeStore,
  from: number,
  to: number,
  gaps: Gap[],
): boolean {
  if (to <= from) return true
  const grace = metric.grace ?? 0
  const missed = missedBetween(metric, ledger, from, to, grace + store.left)
  const bridged = store.spend(Math.max(0, missed - grace))
  gaps.push({ from, to, bridged })
  return bridged
}

/** How many units from `from` up to `to` were missed; more than `enough` are not counted further. */
function missedBetween(metric: StreakMetric, ledger: StreakLedger, from: number, to: number, enough: number): number {
  let missed = 0
  for (let unit = from; unit < to && missed <= enough; unit++)
    if (markOf(metric, ledger, unit) === 'missed') missed += 1
  return missed
}

function markOfPeriod(ledger: StreakLedger, first: Day, end: Day): Mark {
  let mark: Mark = 'absent'
  for (let day = first; day < end; day++) {
    const found = markOfDate(ledger, day)
    if (found === 'missed') return 'missed'
    if (found === 'paused') mark = 'paused'
  }
  return mark
}

function markOfDate(ledger: StreakLedger, day: Day): 'absent' | 'paused' | 'missed' {
  if (ledger.skipped !== undefined && hasDay(ledger.skipped, day)) return 'absent'
  if (ledger.pausedSince !== undefined && day >= ledger.pausedSince) return 'paused'
  return ledger.paused !== undefined && hasDay(ledger.paused, day) ? 'paused' : 'missed'
}

interface Run {
  readonly first: number
  readonly length: number
  readonly isActive: boolean
}

/** The runs that lengthen a streak, in rising order: the active ones, and each frozen unit where those count as well. */
function runsOf(metric: StreakMetric, ledger: StreakLedger): readonly Run[] {
  const active = ledger.active.map(([first, length]) => ({ first, length, isActive: true }))
  if (!metric.frozenCounts || ledger.frozen === undefined) return active
  const runs: Run[] = active
  for (const [first, length] of ledger.frozen) {
    for (let unit = first; unit < first + length; unit++) {
      if (!hasDay(ledger.active, unit)) runs.push({ first: unit, length: 1, isActive: false })
    }
  }
  return runs.toSorted((a, b) => a.first - b.first)
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

  earn(active: number): void {
    const { every, cap } = this.#freezes ?? {}
    if (every === undefined || cap === undefined) return
    const earned = Math.floor((this.#active + active) / every) - Math.floor(this.#active / every)
    this.#active += active
    this.left = Math.min(this.left + earned, cap)
  }
}
