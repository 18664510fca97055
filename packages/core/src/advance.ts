import { isAvailable, periodFor, periodOn } from './availability.ts'
import { type Day, localDay, parseDay, startOfDay } from './calendar.ts'
import type { Badge, Tier } from './catalog.ts'
import { daysAhead, holds, holdsUntil, homeScope, isByPeriod, type Subject } from './criteria.ts'
import { type Decision, decide, decisionOf, isDecision, isLostOnReset, RESET } from './decision.ts'
import type { Fact, LocalFact } from './event.ts'
import {
  detailsOf,
  earnedSince,
  type Ground,
  groundOf,
  type Holding,
  heldSince,
  packHolding,
  timesOf,
} from './holding.ts'
import { foldBlock, foldMetric, scopesOf, withoutCounts } from './metric.ts'
import type { Outcome } from './outcome.ts'
import { type BadgeList, type Plan, planFor, type Rules } from './rules.ts'
import { isInstance, placeOfInstance } from './standing.ts'
import { type Ending, holdingKey, PERSON, pairScope, type States, targetScope } from './state.ts'
import { type Zones, zoneAt } from './zone.ts'

/** A badge that became held: for which instance, since when, and by which event. */
export interface Earned extends Held {
  readonly kind: 'earned'
}

/** Something else about a badge that was held before: what it rests on, since when, or when time will end it. */
export interface Updated extends Held {
  readonly kind: 'updated'
}

interface Held {
  readonly badge: string
  /** Empty when the badge is held once per person, else the target, the period or the season. */
  readonly instance: string
  readonly tier: Tier
  /** When the event happened that made it true, in milliseconds since 1970 UTC. */
  readonly earnedAt: number
  /** Null where time alone made it true. */
  readonly eventId: string | null
  readonly ground: Ground
  /** How often it has been earned, this time included. */
  readonly times: number
  /** When time alone will end it; null where it will not. */
  readonly ends: number | null
  /** Whether it comes back so soon that it is not celebrated again. */
  readonly quiet: boolean
}

/** A badge that is no longer held. */
export interface Lost {
  readonly kind: 'lost'
  readonly badge: string
  readonly instance: string
  readonly lostAt: number
  /** `cascade`: what it rested on is gone; `manual`: somebody decided it. */
  readonly by: 'cascade' | 'manual'
  readonly reason: string | null
}

export type Change = Earned | Updated | Lost

/** A rule that could not be evaluated for an event; every other rule went on. */
export interface RuleFailure {
  /** `metric:<id>`, `badge:<id>`, or `decision`. */
  readonly rule: string
  readonly eventId: string
  readonly error: string
}

export interface Advanced {
  readonly changes: readonly Change[]
  readonly failures: readonly RuleFailure[]
}

/** What a fold is told beside the facts. */
export interface FoldOptions {
  /** Where the person lived, since when. */
  readonly zones?: Zones
  /** Takes one of a badge of which there is a limited number, and tells whether there was one left. */
  readonly claim?: (badge: string, instance: string) => boolean
  /** Hears that one of such a badge was lost. */
  readonly release?: (badge: string, instance: string) => void
  /** Hears what became of each fact in each metric. */
  readonly observe?: (fact: LocalFact, metric: string, outcome: Outcome) => void
}

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

export function isEarned(change: Change): change is Earned {
  return change.kind === 'earned'
}

/** One run of the evaluator. */
interface Fold {
  readonly rules: Rules
  readonly states: States
  readonly zones: Zones
  readonly options: FoldOptions
  readonly changes: Change[]
  readonly failures: RuleFailure[]
}

/** When badges are judged, and because of what. */
interface Occasion {
  readonly at: number
  readonly subject: Subject
  readonly eventId: string | null
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

function judge(fold: Fold, badges: BadgeList, occasion: Occasion): void {
  for (const [id, badge] of badges) {
    if (badge.scope === 'target' && occasion.subject.target === null) continue
    try {
      judgeBadge(fold, id, badge, occasion)
    } catch (error) {
      fold.failures.push(failureOf(`badge:${id}`, occasion.eventId ?? '', error))
    }
  }
}

function judgeBadge(fold: Fold, id: string, badge: Badge, { at, subject: on, eventId }: Occasion): void {
  const asked = badge.scope === 'target' ? on : { ...on, target: null }
  const place = placeOf(fold, id, badge, asked)
  if (place === null) return
  const before = fold.states.read(place.scope)?.badges[place.key]
  const since = earnedSince(before)
  if (since !== undefined && badge.truth === 'permanent') return

  const subject = whereTrue(fold, badge, asked, before)
  if (subject === null) {
    if (since !== undefined)
      replace(fold, id, badge, place, before, withoutRule(before, at), { at, eventId, reason: null })
    return
  }
  const until = badge.truth === 'live' ? lastsUntil(badge, subject, fold) : undefined
  const ends = until === undefined ? undefined : endOf(fold, until, at)
  const times = timesOf(before) + (since === undefined && hasBeenEarned(before) ? 1 : 0)
  const after = packHolding({ ...detailsOf(before), earned: since ?? at, ends, until, times })
  if (!isToBeHad(fold, id, badge, place, before, after)) return
  if (since === undefined && place.key !== id) forgetPast(fold.states, place, id)
  replace(fold, id, badge, place, before, after, { at, eventId, reason: null })
}

/** Where a badge is true: today, or while it is held on a day that has begun for a traveller; null where it is not. */
function whereTrue(fold: Fold, badge: Badge, subject: Subject, before: Holding | undefined): Subject | null {
  if (isTrue(fold, badge, subject)) return subject
  if (earnedSince(before) === undefined) return null
  const ahead = daysAhead(badge.criteria, subject, fold.rules.catalog)
  return ahead.map((today) => ({ ...subject, today })).find((later) => isTrue(fold, badge, later)) ?? null
}

function isTrue(fold: Fold, badge: Badge, subject: Subject): boolean {
  return isAvailable(badge, subject.today) && holds(badge.criteria, subject, fold.rules.catalog)
}

/** Whether there is one left of a limited badge that would become held. */
function isToBeHad(
  { options }: Fold,
  id: string,
  badge: Badge,
  { instance }: Place,
  before: Holding | undefined,
  after: Holding | undefined,
): boolean {
  const isNew = heldSince(before) === undefined && heldSince(after) !== undefined
  return badge.supply === undefined || !isNew || options.claim?.(id, instance) !== false
}

/** Of a badge held for each period, those periods in which it was held and lost: they do not come again. */
function forgetPast(states: States, { scope, key }: Place, id: string): void {
  for (const [other, holding] of Object.entries(states.read(scope)?.badges ?? {}))
    if (other !== key && other.startsWith(`${id}#`) && isOver(holding)) states.hold(scope, other, undefined)
}

function isOver(holding: Holding): boolean {
  const { earned, granted, blocked } = detailsOf(holding)
  return earned === undefined && granted === undefined && blocked === undefined
}

/** Where one instance of a badge is held. */
interface Place {
  readonly scope: string
  readonly key: string
  readonly instance: string
}

/** The instance of a badge that is in question; null where there is none, as outside of its season. */
function placeOf(fold: Fold, id: string, badge: Badge, subject: Subject): Place | null {
  const scope = homeScope(badge, subject.target)
  if (badge.once === 'person') return { scope, key: id, instance: '' }
  if (badge.once === 'target') return { scope, key: id, instance: subject.target ?? '' }
  const period = periodOn(fold.rules.catalog, badge, subject.today)
  return period === null ? null : { scope, key: holdingKey(id, period), instance: period }
}

/** The first day on which a live badge is no longer true if nothing happens; one for a period ends with that. */
function lastsUntil(badge: Badge, subject: Subject, fold: Fold): number | undefined {
  const { catalog } = fold.rules
  const last = badge.available?.until
  const period = isByPeriod(badge) ? periodFor(catalog, badge, subject.today) : null
  const ends = [
    holdsUntil(badge.criteria, subject, catalog) ?? Number.POSITIVE_INFINITY,
    last === undefined ? Number.POSITIVE_INFINITY : parseDay(last) + 1,
    period?.end ?? Number.POSITIVE_INFINITY,
  ]
  const first = Math.min(...ends)
  return Number.isFinite(first) ? first : undefined
}

/** The first instant at which it is that day, or a later one, where the person then lives as far as they said. */
function endOf(fold: Fold, until: Day, at: number): number {
  const { zones, rules } = fold
  const moves = zones.filter(([since]) => since > at)
  let [from, zone] = [at, homeZone(fold, at)]
  for (const [since, next] of moves) {
    const end = Math.max(from, startOfDay(until, zone, rules.dayStart))
    if (end < since) return end
    from = since
    zone = next ?? rules.zone
  }
  return Math.max(from, startOfDay(until, zone, rules.dayStart))
}

/** What follows from a changed holding: the change that is told, and the badges that need this one. */
function replace(
  fold: Fold,
  id: string,
  badge: Badge,
  place: Place,
  before: Holding | undefined,
  after: Holding | undefined,
  cause: {
    readonly at: number
    readonly eventId: string | null
    readonly reason: string | null
    readonly by?: 'manual'
  },
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  fold.states.hold(place.scope, place.key, after)
  const was = heldSince(before)
  const since = heldSince(after)
  const { instance } = place
  if (since !== undefined) {
    const { lost, granted, ends } = detailsOf(after)
    const held = { badge: id, instance, tier: badge.tier, earnedAt: since, eventId: cause.eventId }
    const quiet = lost !== undefined && since - lost < badge.quietDays * 86_400_000
    const rest = {
      ground: groundOf(after),
      times: timesOf(after),
      ends: granted === undefined ? (ends ?? null) : null,
      quiet,
    }
    fold.changes.push({ kind: was === undefined ? 'earned' : 'updated', ...held, ...rest })
  } else if (was !== undefined) {
    const { at: lostAt, by = 'cascade', reason } = cause
    fold.changes.push({ kind: 'lost', badge: id, instance, lostAt, by, reason })
    if (badge.supply !== undefined) fold.options.release?.(id, instance)
  }
}

function withoutRule(holding: Holding | undefined, lost: number): Holding | undefined {
  return packHolding({ ...detailsOf(holding), earned: undefined, ends: undefined, until: undefined, lost })
}

function hasBeenEarned(holding: Holding | undefined): boolean {
  return detailsOf(holding).lost !== undefined
}

/** Ends what time ended up to `at`, in the order in which it ended, and judges what depended on it. */
function endBy(fold: Fold, at: number): void {
  for (let next = fold.states.nextEnding(at); next !== undefined; next = fold.states.nextEnding(at)) end(fold, next)
}

function end(fold: Fold, { scope, key, ends }: Ending): void {
  const [id = '', period] = key.split('#')
  const badge = fold.rules.catalog.badges[id]
  const before = fold.states.read(scope)?.badges[key]
  // A badge that has left the catalog is no longer judged, not even by time.
  if (badge === undefined) {
    fold.states.hold(scope, key, packHolding({ ...detailsOf(before), ends: undefined }))
    return
  }
  const target = targetOf(scope)
  const today = detailsOf(before).until ?? localDay(ends, homeZone(fold, ends), fold.rules.dayStart)
  const place = { scope, key, instance: period ?? target ?? '' }
  replace(fold, id, badge, place, before, withoutRule(before, ends), { at: ends, eventId: null, reason: null })
  judgeDependents(fold, id, { at: ends, subject: { states: fold.states, target, today }, eventId: null })
}

function judgeDependents(fold: Fold, id: string, occasion: Occasion): void {
  judge(fold, fold.rules.dependents.get(id) ?? [], occasion)
}

function foldDecision(fold: Fold, fact: Fact): void {
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

function scopesDecided(rules: Rules, fact: Fact): readonly string[] {
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

/** The target of a scope in which badges are held; null for the person as a whole. */
function targetOf(scope: string): string | null {
  return scope === PERSON ? null : scope.slice(targetScope('').length)
}

/** Beginning anew lifts no revocation. */
function onlyBlock(holding: Holding): Holding | undefined {
  const { blocked } = detailsOf(holding)
  return blocked === undefined ? undefined : packHolding({ blocked })
}

/** Where the person lives as far as they said, else where the community does. */
function homeZone(fold: Fold, at: number): string {
  return zoneAt(fold.zones, at) ?? fold.rules.zone
}

function otherOf(person: string, fact: Fact): string | null {
  return fact.actor === person ? fact.owner : fact.actor
}

function failureOf(rule: string, eventId: string, error: unknown): RuleFailure {
  return { rule, eventId, error: error instanceof Error ? error.message : String(error) }
}

/** A scope that cannot be named is not loaded; the fold meets the same error and reports it. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
