import type { Badge, Catalog, Criteria, Metric } from './catalog.ts'
import { type CatalogProblem, unknown } from './catalog-problem.ts'
import { isPerTarget } from './check-metrics.ts'
import { holds } from './criteria.ts'
import { windowOf } from './metric.ts'
import { findCycle, windowsOf } from './rules.ts'
import { States } from './state.ts'

/** What is wrong with the badges of a catalog. */
export function* checkBadges(catalog: Catalog): Generator<CatalogProblem> {
  for (const [id, badge] of Object.entries(catalog.badges)) {
    const where = `badges.${id}`
    yield* checkPolicies(catalog, id, badge)
    if (!Object.hasOwn(catalog.categories, badge.category)) {
      yield unknown('category', badge.category, `${where}.category`, Object.keys(catalog.categories))
    }
    if (badge.once === 'target' && badge.scope === 'person') {
      yield {
        code: 'once_without_target',
        where: `${where}.once`,
        message: 'A badge that is held once per target must be judged for one target at a time.',
        mend: 'Set scope to "target".',
      }
    }
    if (badge.truth === 'live' && badge.scope === 'target' && badge.once === 'person') {
      yield {
        code: 'live_over_targets',
        where: `${where}.truth`,
        message: 'A live badge judged by target would be lost when another target falls short.',
        mend: 'Set once to "target", or truth to "permanent".',
      }
    }
    if (badge.scope === 'target' && badge.once === 'person' && needsEnd(catalog, badge.criteria, false)) {
      yield {
        code: 'live_over_targets',
        where: `${where}.criteria`,
        message: 'When a live badge of one target ends, events of other targets would not show it in time.',
        mend: 'Set once to "target", or take the condition away that such a badge is not held.',
      }
    }
    const problems = [...checkCriteria(catalog, badge, badge.criteria, `${where}.criteria`)]
    yield* problems
    if (problems.length === 0 && isTrueOfNewcomers(catalog, badge)) yield trueOfEverybody(`${where}.criteria`)
  }
  const cycle = findCycle(catalog.badges)
  if (cycle !== null) {
    yield {
      code: 'badge_cycle',
      where: `badges.${cycle[0]}.criteria`,
      message: `These badges need each other, so nobody could ever earn one: ${cycle.join(' → ')}.`,
      mend: 'Take one of these conditions away.',
    }
  }
}

/** What a badge says beside its criteria. */
function* checkPolicies(catalog: Catalog, id: string, badge: Badge): Generator<CatalogProblem> {
  const where = `badges.${id}`
  if (badge.once === 'period' || badge.once === 'season') yield* checkPeriods(catalog, badge, `${where}.once`)
  if (badge.issuer !== undefined && !Object.hasOwn(catalog.issuers, badge.issuer))
    yield unknown('issuer', badge.issuer, `${where}.issuer`, Object.keys(catalog.issuers))
  if (badge.status === 'retired' && badge.available?.until === undefined) {
    yield {
      code: 'retired_without_end',
      where: `${where}.available`,
      message: 'A retired badge must say until when it could be earned.',
      mend: 'Set available.until to the last day.',
    }
  }
  for (const previous of badge.previousIds) {
    if (!Object.hasOwn(catalog.badges, previous)) continue
    yield {
      code: 'previous_id_in_use',
      where: `${where}.previousIds`,
      message: `"${previous}" is a badge of this catalog, so it cannot also be an earlier name of this one.`,
      mend: 'Take it out of previousIds.',
    }
  }
}

/** A badge for each period needs to know which: all its numbers are counted in the same one. */
function* checkPeriods(catalog: Catalog, badge: Badge, where: string): Generator<CatalogProblem> {
  const windows = windowsOf(catalog, badge.criteria)
  const wanted = badge.once === 'season' ? 'season' : 'calendar'
  const same = new Set(windows.map((window) => JSON.stringify(window))).size === 1
  if (badge.scope === 'person' && same && windows[0]?.kind === wanted) return
  yield {
    code: 'once_without_window',
    where,
    message: `A badge held for each ${badge.once} must look at metrics with one and the same ${wanted} window.`,
    mend: 'Give its metrics that window, or set once to "person".',
  }
}

/** Whether somebody who has done nothing has what it asks for. */
function isTrueOfNewcomers(catalog: Catalog, badge: Badge): boolean {
  return holds(badge.criteria, { states: new States(), target: null, today: 0 }, catalog)
}

function trueOfEverybody(where: string): CatalogProblem {
  return {
    code: 'true_of_everybody',
    where,
    message: 'These conditions are true of everybody before they do anything.',
    mend: 'Add one that asks for something done.',
  }
}

function* checkCriteria(catalog: Catalog, badge: Badge, criteria: Criteria, where: string): Generator<CatalogProblem> {
  if (criteria.kind === 'compare') {
    const metric = catalog.metrics[criteria.metric]
    if (metric === undefined) {
      yield unknown('metric', criteria.metric, where, Object.keys(catalog.metrics))
    } else {
      yield* checkScope(badge, criteria.metric, metric, where)
      if (windowOf(metric) !== undefined && criteria.op !== '>=' && criteria.op !== '>') yield openWindow(where)
    }
    yield* checkThreshold(criteria, where)
  } else if (criteria.kind === 'holds') {
    yield* checkHolds(catalog, badge, criteria.badge, where)
  } else if (criteria.kind === 'not') {
    if (windowsOf(catalog, criteria.of).length > 0) yield openWindow(where)
    yield* checkCriteria(catalog, badge, criteria.of, `${where}.of`)
  } else {
    for (const [index, part] of criteria.of.entries())
      yield* checkCriteria(catalog, badge, part, `${where}.of.${index}`)
    if (criteria.kind === 'atLeast' && criteria.count > criteria.of.length) {
      yield {
        code: 'unreachable',
        where,
        message: `At least ${criteria.count} of ${criteria.of.length} can never be true.`,
        mend: `Ask for at most ${criteria.of.length}.`,
      }
    }
  }
}

/** As long as a window is open, nobody knows that its number stays small. */
function openWindow(where: string): CatalogProblem {
  return {
    code: 'open_window',
    where,
    message: 'A number in a window can only be asked to be large: until the window ends it may still grow.',
    mend: 'Ask for at least a number, or take the window off the metric.',
  }
}

function* checkScope(badge: Badge, id: string, metric: Metric, where: string): Generator<CatalogProblem> {
  const perTarget = isPerTarget(metric)
  if (perTarget === (badge.scope === 'target')) return
  yield {
    code: 'scope_mismatch',
    where,
    message: perTarget
      ? `The metric "${id}" is kept for each target, but the badge is judged for the person.`
      : `The metric "${id}" is kept for the person, but the badge is judged for one target at a time.`,
    mend: perTarget ? 'Set the scope of the badge to "target".' : 'Set per to "target" on the metric.',
  }
}

function* checkThreshold(criteria: Criteria & { readonly kind: 'compare' }, where: string): Generator<CatalogProblem> {
  const floor = criteria.op === '>=' ? criteria.value > 0 : criteria.op === '>' ? criteria.value >= 0 : true
  if (floor) return
  yield {
    code: 'threshold_not_positive',
    where: `${where}.value`,
    message: `Everybody has "${criteria.metric}" ${criteria.op} ${criteria.value} before doing anything.`,
    mend: 'Ask for at least 1.',
  }
}

function* checkHolds(catalog: Catalog, badge: Badge, needed: string, where: string): Generator<CatalogProblem> {
  const other = catalog.badges[needed]
  if (other === undefined) {
    yield unknown('badge', needed, `${where}.badge`, Object.keys(catalog.badges))
  } else if (other.once !== 'target' && badge.scope === 'target') {
    yield {
      code: 'scope_mismatch',
      where,
      message: `The badge "${needed}" is held by the person, but this one is judged for one target at a time.`,
      mend: `Set once of "${needed}" to "target", or the scope of this badge to "person".`,
    }
  } else if (other.once === 'target' && badge.scope === 'person') {
    yield {
      code: 'scope_mismatch',
      where,
      message: `The badge "${needed}" is held for each target, but this one is judged for the person.`,
      mend: 'Set the scope of this badge to "target".',
    }
  }
}

/** Whether criteria ask that a badge which time may end is not held. */
function needsEnd(catalog: Catalog, criteria: Criteria, negated: boolean): boolean {
  switch (criteria.kind) {
    case 'compare':
      return false
    case 'holds':
      return negated && catalog.badges[criteria.badge]?.truth === 'live'
    case 'not':
      return needsEnd(catalog, criteria.of, !negated)
    default:
      return criteria.of.some((part) => needsEnd(catalog, part, negated))
  }
}
