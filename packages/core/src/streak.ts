import { type Day, formatDay, localDay, missingDays, parseDay } from './calendar.ts'
import { addDay, addDays, type Days, hasDay, lastDayOf } from './days.ts'
import type { LocalFact } from './event.ts'
import { firstDayOf, numberOf } from './period.ts'
import { chooseRest } from './rest.ts'
import { markOf, newestStreak, notBefore, type StreakLedger, type StreakMetric, walk } from './streak-ledger.ts'
import { isOffset } from './zone.ts'

/** What a streak is computed from, as plain JSON. */
export interface StreakState extends StreakLedger {
  /** The longest streak as of the last fold, so that a badge can be judged without counting again. */
  readonly longest: number
}

export interface Streak {
  readonly longest: number
  /** The run that ends on the last day; whether it still goes on depends on today, see `streakOn`. */
  readonly current: number
  /** The last day, week or month that counts, as a number; null where none does. */
  readonly lastDay: Day | null
}

export interface StreakToday extends Streak {
  /** Whether something must be done today, this week or this month, or it is missed. */
  readonly atRisk: boolean
  /** How many freezes are left when those for what was missed so far are taken away. */
  readonly freezesLeft: number
}

/**
 * The state after one more fact: activity, a frozen day, a choice of rest days, a pause or its end, or a repair. Facts
 * come in the order in which they happened. The same state when nothing changes.
 *
 * @throws TypeError when `data.days` of a choice of rest days or of a repair cannot be read; nothing has changed then.
 */
export function foldStreak(metric: StreakMetric, state: StreakState | undefined, fact: LocalFact): StreakState {
  const before = state ?? { active: [], zone: fact.zone, longest: 0 }
  const after = applyFact(metric, before, fact)
  return after === before ? before : { ...after, longest: longestOf(metric, before, after) }
}

/** The day, week or month that a streak counts a day by, as a number. */
export function unitOf(metric: StreakMetric, day: Day): number {
  return numberOf(metric.every, day)
}

/**
 * The streak as of its last day. Gaps are bridged where nothing was expected, by the days of grace, and by freezes
 * where they cover all the rest of a gap; a gap too wide spends none.
 */
export function streakOf(metric: StreakMetric, ledger: StreakLedger): Streak {
  const { longest, current, end } = walk(metric, ledger)
  return { longest, current, lastDay: end === null ? null : end - 1 }
}

/** The streak as it stands on `today`, a unit: the current one is over when more was missed than can be bridged. */
export function streakOn(metric: StreakMetric, ledger: StreakLedger, today: number): StreakToday {
  const known = ledgerUntil(metric, ledger, today)
  const { longest, current, end, freezes } = walk(metric, known, today)
  const open = end !== null && end <= today && current > 0
  return {
    longest,
    current,
    lastDay: end === null ? null : end - 1,
    atRisk: open && markOf(metric, known, today) === 'missed',
    freezesLeft: freezes,
  }
}

/** The ledger with the dates between its newest unit and another that its zone never had. */
export function ledgerUntil(metric: StreakMetric, ledger: StreakLedger, until: number): StreakLedger {
  const last = lastDayOf(ledger.active)
  if (last === undefined) return ledger
  const gap = [firstDayOf(metric.every, last + 1), firstDayOf(metric.every, until)] as const
  return withSkipped(ledger, missingDays(...gap, ledger.zone).reduce(addDay, ledger.skipped ?? []))
}

/** One event type may mean several things; what it says of other days comes before what was done on its own. */
function applyFact(metric: StreakMetric, before: StreakLedger, fact: LocalFact): StreakLedger {
  let ledger = before
  if (metric.restBy?.includes(fact.type) === true) ledger = changeRest(metric, ledger, fact)
  if (metric.resumedBy?.includes(fact.type) === true) ledger = resume(metric, ledger, fact)
  if (metric.pausedBy?.includes(fact.type) === true) ledger = pause(metric, ledger, fact)
  if (metric.repairedBy?.includes(fact.type) === true) ledger = repair(metric, ledger, fact)
  if (metric.frozenBy?.includes(fact.type) === true) ledger = freeze(metric, ledger, fact)
  return metric.of.includes(fact.type) ? addActive(metric, ledger, fact) : ledger
}

/** Nearly always the newest day was added: then only the streak that it ends can have become the longest. */
function longestOf(metric: StreakMetric, before: StreakState, after: StreakLedger): number {
  const sameOthers = after.frozen === before.frozen && after.repaired === before.repaired
  if (sameOthers && after.active === before.active) return before.longest
  const newest = (lastDayOf(after.active) ?? 0) > (lastDayOf(before.active) ?? Number.NEGATIVE_INFINITY)
  const frozenCounts = metric.frozenCounts && after.frozen !== undefined
  if (!sameOthers || !newest || metric.freezes !== undefined || frozenCounts) return walk(metric, after).longest
  return Math.max(before.longest, newestStreak(metric, after))
}

function addActive(metric: StreakMetric, ledger: StreakLedger, fact: LocalFact): StreakLedger {
  const unit = unitOf(metric, fact.day)
  const last = lastDayOf(ledger.active)
  if (unit === last) return ledger
  const old = dayBeforeMove(ledger, fact)
  // Whoever moves gets no second day for one that is not over where they were, and none in the past.
  if (old !== null && last !== undefined && Math.min(unitOf(metric, old), unit) <= last) return ledger
  const active = addDay(ledger.active, unit)
  if (active === ledger.active) return ledger
  const skipped = last === undefined || unit < last ? [] : skippedBetween(metric, ledger, fact, last, old)
  return { ...withSkipped(ledger, skipped), active, zone: fact.zone }
}

/** The day that it is in the zone of the last activity, for who moved to another; null for who did not. */
function dayBeforeMove(ledger: StreakLedger, fact: LocalFact): Day | null {
  // An offset states the date on the wall, which is taken as it is.
  if (ledger.zone === fact.zone || isOffset(ledger.zone) || isOffset(fact.zone)) return null
  return localDay(fact.at, ledger.zone, fact.dayStart)
}

/** With the dates since the last activity that a zone never had, and those that somebody flew over. */
function skippedBetween(
  metric: StreakMetric,
  ledger: StreakLedger,
  fact: LocalFact,
  last: number,
  old: Day | null,
): Days {
  const from = firstDayOf(metric.every, last + 1)
  const missing = [ledger.zone, fact.zone].flatMap((zone) => missingDays(from, fact.day, zone))
  const skipped = missing.reduce(addDay, ledger.skipped ?? [])
  return old === null ? skipped : addDays(skipped, Math.max(old, from), fact.day)
}

function withSkipped(ledger: StreakLedger, skipped: Days): StreakLedger {
  return skipped.length === 0 ? ledger : { ...ledger, skipped }
}

function freeze(metric: StreakMetric, ledger: StreakLedger, fact: LocalFact): StreakLedger {
  const unit = unitOf(metric, fact.day)
  const frozen = addDay(ledger.frozen ?? [], unit)
  // A frozen day may end a gap as well, over a date that never was.
  return frozen === ledger.frozen ? ledger : { ...ledgerUntil(metric, ledger, unit), frozen }
}

function changeRest(metric: StreakMetric, ledger: StreakLedger, fact: LocalFact): StreakLedger {
  const rests = chooseRest(metric, ledger.rests, notBefore(metric, ledger, fact.day), fact)
  return rests === ledger.rests || rests === undefined ? ledger : { ...ledger, rests }
}

function pause(metric: StreakMetric, ledger: StreakLedger, fact: LocalFact): StreakLedger {
  if (ledger.pausedSince !== undefined) return ledger
  return { ...ledger, pausedSince: notBefore(metric, ledger, fact.day) }
}

function resume(metric: StreakMetric, ledger: StreakLedger, fact: LocalFact): StreakLedger {
  const { pausedSince, ...rest } = ledger
  if (pausedSince === undefined) return ledger
  const paused = addDays(ledger.paused ?? [], pausedSince, notBefore(metric, ledger, fact.day))
  return paused.length === 0 ? rest : { ...rest, paused }
}

function repair(metric: StreakMetric, ledger: StreakLedger, fact: LocalFact): StreakLedger {
  const named = fact.data?.['days']
  const units = named === undefined ? latestMissed(metric, ledger, fact) : namedUnits(metric, ledger, fact, named)
  const before = ledger.repaired ?? []
  const repaired = units.filter((unit) => !hasDay(ledger.active, unit)).reduce(addDay, before)
  return repaired === before ? ledger : { ...ledger, repaired }
}

/** What was missed in the latest gap that ended the streak, up to the unit of the repair. */
function latestMissed(metric: StreakMetric, ledger: StreakLedger, fact: LocalFact): readonly number[] {
  const until = unitOf(metric, fact.day)
  const known = ledgerUntil(metric, ledger, until)
  const gap = walk(metric, known, until).gaps.findLast(({ from, bridged }) => !bridged && from < until)
  if (gap === undefined) return []
  const units = Array.from({ length: Math.min(gap.to, until) - gap.from }, (_, index) => gap.from + index)
  return units.filter((unit) => markOf(metric, known, unit) === 'missed')
}

function namedUnits(metric: StreakMetric, ledger: StreakLedger, fact: LocalFact, named: unknown): readonly number[] {
  if (!Array.isArray(named) || named.length === 0 || !named.every(isDate)) throw new TypeError(NO_DATES)
  const days = named.map(parseDay)
  const late = days.find((day) => day > notBefore(metric, ledger, fact.day))
  if (late !== undefined)
    throw new TypeError(`data.days names ${formatDay(late)}, which is after the day of the repair.`)
  return days.map((day) => unitOf(metric, day))
}

const NO_DATES = 'data.days must be a list of the dates to repair, such as "2026-03-01".'

function isDate(date: unknown): date is string {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return false
  const day = parseDay(date)
  return !Number.isNaN(day) && formatDay(day) === date
}
