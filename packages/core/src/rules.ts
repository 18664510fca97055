import type { Badge, Catalog, Criteria, Metric } from './catalog.ts'
import type { Fact } from './event.ts'
import { typesOf } from './metric.ts'

/** A catalog prepared for folding: for each event type, what listens to it. */
export interface Rules {
  readonly catalog: Catalog
  /** The zone of whoever has none. */
  readonly zone: string
  readonly plans: ReadonlyMap<string, PlanByRole>
  /** Badge ids so ordered that a badge comes after every badge it needs. */
  readonly order: readonly string[]
}

/** What one event of a type changes for the person in a role. */
export interface Plan {
  readonly metrics: readonly (readonly [string, Metric])[]
  /** Badges whose criteria these metrics can change, in an order that settles in one pass. */
  readonly badges: readonly (readonly [string, Badge])[]
}

/** `both` is for an event whose actor is also its owner. */
export interface PlanByRole {
  readonly actor: Plan
  readonly owner: Plan
  readonly both: Plan
}

/** Prepares a checked catalog. Costs some milliseconds: do it once, not for each event. */
export function compileRules(catalog: Catalog, zone = 'UTC'): Rules {
  const order = orderBadges(catalog.badges)
  const plans = new Map<string, PlanByRole>()
  for (const type of Object.keys(catalog.events)) plans.set(type, planType(catalog, order, type))
  return { catalog, zone, plans, order }
}

/** The plan for one person's part in `fact`, or undefined for a type that the catalog does not know. */
export function planFor(rules: Rules, person: string, fact: Fact): Plan | undefined {
  const plans = rules.plans.get(fact.type)
  if (plans === undefined) return undefined
  if (fact.actor === fact.owner) return plans.both
  return fact.actor === person ? plans.actor : plans.owner
}

/** Whether any rule looks at one person's part in `fact`. */
export function isCounted(rules: Rules, person: string, fact: Fact): boolean {
  const plan = planFor(rules, person, fact)
  return plan !== undefined && plan.metrics.length > 0
}

function planType(catalog: Catalog, order: readonly string[], type: string): PlanByRole {
  const listening = Object.entries(catalog.metrics).filter(([, metric]) => typesOf(metric).includes(type))
  const plan = (roles: readonly Metric['credit'][]): Plan => {
    const metrics = listening.filter(([, metric]) => roles.includes(metric.credit))
    return { metrics, badges: badgesChangedBy(catalog, order, new Set(metrics.map(([id]) => id))) }
  }
  return { actor: plan(['actor']), owner: plan(['owner']), both: plan(['actor', 'owner']) }
}

function badgesChangedBy(
  catalog: Catalog,
  order: readonly string[],
  metrics: ReadonlySet<string>,
): readonly (readonly [string, Badge])[] {
  const changed = new Map<string, Badge>()
  for (const id of order) {
    const badge = catalog.badges[id]
    if (badge === undefined) continue
    const { metrics: read, badges: needed } = needsOf(badge.criteria)
    if (read.some((metric) => metrics.has(metric)) || needed.some((other) => changed.has(other))) changed.set(id, badge)
  }
  return [...changed]
}

/** The metrics and badges that criteria look at. */
export function needsOf(criteria: Criteria): {
  readonly metrics: readonly string[]
  readonly badges: readonly string[]
} {
  switch (criteria.kind) {
    case 'compare':
      return { metrics: [criteria.metric], badges: [] }
    case 'holds':
      return { metrics: [], badges: [criteria.badge] }
    case 'not':
      return needsOf(criteria.of)
    default: {
      const needs = criteria.of.map(needsOf)
      return { metrics: needs.flatMap((need) => need.metrics), badges: needs.flatMap((need) => need.badges) }
    }
  }
}

/** Badges before those that need them. A checked catalog has no cycle; `findCycle` tells of one. */
function orderBadges(badges: Catalog['badges']): readonly string[] {
  const ordered = new Set<string>()
  const visit = (id: string): void => {
    const badge = badges[id]
    if (badge === undefined || ordered.has(id)) return
    for (const needed of needsOf(badge.criteria).badges) visit(needed)
    ordered.add(id)
  }
  for (const id of Object.keys(badges)) visit(id)
  return [...ordered]
}

/** The first cycle among badges that need each other, as the ids along it, or null. */
export function findCycle(badges: Readonly<Record<string, { readonly criteria: Criteria }>>): readonly string[] | null {
  const done = new Set<string>()
  const visit = (id: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id]
    const badge = badges[id]
    if (badge === undefined || done.has(id)) return null
    for (const needed of needsOf(badge.criteria).badges) {
      const cycle = visit(needed, [...trail, id])
      if (cycle !== null) return cycle
    }
    done.add(id)
    return null
  }
  for (const id of Object.keys(badges)) {
    const cycle = visit(id, [])
    if (cycle !== null) return cycle
  }
  return null
}
