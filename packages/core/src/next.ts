import type { Badge, Catalog, Path } from './catalog.ts'
import { heldAt, type Progress, progressTowards } from './criteria.ts'
import { difference } from './decimal.ts'
import type { States } from './state.ts'

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
export function nextSteps(catalog: Catalog, states: States): readonly NextStep[] {
  const onPaths = Object.values(catalog.paths).map((path) => nextOnPath(catalog, path, states))
  const inPaths = new Set(Object.values(catalog.paths).flatMap((path) => path.badges))
  const alone = Object.keys(catalog.badges)
    .filter((id) => !inPaths.has(id))
    .map((id) => stepTo(catalog, id, states))
    .filter((step) => step !== null && step.value > 0)
  return [...onPaths, ...alone].filter((step) => step !== null).sort((a, b) => b.percent - a.percent)
}

/** The nearest badge of `path` that is not held, or null once every badge is. */
export function nextOnPath(catalog: Catalog, path: Path, states: States): NextStep | null {
  for (const id of path.badges) {
    const step = stepTo(catalog, id, states)
    if (step !== null) return step
  }
  return null
}

/** The step to one badge, or null when it is held, done, or judged by target. */
export function stepTo(catalog: Catalog, id: string, states: States): NextStep | null {
  const badge = catalog.badges[id]
  if (badge === undefined || badge.scope === 'target' || isHeld(id, badge, states)) return null

  const progress = progressTowards(badge.criteria, { states, target: null }, catalog.badges)
  const remaining = difference(progress.target, progress.value)
  if (remaining <= 0) return null
  // Multiplied first: 29 / 100 * 100 is 28.999999999999996 in binary.
  return { badge: id, ...progress, remaining, percent: Math.floor((progress.value * 100) / progress.target) }
}

function isHeld(id: string, badge: Badge, states: States): boolean {
  return heldAt(id, badge, { states, target: null }) !== undefined
}
