import { type Day, parseDay } from './calendar.ts'
import type { Badge, Catalog } from './catalog.ts'
import type { Period } from './period.ts'
import { windowsOf } from './rules.ts'
import { periodOf } from './window.ts'

/** Whether a badge can be earned on a day: it is in force, and the day is one of its own. */
export function isAvailable(badge: Badge, today: Day): boolean {
  const { from, until } = badge.available ?? {}
  return (
    badge.status !== 'draft' &&
    (from === undefined || today >= parseDay(from)) &&
    (until === undefined || today <= parseDay(until))
  )
}

/** Whether to speak of a badge to somebody who does not hold it: it is no secret, and can still be earned. */
export function isOpen(badge: Badge, today: Day): boolean {
  return badge.visibility === 'public' && badge.status === 'active' && isAvailable(badge, today)
}

/** The period or season that a badge held for each of them would be earned for on a day; null outside of a season. */
export function periodFor(catalog: Pick<Catalog, 'metrics'>, badge: Badge, today: Day): Period | null {
  const [window] = windowsOf(catalog, badge.criteria)
  return window === undefined ? null : periodOf(window, today)
}

/** The same, by its label. */
export function periodOn(catalog: Pick<Catalog, 'metrics'>, badge: Badge, today: Day): string | null {
  return periodFor(catalog, badge, today)?.label ?? null
}
