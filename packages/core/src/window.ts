import type { Buckets, Totals } from './buckets.ts'
import { type Day, firstOfMonth, parseDay, yearOf } from './calendar.ts'
import type { Window } from './catalog.ts'
import type { Days } from './days.ts'
import { type Period, periodAround } from './period.ts'

/** The period of a calendar window or the season that a day lies in; null outside a season. A rolling window has none. */
export function periodOf(window: Window, day: Day): Period | null {
  if (window.kind === 'calendar') return periodAround(window.unit, day)
  return window.kind === 'season' ? seasonAround(window, day) : null
}

/** The day that what happens on `day` is counted under: its own, or the first one of its period; null outside a season. */
export function bucketOf(window: Window, day: Day): Day | null {
  if (window.kind === 'rolling') return day
  return periodOf(window, day)?.first ?? null
}

/** The days of a window as it stands on `today`, the end not included; empty outside a season. */
export function daysOfWindow(window: Window, today: Day): readonly [from: Day, end: Day] {
  // What a traveller did on a day that has not begun at home lies in the window as well.
  if (window.kind === 'rolling') return [today - window.days + 1, Number.POSITIVE_INFINITY]
  const period = periodOf(window, today)
  return period === null ? [today, today] : [period.first, period.end]
}

/** How many periods or days before the newest are kept: a traveller's day may lie two before one already told. */
const KEPT = 3

/** Buckets without those that no window will look at again. */
export function pruned<T extends Buckets | Totals>(window: Window, buckets: T): T {
  const newest = buckets.at(-1)?.[0]
  if (newest === undefined) return buckets
  if (window.kind !== 'rolling') return buckets.slice(-KEPT) as unknown as T
  return buckets.filter(([day]) => day > newest - window.days - KEPT) as unknown as T
}

/** The same for a set of days. */
export function prunedDays(window: Window, days: Days): Days {
  const last = days.at(-1)
  if (last === undefined) return days
  const newest = last[0] + last[1] - 1
  const from =
    window.kind === 'rolling' ? newest - window.days - KEPT : (bucketOf(window, newest - KEPT) ?? newest - KEPT)
  return days.filter(([first, length]) => first + length > from)
}

/** The days after `today` on which the number in a window changes although nothing happens, in rising order. */
export function changesAfter(window: Window, days: Iterable<Day>, today: Day): readonly Day[] {
  if (window.kind === 'rolling') return [...days].map((day) => day + window.days).filter((day) => day > today)
  // What a traveller did in a period that has not begun at home counts when it has.
  const ahead = [...days].filter((day) => day > today)
  return [...new Set([today, ...ahead].flatMap((day) => periodOf(window, day)?.end ?? []))]
}

function seasonAround(window: Window & { readonly kind: 'season' }, day: Day): Period | null {
  const { season, from, to } = window
  if (from.length === 10) return within(day, parseDay(from), parseDay(to), season)
  const year = yearOf(day)
  // Over new year a season ends in the year after it began.
  const over = to < from ? 1 : 0
  return (
    within(day, dayOfYear(year, from), dayOfYear(year + over, to), `${season}-${year}`) ??
    within(day, dayOfYear(year - 1, from), dayOfYear(year - 1 + over, to), `${season}-${year - 1}`)
  )
}

/** A day of every year such as `10-01`; where a year does not have it, the last of its month. */
function dayOfYear(year: number, date: string): Day {
  const [month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  return Math.min(firstOfMonth(year, month) + dayOfMonth, firstOfMonth(year, month + 1)) - 1
}

function within(day: Day, first: Day, last: Day, label: string): Period | null {
  return day >= first && day <= last ? { first, end: last + 1, label } : null
}
