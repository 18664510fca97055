import type { Metric } from '../catalog.ts'
import { dateOf, dayAt, dayOf, hasDate, weekday } from './oracle-calendar.ts'
import type { Told } from './oracle-facts.ts'

type Streak = Metric & { readonly kind: 'streak' }

/** What the facts say of each day, week or month, put together from the first fact on. */
interface Ledger {
  readonly active: Set<number>
  readonly frozen: Set<number>
  readonly repaired: Set<number>
  /** Dates on which nothing could be done, because they never were. */
  readonly absent: Set<number>
  readonly paused: Set<number>
  pausedSince: number | null
  rests: { readonly from: number; readonly days: readonly number[] }[]
  /** Where the last active day was recorded. */
  zone: string | null
}

/** The longest streak that these facts make, in the order in which they happened. */
export function longestStreak(metric: Streak, facts: readonly Told[]): number {
  const ledger: Ledger = {
    active: new Set(),
    frozen: new Set(),
    repaired: new Set(),
    absent: new Set(),
    paused: new Set(),
    pausedSince: null,
    rests: [],
    zone: null,
  }
  for (const fact of facts) tell(metric, ledger, fact)
  return walk(metric, ledger).longest
}

function tell(metric: Streak, ledger: Ledger, fact: Told): void {
  const day = Math.max(fact.day, firstDateOf(metric, last(ledger) ?? Number.NEGATIVE_INFINITY))
  if (metric.restBy?.includes(fact.type)) chooseRest(metric, ledger, day, numbersIn(fact))
  if (metric.resumedBy?.includes(fact.type) && ledger.pausedSince !== null) {
    for (let date = ledger.pausedSince; date < day; date++) ledger.paused.add(date)
    ledger.pausedSince = null
  }
  if (metric.pausedBy?.includes(fact.type)) ledger.pausedSince ??= day
  if (metric.repairedBy?.includes(fact.type)) repair(metric, ledger, fact)
  if (metric.frozenBy?.includes(fact.type)) ledger.frozen.add(unitOf(metric, fact.day))
  if (metric.of.includes(fact.type)) beActive(metric, ledger, fact)
}

function beActive(metric: Streak, ledger: Ledger, fact: Told): void {
  const unit = unitOf(metric, fact.day)
  const before = last(ledger)
  const moved = isPlace(ledger.zone) && isPlace(fact.zone) && ledger.zone !== fact.zone
  const old = moved ? dayAt(fact.at, ledger.zone ?? '', fact.dayStart) : fact.day
  // One instant is in one day: where the last one was recorded it may still be that, or earlier.
  if (before !== null && moved && Math.min(unit, unitOf(metric, old)) <= before) return
  if (ledger.active.has(unit)) return
  if (before !== null && unit > before) {
    for (let date = firstDateOf(metric, before + 1); date < fact.day; date++) {
      const never = !hasDate(date, fact.zone) || !hasDate(date, ledger.zone ?? fact.zone)
      if (never || (moved && date >= old)) ledger.absent.add(date)
    }
  }
  ledger.active.add(unit)
  ledger.zone = fact.zone
}

function chooseRest(metric: Streak, ledger: Ledger, day: number, days: readonly number[]): void {
  let monday = day + 1
  while (weekday(monday) !== 1) monday += 1
  if (restOn(metric, ledger, monday).toSorted().join() === days.toSorted().join()) return
  ledger.rests = [...ledger.rests.filter(({ from }) => from < monday), { from: monday, days }]
}

function repair(metric: Streak, ledger: Ledger, fact: Told): void {
  const dates = datesIn(fact)
  const units = dates.length > 0 ? dates.map((date) => unitOf(metric, date)) : latestGap(metric, ledger, fact)
  for (const unit of units) if (!ledger.active.has(unit)) ledger.repaired.add(unit)
}

/** What was missed in the last gap that ended the streak, before the day of the fact. */
function latestGap(metric: Streak, ledger: Ledger, fact: Told): readonly number[] {
  const until = unitOf(metric, fact.day)
  const gap = walk(metric, ledger, until).broken.findLast(([from]) => from < until)
  if (gap === undefined) return []
  return unitsBetween(gap[0], Math.min(gap[1], until)).filter((unit) => isMissed(metric, ledger, unit))
}

/** Goes along all that counts, with freezes in hand. The gap up to `until` is looked at as well. */
function walk(metric: Streak, ledger: Ledger, until?: number) {
  const { given = 0, every, cap = 0 } = metric.freezes ?? {}
  const counted = [...ledger.active, ...(metric.frozenCounts ? ledger.frozen : [])]
  const broken: (readonly [from: number, to: number])[] = []
  let [longest, current, active, freezes] = [0, 0, 0, Math.min(given, cap)]
  let end: number | null = null
  const cross = (to: number) => {
    if (end === null || to <= end) return
    const missed = unitsBetween(end, to).filter((unit) => isMissed(metric, ledger, unit)).length
    const needed = Math.max(0, missed - (metric.grace ?? 0))
    if (needed <= freezes) freezes -= needed
    else {
      broken.push([end, to])
      current = 0
    }
  }
  for (const unit of [...new Set(counted)].sort((a, b) => a - b)) {
    cross(unit)
    current += 1
    if (ledger.active.has(unit)) active += 1
    if (ledger.active.has(unit) && every !== undefined && active % every === 0) freezes = Math.min(freezes + 1, cap)
    longest = Math.max(longest, current)
    end = unit + 1
  }
  if (until !== undefined) cross(until)
  return { longest, broken }
}

function isMissed(metric: Streak, ledger: Ledger, unit: number): boolean {
  if (ledger.frozen.has(unit) || ledger.repaired.has(unit)) return false
  const dates = unitsBetween(firstDateOf(metric, unit), firstDateOf(metric, unit + 1))
  return dates.some((date) => !isFree(metric, ledger, date))
}

function isFree(metric: Streak, ledger: Ledger, date: number): boolean {
  if (ledger.paused.has(date) || (ledger.pausedSince !== null && date >= ledger.pausedSince)) return true
  // What follows the last active day is on the calendar of where that was.
  const open = firstDateOf(metric, (last(ledger) ?? 0) + 1)
  if (ledger.absent.has(date) || (date >= open && !hasDate(date, ledger.zone ?? 'UTC'))) return true
  if (metric.every !== 'day') return false
  return restOn(metric, ledger, date).includes(weekday(date))
}

function restOn(metric: Streak, ledger: Ledger, date: number): readonly number[] {
  return ledger.rests.findLast(({ from }) => from <= date)?.days ?? metric.rest ?? []
}

function last(ledger: Ledger): number | null {
  return ledger.active.size === 0 ? null : Math.max(...ledger.active)
}

/** Days, weeks from 29 December 1969, or months from January 1970, each as a number. */
function unitOf({ every }: Streak, date: number): number {
  if (every === 'day') return date
  if (every === 'week') return Math.floor((date - dayOf('1969-12-29')) / 7)
  const [year = 0, month = 0] = dateOf(date).split('-').map(Number)
  return (year - 1970) * 12 + month - 1
}

function firstDateOf({ every }: Streak, unit: number): number {
  if (every === 'day' || unit === Number.NEGATIVE_INFINITY) return unit
  if (every === 'week') return dayOf('1969-12-29') + unit * 7
  return Date.UTC(1970, unit, 1) / 86_400_000
}

function unitsBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** A named zone is a place; an offset only says what was on the wall. */
function isPlace(zone: string | null): boolean {
  return zone !== null && !/^[+-]/.test(zone)
}

function numbersIn({ data }: Told): readonly number[] {
  const days = data?.['days']
  return Array.isArray(days) ? days.filter((day) => typeof day === 'number') : []
}

function datesIn({ data }: Told): readonly number[] {
  const days = data?.['days']
  return Array.isArray(days) ? days.filter((day) => typeof day === 'string').map(dayOf) : []
}
