import type { Badge, Catalog, Criteria, Window } from '../catalog.ts'
import { dateOf, windowLabel } from './oracle-calendar.ts'
import { compares, type Told, typesOf } from './oracle-facts.ts'
import { hasIn, type Recount, valueIn } from './oracle-metrics.ts'

/** How one instance of a badge is held. */
export interface Held {
  readonly badge: string
  readonly instance: string
  readonly earned: number | null
  readonly granted: number | null
  readonly blocked: boolean
  readonly times: number
}

/** What is known at a moment. */
export interface World {
  readonly catalog: Catalog
  readonly recount: Recount
  readonly held: Map<string, Held>
  readonly at: number
  readonly today: number
  /** Days that have not begun for the person, on which something was done already, elsewhere. */
  readonly ahead: readonly number[]
}

/** Judges what a fact may have changed, or does what it decides. */
export function tell(world: World, fact: Told, person: string): void {
  if (fact.type.startsWith('laurel.')) decide(world, fact)
  else judgeAfter(world, fact, person)
}

/** Ends live badges that are no longer true, and judges those that need one of these. */
export function passMidnight(world: World): void {
  const { catalog, held } = world
  const ended = new Map<string, Set<string>>()
  for (const id of inOrder(catalog)) {
    const badge = catalog.badges[id]
    if (badge === undefined) continue
    for (const before of [...held.values()].filter((one) => one.badge === id && one.earned !== null)) {
      if (badge.truth === 'permanent' || isTrueOn(world, badge, before)) continue
      held.set(keyOf(before), { ...before, earned: null })
      ended.set(id, (ended.get(id) ?? new Set()).add(before.instance))
    }
    for (const [other, instances] of ended) {
      if (other === id || !needs(catalog, id, other)) continue
      for (const instance of instances) judge(world, id, catalog.badges[other]?.once === 'target' ? instance : null)
    }
  }
}

/** Whether a badge that is held is still true: today, or on a day that has begun elsewhere. */
function isTrueOn(world: World, badge: Badge, { instance }: Held): boolean {
  const target = badge.once === 'target' ? instance : null
  return [world.today, ...world.ahead].some((day) => {
    const sameInstance = !isByPeriod(badge) || labelOn(world.catalog, badge, day) === instance
    return sameInstance && isTrue(world, badge, target, day)
  })
}

/** Judges every badge that asks for something that the fact is about. */
function judgeAfter(home: World, fact: Told, person: string): void {
  const { catalog } = home
  // Something done on a day that has not begun at home is judged on that day.
  const world = { ...home, today: Math.max(home.today, fact.day) }
  for (const id of inOrder(catalog)) {
    const metrics = metricsOf(catalog, id).map((metric) => {
      const found = catalog.metrics[metric]
      return found?.kind === 'reached' ? catalog.metrics[found.metric] : found
    })
    const isConcerned = metrics.some(
      (metric) =>
        metric !== undefined &&
        metric.kind !== 'reached' &&
        typesOf(metric).includes(fact.type) &&
        (metric.credit === 'either' || fact[metric.credit] === person),
    )
    if (isConcerned) judge(world, id, fact.target)
  }
}

/** What somebody decides holds until something else is decided. */
function decide(world: World, fact: Told): void {
  const { catalog, held } = world
  const { badge: id = '', instance = '' } = fact.data ?? {}
  const badge = catalog.badges[String(id)]
  if (badge === undefined) return
  const before = heldOf(held, String(id), String(instance))
  const after =
    fact.type === 'laurel.granted'
      ? { ...before, granted: before.granted ?? fact.at, blocked: false }
      : fact.type === 'laurel.revoked'
        ? { ...before, granted: null, blocked: true }
        : { ...before, blocked: false }
  held.set(keyOf(after), after)
  for (const other of inOrder(catalog))
    if (other !== id && needs(catalog, other, String(id)))
      judge(world, other, badge.once === 'target' ? after.instance : null)
}

/** Earns or loses a badge. */
function judge(world: World, id: string, asked: string | null): void {
  const { catalog, held, today, at } = world
  const badge = catalog.badges[id]
  const target = badge?.scope === 'target' ? asked : null
  if (badge === undefined || (badge.scope === 'target' && target === null)) return
  const instance = isByPeriod(badge) ? labelOn(catalog, badge, today) : badge.once === 'target' ? target : ''
  if (instance === null) return
  const before = heldOf(held, id, instance)
  if (before.earned !== null) {
    if (badge.truth === 'permanent' || isTrue(world, badge, target, today) || isTrueOn(world, badge, before)) return
    held.set(keyOf(before), { ...before, earned: null })
  } else if (isTrue(world, badge, target, today)) {
    held.set(keyOf(before), { ...before, earned: at, times: before.times + 1 })
  }
}

function isTrue(world: World, { status, available, criteria }: Badge, target: string | null, day: number): boolean {
  const { from = '', until = '9999' } = available ?? {}
  return status !== 'draft' && dateOf(day) >= from && dateOf(day) <= until && holds(world, criteria, target, day)
}

function holds(world: World, criteria: Criteria, target: string | null, day: number): boolean {
  switch (criteria.kind) {
    case 'compare': {
      const { metric, op, value } = criteria
      // Nobody has little of what they never had to do with.
      if (op !== '>=' && op !== '>' && !hasIn(world.recount, metric, target)) return false
      return compares(valueIn(world.recount, metric, target, day), op, value)
    }
    case 'holds': {
      const badge = world.catalog.badges[criteria.badge]
      return [...world.held.values()].some(
        (held) =>
          held.badge === criteria.badge && isHeld(held) && (badge?.once !== 'target' || held.instance === target),
      )
    }
    case 'not':
      return !holds(world, criteria.of, target, day)
    default: {
      const count = criteria.of.filter((part) => holds(world, part, target, day)).length
      const needed = { all: criteria.of.length, any: 1, atLeast: 'count' in criteria ? criteria.count : 1 }
      return count >= needed[criteria.kind]
    }
  }
}

export function isHeld({ earned, granted, blocked }: Held): boolean {
  return !blocked && (earned !== null || granted !== null)
}

function heldOf(held: ReadonlyMap<string, Held>, badge: string, instance: string): Held {
  const fresh = { badge, instance, earned: null, granted: null, blocked: false, times: 0 }
  return held.get(keyOf(fresh)) ?? fresh
}

export function keyOf({ badge, instance }: Pick<Held, 'badge' | 'instance'>): string {
  return JSON.stringify([badge, instance])
}

function isByPeriod({ once }: Badge): boolean {
  return once === 'period' || once === 'season'
}

/** The period or season that it is for a badge on a day. */
function labelOn(catalog: Catalog, badge: Badge, day: number): string | null {
  const windows = partsOf(badge.criteria).flatMap((part) =>
    part.kind === 'compare' ? (windowOf(catalog, part.metric) ?? []) : [],
  )
  return windows[0] === undefined ? null : windowLabel(windows[0], day)
}

function windowOf(catalog: Catalog, id: string): Window | undefined {
  const metric = catalog.metrics[id]
  return metric !== undefined && 'window' in metric ? metric.window : undefined
}

/** Badges after all that they need. */
function inOrder(catalog: Catalog): readonly string[] {
  const depthOf = (id: string): number => 1 + Math.max(0, ...neededBy(catalog, id).map(depthOf))
  return Object.keys(catalog.badges).sort((a, b) => depthOf(a) - depthOf(b))
}

/** Whether one badge needs another, directly or through others. */
function needs(catalog: Catalog, id: string, other: string): boolean {
  return neededBy(catalog, id).some((needed) => needed === other || needs(catalog, needed, other))
}

function neededBy(catalog: Catalog, id: string): readonly string[] {
  const parts = partsOf(catalog.badges[id]?.criteria)
  return parts.flatMap((part) => (part.kind === 'holds' ? [part.badge] : []))
}

/** Whether time can end a badge: what it asks is counted in a window, or it can be earned for a time only. */
export function isTimed(catalog: Catalog, id: string): boolean {
  const badge = catalog.badges[id]
  const windows = metricsOf(catalog, id).some((metric) => windowOf(catalog, metric) !== undefined)
  const some =
    windows || badge?.available?.until !== undefined || neededBy(catalog, id).some((one) => isTimed(catalog, one))
  return some && badge?.truth === 'live'
}

/** The metrics that a badge asks about, also through the badges that it needs. */
function metricsOf(catalog: Catalog, id: string): readonly string[] {
  const own = partsOf(catalog.badges[id]?.criteria).flatMap((part) => (part.kind === 'compare' ? [part.metric] : []))
  return [...own, ...neededBy(catalog, id).flatMap((needed) => metricsOf(catalog, needed))]
}

function partsOf(criteria: Criteria | undefined): readonly Criteria[] {
  if (criteria === undefined) return []
  if (criteria.kind === 'not') return partsOf(criteria.of)
  return 'of' in criteria ? criteria.of.flatMap(partsOf) : [criteria]
}
