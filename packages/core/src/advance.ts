import { localDay } from './calendar.ts'
import type { Advanced } from './change.ts'
import { foldDecision, scopesDecided } from './decided.ts'
import { isDecision } from './decision.ts'
import type { Fact, LocalFact } from './event.ts'
import { attempt, type Fold, type FoldOptions, failureOf, homeZone } from './fold.ts'
import { endBy, judge } from './judge.ts'
import { foldBlock, foldMetric, scopesOf } from './metric.ts'
import { type Plan, planFor, type Rules } from './rules.ts'
import { pairScope, type States, targetScope } from './state.ts'

/** The scopes of `person` that `facts` may change, to be loaded into `States` before `advance`. */
export function scopesTouched(rules: Rules, person: string, facts: readonly Fact[]): ReadonlySet<string> {
  const scopes = new Set<string>()
  for (const fact of facts) {
    if (isDecision(fact.type)) for (const scope of scopesDecided(rules, fact)) scopes.add(scope)
    const plan = planFor(rules, person, fact)
    if (plan === undefined) continue
    const other = otherOf(person, fact)
    if (plan.blocks !== null && other !== null) scopes.add(pairScope(other))
    for (const [, metric] of plan.metrics) {
      for (const scope of attempt(() => scopesOf(metric, fact, other)) ?? []) scopes.add(scope)
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
 * and tells which badges were earned and lost on the way. Live, replay, recompute, preview and explain all call it;
 * they differ in which states they hand in and whether they save them. Badges that time ends before a fact are
 * ended before it is looked at.
 *
 * An event without a zone counts where the person lived when it happened, else in the community's zone.
 * `states` belongs to the call: it is changed in place, which is what makes a fold cost nothing but its facts.
 */
export function advance(
  rules: Rules,
  person: string,
  states: States,
  facts: readonly Fact[],
  options: FoldOptions = {},
): Advanced {
  const fold: Fold = { rules, states, zones: options.zones ?? [], options, changes: [], failures: [] }
  for (const sent of facts) {
    endBy(fold, sent.at)
    if (isDecision(sent.type)) foldDecision(fold, sent)
    else foldFact(fold, person, sent)
  }
  return { changes: fold.changes, failures: fold.failures }
}

/** Ends the badges that time ended at `at` or before, each at its instant: the same as a fold of a later fact does. */
export function elapse(rules: Rules, states: States, at: number, options: FoldOptions = {}): Advanced {
  const fold: Fold = { rules, states, zones: options.zones ?? [], options, changes: [], failures: [] }
  endBy(fold, at)
  return { changes: fold.changes, failures: fold.failures }
}

function foldFact(fold: Fold, person: string, sent: Fact): void {
  const { rules, states } = fold
  const plan = planFor(rules, person, sent)
  if (plan === undefined || (plan.metrics.length === 0 && plan.blocks === null)) return
  const home = homeZone(fold, sent.at)
  const zone = sent.zone ?? home
  const day = plan.needsDay ? localDay(sent.at, zone, rules.dayStart) : 0
  const fact: LocalFact = { ...sent, zone, day, dayStart: rules.dayStart, other: otherOf(person, sent) }
  if (plan.blocks !== null) foldBlock(fact, plan.blocks, states)
  countFact(fold, plan, fact)

  // Judged whatever was counted: what becomes of a badge must not depend on metrics that it does not look at.
  // A window stands where the person is, even when an event tells of a day that is over there.
  const today = plan.needsDay && zone !== home ? Math.max(day, localDay(sent.at, home, rules.dayStart)) : day
  const subject = { states, target: sent.target, today }
  judge(fold, plan.badges, { at: sent.at, subject, eventId: sent.id })
}

function countFact(fold: Fold, plan: Plan, fact: LocalFact): void {
  const { rules, states, options } = fold
  for (const [id, metric] of plan.metrics) {
    try {
      const outcome = foldMetric(rules.catalog.metrics, id, metric, fact, states)
      options.observe?.(fact, id, outcome)
    } catch (error) {
      fold.failures.push(failureOf(`metric:${id}`, fact.id, error))
    }
  }
}

function otherOf(person: string, fact: Fact): string | null {
  return fact.actor === person ? fact.owner : fact.actor
}
