import { type Day, firstOfMonth, localDay, parseDay, startOfDay } from './calendar.ts'
import type { Badge, Window } from './catalog.ts'
import { isByPeriod } from './criteria.ts'
import type { Period } from './period.ts'
import { type Rules, windowsOf } from './rules.ts'
import { periodOf } from './window.ts'
import { type Zones, zoneAt } from './zone.ts'

/** When the criteria of a badge are looked at. */
export interface Moment {
  /** The label of the period or season; null for a badge that is not held for each of them. */
  readonly period: string | null
  /** The day that it is then for the person. */
  readonly today: Day
  /** What happened at this instant (milliseconds since 1970 UTC) or later does not matter. */
  readonly end: number
}

/**
 * Now, or the last day of a period or season that is over. Without a label it is the one that it is now, or was or will
 * be nearest; null for a label that no period or season has.
 */
export function momentOf(rules: Rules, badge: Badge, label: string | null, zones: Zones, now: number): Moment | null {
  const zone = zoneAt(zones, now) ?? rules.zone
  const today = localDay(now, zone, rules.dayStart)
  if (!isByPeriod(badge)) return { period: null, today, end: Number.POSITIVE_INFINITY }
  const [window] = windowsOf(rules.catalog, badge.criteria)
  const period = window === undefined ? null : label === null ? nearestPeriod(window, today) : named(window, label)
  if (period === null) return null
  return {
    period: period.label,
    today: Math.min(Math.max(today, period.first), period.end - 1),
    end: startOfDay(period.end, zone, rules.dayStart),
  }
}

/** The period that it is, else the one that was last, else the one that comes next. */
function nearestPeriod(window: Window, today: Day): Period | null {
  if (isOnce(window)) return periodOf(window, parseDay(window.from))
  return firstFound(window, countDown(today, A_YEAR), () => true)
}

function named(window: Window, label: string): Period | null {
  if (isOnce(window)) return window.season === label ? periodOf(window, parseDay(window.from)) : null
  const year = Number(/^\d{4}(?!\d)|(?<=-)\d{4}$/.exec(label)?.[0] ?? Number.NaN)
  if (Number.isNaN(year)) return null
  // An ISO week may end in the year after the one that it is named by, as a season may.
  return firstFound(window, countDown(firstOfMonth(year + 1, 1) + 7, A_YEAR + 14), (period) => period.label === label)
}

const A_YEAR = 366

function isOnce(window: Window): window is Window & { readonly kind: 'season' } {
  return window.kind === 'season' && window.from.length === 10
}

function firstFound(window: Window, days: Iterable<Day>, isWanted: (period: Period) => boolean): Period | null {
  for (const day of days) {
    const period = periodOf(window, day)
    if (period !== null && isWanted(period)) return period
  }
  return null
}

function* countDown(from: Day, count: number): Generator<Day> {
  for (let day = from; day >= from - count; day--) yield day
}
