import type { Badge, Tier } from './catalog.ts'
import { heldAt, holds, homeScope } from './criteria.ts'
import type { Fact } from './event.ts'
import { foldMetric, scopesOf } from './metric.ts'
import { type Plan, planFor, type Rules } from './rules.ts'
import { type States, targetScope } from './state.ts'
import { type Zones, zoneAt } from './zone.ts'

/** A badge that became true: for which instance, when, and by which event. */
export interface Earned {
  readonly badge: string
  /** Empty when the badge is held once per person, else the target. */
  readonly instance: string
  readonly tier: Tier
  /** When the event happened that made it true, in milliseconds since 1970 UTC. */
  readonly earnedAt: number
  readonly eventId: string
}

/** A live badge that is no longer true. */
export interface Lost {
  readonly badge: string
  readonly instance: string
  readonly lostAt: number
}

/** A rule that could not be evaluated for an event; every other rule went on. */
export interface RuleFailure {
  /** `metric:<id>` or `badge:<id>`. */
  readonly rule: string
  readonly eventId: string
  readonly error: string
}

export interface Advanced {
  readonly changes: readonly (Earned | Lost)[]
  readonly failures: readonly RuleFailure[]
}

/** The scopes of `person` that `facts` may change, to be loaded into `States` before `advance`. */
export function scopesTouched(rules: Rules, person: string, facts: readonly Fact[]): ReadonlySet<string> {
  const scopes = new Set<string>()
  for (const fact of facts) {
    const plan = planFor(rules, person, fact)
    if (plan === undefined) continue
    for (const [, metric] of plan.metrics) {
      for (const scope of attempt(() => scopesOf(metric, fact)) ?? []) scopes.add(scope)
    }
    // A badge judged by target may come up because of another badge, when no metric of that target changed.
    if (fact.target !== null && plan.badges.some(([, badge]) => badge.scope === 'target')) {
      scopes.add(targetScope(fact.target))
    }
  }
  return scopes
}

/**
 * The one evaluator: folds `facts` of one person, in the order in which they happened, into `states`
 * and tells which badges were earned and lost on the way. Live, replay, recompute and preview all call it;
 * they differ in which states they hand in and whether they save them.
 *
 * An event without a zone counts where the person lived when it happened (`zones`), else in the community's zone.
 * `states` belongs to the call: it is changed in place, which is what makes a fold cost nothing but its facts.
 */
export function advance(
  rules: Rules,
  person: string,
  states: States,
  facts: readonly Fact[],
  zones: Zones = [],
): Advanced {
  const changes: (Earned | Lost)[] = []
  const failures: RuleFailure[] = []
  for (const sent of facts) {
    const plan = planFor(rules, person, sent)
    if (plan === undefined || plan.metrics.length === 0) continue
    const fact = sent.zone === null ? { ...sent, zone: zoneAt(zones, sent.at) ?? rules.zone } : sent
    if (!countFact(plan, fact, states, failures)) continue
    for (const [id, badge] of plan.badges) judgeBadge(rules, id, badge, fact, states, changes, failures)
  }
  return { changes, failures }
}

export function isEarned(change: Earned | Lost): change is Earned {
  return 'earnedAt' in change
}

/** Whether any metric changed. */
function countFact(plan: Plan, fact: Fact, states: States, failures: RuleFailure[]): boolean {
  let changed = false
  for (const [id, metric] of plan.metrics) {
    try {
      changed = foldMetric(id, metric, fact, states) || changed
    } catch (error) {
      failures.push(failureOf(`metric:${id}`, fact, error))
    }
  }
  return changed
}

function judgeBadge(
  rules: Rules,
  id: string,
  badge: Badge,
  fact: Fact,
  states: States,
  changes: (Earned | Lost)[],
  failures: RuleFailure[],
): void {
  if (badge.scope === 'target' && fact.target === null) return
  const subject = { states, target: badge.scope === 'target' ? fact.target : null }
  const held = heldAt(id, badge, subject) !== undefined
  if (held && badge.truth === 'permanent') return

  try {
    const now = holds(badge.criteria, subject, rules.catalog.badges)
    if (now === held) return
    const home = states.write(homeScope(badge, fact.target))
    const instance = badge.once === 'target' ? (fact.target ?? '') : ''
    if (now) {
      home.badges[id] = fact.at
      changes.push({ badge: id, instance, tier: badge.tier, earnedAt: fact.at, eventId: fact.id })
    } else {
      delete home.badges[id]
      changes.push({ badge: id, instance, lostAt: fact.at })
    }
  } catch (error) {
    failures.push(failureOf(`badge:${id}`, fact, error))
  }
}

function failureOf(rule: string, fact: Fact, error: unknown): RuleFailure {
  return { rule, eventId: fact.id, error: error instanceof Error ? error.message : String(error) }
}

/** A scope that cannot be named is not loaded; the fold meets the same error and reports it. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
