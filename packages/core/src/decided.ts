import { type Day, localDay } from './calendar.ts'
import { type Decision, decide, decisionOf, isLostOnReset, RESET } from './decision.ts'
import type { Fact } from './event.ts'
import { attempt, type Fold, failureOf, homeZone } from './fold.ts'
import { detailsOf, earnedSince, type Holding, packHolding } from './holding.ts'
import { isToBeHad, isTrue, judgeDependents, replace, targetOf, withoutRule } from './judge.ts'
import { withoutCounts } from './metric.ts'
import type { Rules } from './rules.ts'
import { isInstance, placeOfInstance } from './standing.ts'

export function foldDecision(fold: Fold, fact: Fact): void {
  if (fact.type === RESET) {
    reset(fold, fact)
    return
  }
  try {
    const decision = decisionOf(fact)
    const decided = decidedOn(fold.rules, decision)
    if (decided === null) return
    const { id, badge, place } = decided
    const before = fold.states.read(place.scope)?.badges[place.key]
    const wanted = decide(before, decision, fact.at)
    const after = isToBeHad(fold, id, badge, place, before, wanted) ? wanted : withoutPlace(before, decision)
    const cause = { at: fact.at, eventId: fact.id, reason: decision.reason ?? null, by: 'manual' } as const
    replace(fold, id, badge, place, before, after, cause)
    const target = badge.once === 'target' ? place.instance : null
    const today = localDay(fact.at, homeZone(fold, fact.at), fold.rules.dayStart)
    judgeDependents(fold, id, {
      at: fact.at,
      subject: { states: fold.states, target, today },
      eventId: fact.id,
    })
  } catch (error) {
    fold.failures.push(failureOf('decision', fact.id, error))
  }
}

export function scopesDecided(rules: Rules, fact: Fact): readonly string[] {
  const decided = fact.type === RESET ? null : attempt(() => decidedOn(rules, decisionOf(fact)))
  return decided === null ? [] : [decided.place.scope]
}

/** The badge that a decision is about, by the name it has now; null where there is no such badge or instance. */
function decidedOn(rules: Rules, decision: Decision) {
  const id = rules.renamed.get(decision.badge) ?? decision.badge
  const badge = rules.catalog.badges[id]
  const instance = badge?.once === 'person' ? '' : decision.instance
  if (badge === undefined || !isInstance(rules.catalog, badge, instance)) return null
  return { id, badge, place: { ...placeOfInstance(badge, id, instance), instance } }
}

/** Where none is left of a limited badge nothing is granted; what is lifted can be earned again when one is free. */
function withoutPlace(before: Holding | undefined, { type }: Decision): Holding | undefined {
  if (type === 'laurel.granted') return before
  return packHolding({ ...detailsOf(before), blocked: undefined, earned: undefined, ends: undefined, until: undefined })
}

/** Everything counted is gone; badges go or stay as their policy says, and live ones where they are no longer true. */
function reset(fold: Fold, fact: Fact): void {
  const { rules, states } = fold
  for (const [scope, { metrics }] of states.scopes()) states.write(scope).metrics = withoutCounts(metrics)
  const today = localDay(fact.at, homeZone(fold, fact.at), rules.dayStart)
  const keys = [...states.scopes()].flatMap(([scope, { badges }]) => Object.keys(badges).map((key) => ({ scope, key })))
  const byBadge = Map.groupBy(keys, ({ key }) => badgeOf(key))
  // Badges before those that need them, so that those are judged by what is left.
  for (const id of rules.order)
    for (const { scope, key } of byBadge.get(id) ?? []) resetBadge(fold, scope, key, fact, today)
}

function resetBadge(fold: Fold, scope: string, key: string, { at, id: eventId }: Fact, today: Day): void {
  const id = badgeOf(key)
  const badge = fold.rules.catalog.badges[id]
  const before = fold.states.read(scope)?.badges[key]
  if (badge === undefined || before === undefined) return
  const target = targetOf(scope)
  const isOver = earnedSince(before) !== undefined && !isTrue(fold, badge, { states: fold.states, target, today })
  const after = isLostOnReset(badge)
    ? onlyBlock(before)
    : badge.truth === 'live' && isOver
      ? withoutRule(before, at)
      : before
  const place = { scope, key, instance: key.split('#')[1] ?? target ?? '' }
  replace(fold, id, badge, place, before, after, { at, eventId, reason: 'reset', by: 'manual' })
}

function badgeOf(key: string): string {
  return key.split('#')[0] ?? ''
}

/** Beginning anew lifts no revocation. */
function onlyBlock(holding: Holding): Holding | undefined {
  const { blocked } = detailsOf(holding)
  return blocked === undefined ? undefined : packHolding({ blocked })
}
