import type { Badge, Catalog, Path } from './catalog.ts'
import { heldAt, type Progress, progressTowards } from './criteria.ts'
import { difference } from './decimal.ts'
import { currentStreak } from './metric.ts'
import { PERSON, type States } from './state.ts'

/** A badge that is not held yet, and how far it is. */
export interface NextStep extends Progress {
  readonly badge: string
  /** How much is still missing; never zero. */
  readonly remaining: number
  /** How much of the way is done, in whole percent from 0 to 99. */
  readonly percent: number
}

/** Now, for the person: streaks are over or not depending on it. */
export interface Moment {
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly zone: string
}

/**
 * The badges a person comes to next, the nearest to done first: of each path only the nearest, and of the
 * badges outside paths those already begun. Badges judged by target have no single number and are left out.
 */
export function nextSteps(catalog: Catalog, states: States, moment: Moment): readonly NextStep[] {
  const onPaths = Object.values(catalog.paths).map((path) => nextOnPath(catalog, path, states, moment))
  const inPaths = new Set(Object.values(catalog.paths).flatMap((path) => path.badges))
  const alone = Object.keys(catalog.badges)
    .filter((id) => !inPaths.has(id))
    .map((id) => stepTo(catalog, id, states, moment))
    .filter((step) => step !== null && step.value > 0)
  return [...onPaths, ...alone].filter((step) => step !== null).sort((a, b) => b.percent - a.percent)
}

/** The nearest badge of `path` that is not held, or null once every badge is. */
export function nextOnPath(catalog: Catalog, path: Path, states: States, moment: Moment): NextStep | null {
  for (const id of path.badges) {
    const step = stepTo(catalog, id, states, moment)
    if (step !== null) return step
  }
  return null
}

/** The step to one badge, or null when it is held, done, or judged by target. */
export function stepTo(catalog: Catalog, id: string, states: States, moment: Moment): NextStep | null {
  const badge = catalog.badges[id]
  if (badge === undefined || badge.scope === 'target' || isHeld(id, badge, states)) return null

  const progress = ofToday(
    catalog,
    progressTowards(badge.criteria, { states, target: null }, catalog.badges),
    states,
    moment,
  )
  const remaining = difference(progress.target, progress.value)
  if (remaining <= 0) return null
  // Multiplied first: 29 / 100 * 100 is 28.999999999999996 in binary.
  return { badge: id, ...progress, remaining, percent: Math.floor((progress.value * 100) / progress.target) }
}

/** What counts towards the next badge of a streak is the one that goes on now, not the longest there ever was. */
function ofToday(catalog: Catalog, progress: Progress, states: States, moment: Moment): Progress {
  const metric = progress.metric === null ? undefined : catalog.metrics[progress.metric]
  if (metric === undefined || progress.metric === null) return progress
  const current = currentStreak(progress.metric, metric, states.read(PERSON), moment.at, moment.zone)
  return current === null ? progress : { ...progress, value: Math.min(current, progress.target) }
}

function isHeld(id: string, badge: Badge, states: States): boolean {
  return heldAt(id, badge, { states, target: null }) !== undefined
}
