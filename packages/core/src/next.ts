import { isOpen, periodOn } from './availability.ts'
import type { Day } from './calendar.ts'
import type { Badge, Catalog, Path } from './catalog.ts'
import { isByPeriod, type Progress, progressTowards } from './criteria.ts'
import { difference } from './decimal.ts'
import { detailsOf, isHeldOn } from './holding.ts'
import { currentStreak } from './metric.ts'
import { holdingKey, PERSON, type States } from './state.ts'

/** A badge that is not held yet, and how far it is. */
export interface NextStep extends Progress {
  readonly badge: string
  /** How much is still missing; never zero. */
  readonly remaining: number
  /** How much of the way is done, in whole percent from 0 to 99. */
  readonly percent: number
}

/**
 * The badges a person comes to next, the nearest to done first: of each path only the nearest, and of the
 * badges outside paths those already begun. Badges judged by target have no single number and are left out.
 */
export function nextSteps(catalog: Catalog, states: States, today: Day): readonly NextStep[] {
  const onPaths = Object.values(catalog.paths).map((path) => nextOnPath(catalog, path, states, today))
  const inPaths = new Set(Object.values(catalog.paths).flatMap((path) => path.badges))
  const alone = Object.keys(catalog.badges)
    .filter((id) => !inPaths.has(id))
    .map((id) => stepTo(catalog, id, states, today))
    .filter((step) => step !== null && step.value > 0)
  return [...onPaths, ...alone].filter((step) => step !== null).sort((a, b) => b.percent - a.percent)
}

/** The nearest badge of `path` that is not held, or null once every badge is. */
export function nextOnPath(catalog: Catalog, path: Path, states: States, today: Day): NextStep | null {
  for (const id of path.badges) {
    const step = stepTo(catalog, id, states, today)
    if (step !== null) return step
  }
  return null
}

/** The step to one badge, or null when it is held, done, not to be earned today, secret, or judged by target. */
export function stepTo(catalog: Catalog, id: string, states: States, today: Day): NextStep | null {
  const badge = catalog.badges[id]
  if (badge === undefined || badge.scope === 'target' || !isOpen(badge, today)) return null
  if (isHeldNow(catalog, id, badge, states, today)) return null

  const subject = { states, target: null, today }
  const progress = ofToday(catalog, progressTowards(badge.criteria, subject, catalog), states, today)
  const remaining = difference(progress.target, progress.value)
  if (remaining <= 0) return null
  // Multiplied first: 29 / 100 * 100 is 28.999999999999996 in binary.
  return { badge: id, ...progress, remaining, percent: Math.floor((progress.value * 100) / progress.target) }
}

/** What counts towards the next badge of a streak is the one that goes on now, not the longest there ever was. */
function ofToday(catalog: Catalog, progress: Progress, states: States, today: Day): Progress {
  const metric = progress.metric === null ? undefined : catalog.metrics[progress.metric]
  if (metric === undefined || progress.metric === null) return progress
  const current = currentStreak(progress.metric, metric, states.read(PERSON), today)
  return current === null ? progress : { ...progress, value: Math.min(current, progress.target) }
}

/** Whether a badge is held, one held for each period for this one, or was taken away by hand. */
function isHeldNow(catalog: Catalog, id: string, badge: Badge, states: States, today: Day): boolean {
  const period = isByPeriod(badge) ? periodOn(catalog, badge, today) : null
  if (period === null && isByPeriod(badge)) return true
  const holding = states.read(PERSON)?.badges[holdingKey(id, period)]
  return detailsOf(holding).blocked === true || isHeldOn(holding, today)
}
