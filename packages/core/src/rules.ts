import type { Badge, Catalog, Criteria, Metric } from './catalog.ts'
import { isDecision } from './decision.ts'
import type { Fact } from './event.ts'
import { countingOf, type Metrics, typesOf, windowOf } from './metric.ts'

/** A catalog prepared for folding: for each event type, what listens to it. */
export interface Rules {
  readonly catalog: Catalog
  /** The zone of whoever has none. */
  readonly zone: string
  /** When a day begins, in minutes after midnight. */
  readonly dayStart: number
  readonly plans: ReadonlyMap<string, PlanByRole>
  /** Badge ids so ordered that a badge comes after every badge it needs. */
  readonly order: readonly string[]
  /** For each badge those that need it, directly or through others, in that order. */
  readonly dependents: ReadonlyMap<string, BadgeList>
  /** The badges that had another id in earlier versions, by that. */
  readonly renamed: ReadonlyMap<string, string>
}

/** What one event of a type changes for the person in a role. */
export interface Plan {
  readonly metrics: readonly (readonly [string, Metric])[]
  /** Badges whose criteria these metrics can change, in an order that settles in one pass. */
  readonly badges: BadgeList
  /** Whether anything here asks for the day on the person's calendar. */
  readonly needsDay: boolean
  /** Whether the event says that one person blocked the other (true) or no longer does (false). */
  readonly blocks: boolean | null
}

export type BadgeList = readonly (readonly [string, Badge])[]

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
  const dependents = new Map(order.map((id) => [id, badgesChangedBy(catalog, order, NONE, new Set([id]))]))
  const renamed = new Map(
    Object.entries(catalog.badges).flatMap(([id, { previousIds }]) => previousIds.map((previous) => [previous, id])),
  )
  const [hours, minutes] = catalog.dayStart.split(':').map(Number)
  return { catalog, zone, dayStart: (hours ?? 0) * 60 + (minutes ?? 0), plans, order, dependents, renamed }
}

const NONE: ReadonlySet<string> = new Set()

/** The plan for one person's part in `fact`, or undefined for a type that the catalog does not know. */
export function planFor(rules: Rules, person: string, fact: Fact): Plan | undefined {
  const plans = rules.plans.get(fact.type)
  if (plans === undefined) return undefined
  if (fact.actor === fact.owner) return plans.both
  return fact.actor === person ? plans.actor : plans.owner
}

/** Whether one person's part in `fact` means anything: to a rule, or as a decision about their badges. */
export function isCounted(rules: Rules, person: string, fact: Fact): boolean {
  const plan = planFor(rules, person, fact)
  if (plan === undefined) return isDecision(fact.type)
  return plan.metrics.length > 0 || plan.blocks !== null
}

function planType(catalog: Catalog, order: readonly string[], type: string): PlanByRole {
  const { metrics } = catalog
  // Those that look at others come last, when what they look at is counted.
  const listening = Object.entries(metrics)
    .filter(([, metric]) => typesOf(metrics, metric).includes(type))
    .sort(([, a], [, b]) => Number(a.kind === 'reached') - Number(b.kind === 'reached'))
  const { by = [], lifted = [] } = catalog.blocks ?? {}
  const blocks = by.includes(type) ? true : lifted.includes(type) ? false : null
  const plan = (...roles: readonly ('actor' | 'owner')[]): Plan => {
    const credited = listening.filter(([, metric]) => isCredited(metrics, metric, roles))
    const badges = badgesChangedBy(catalog, order, new Set(credited.map(([id]) => id)), NONE)
    const dated = credited.some(([, metric]) => isDated(metric)) || badges.some(([, badge]) => isDatedBadge(badge))
    return { metrics: credited, badges, needsDay: dated || isTimed(catalog, badges), blocks }
  }
  return { actor: plan('actor'), owner: plan('owner'), both: plan('actor', 'owner') }
}

function isCredited(metrics: Metrics, metric: Metric, roles: readonly ('actor' | 'owner')[]): boolean {
  const credit = countingOf(metrics, metric)?.credit
  return credit === 'either' || (credit !== undefined && roles.includes(credit))
}

/** Whether a metric asks on which day something happened; a plain count does not, and that is most of them. */
function isDated(metric: Metric): boolean {
  if (metric.kind === 'days' || metric.kind === 'streak' || metric.kind === 'span') return true
  if (windowOf(metric) !== undefined || ('caps' in metric && metric.caps !== undefined)) return true
  return 'where' in metric && metric.where !== undefined
}

function isDatedBadge(badge: Badge): boolean {
  return badge.available !== undefined || badge.once === 'period' || badge.once === 'season'
}

function isTimed(catalog: Catalog, badges: BadgeList): boolean {
  return badges.some(([, badge]) => windowsOf(catalog, badge.criteria).length > 0)
}

/** The windows in which what criteria look at is counted. */
export function windowsOf(catalog: Pick<Catalog, 'metrics'>, criteria: Criteria) {
  return needsOf(criteria).metrics.flatMap((id) => {
    const metric = catalog.metrics[id]
    const window = metric === undefined ? undefined : windowOf(metric)
    return window === undefined ? [] : [window]
  })
}

function badgesChangedBy(
  catalog: Catalog,
  order: readonly string[],
  metrics: ReadonlySet<string>,
  badges: ReadonlySet<string>,
): BadgeList {
  const changed = new Map<string, Badge>()
  for (const id of order) {
    const badge = catalog.badges[id]
    if (badge === undefined) continue
    const { metrics: read, badges: needed } = needsOf(badge.criteria)
    if (read.some((metric) => metrics.has(metric)) || needed.some((other) => changed.has(other) || badges.has(other)))
      changed.set(id, badge)
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
