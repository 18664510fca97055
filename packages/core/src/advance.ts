import { isAvailable, periodOn } from './availability.ts'
import { type Day, localDay, parseDay, startOfDay } from './calendar.ts'
import type { Badge, Tier } from './catalog.ts'
import { holds, holdsUntil, homeScope, type Subject } from './criteria.ts'
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
import { foldBlock, foldMetric, scopesOf } from './metric.ts'
import type { Outcome } from './outcome.ts'
import { type BadgeList, type Plan, planFor, type Rules } from './rules.ts'
import { placeOfInstance } from './standing.ts'
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
  /** `metric:<id>` or `badge:<id>`. */
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
  return fold
}

/** Ends the badges that time ended at `at` or before, each at its instant: the same as a fold of a later fact does. */
export function elapse(rules: Rules, states: States, at: number, options: FoldOptions = {}): Advanced {
  const fold: Fold = { rules, states, zones: options.zones ?? [], options, changes: [], failures: [] }
  endBy(fold, at)
  return fold
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
  if (!countFact(fold, plan, fact)) return

  // A window stands where the person is, even when an event tells of a day that is over there.
  const today = plan.needsDay && zone !== home ? Math.max(day, localDay(sent.at, home, rules.dayStart)) : day
  const subject = { states, target: sent.target, today }
  judge(fold, plan.badges, { at: sent.at, subject, eventId: sent.id })
}

/** Whether any metric changed. */
function countFact(fold: Fold, plan: Plan, fact: LocalFact): boolean {
  const { rules, states, options } = fold
  let changed = false
  for (const [id, metric] of plan.metrics) {
    try {
      const outcome = foldMetric(rules.catalog.metrics, id, metric, fact, states)
      if (outcome === 'counted') changed = true
      options.observe?.(fact, id, outcome)
    } catch (error) {
      fold.failures.push(failureOf(`metric:${id}`, fact.id, error))
    }
  }
  return changed
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
  const { catalog } = fold.rules
  const subject = badge.scope === 'target' ? on : { ...on, target: null }
  const place = placeOf(fold, id, badge, subject)
  if (place === null) return
  const before = fold.states.read(place.scope)?.badges[place.key]
  const since = earnedSince(before)
  if (since !== undefined && badge.truth === 'permanent') return

  const now = isAvailable(badge, subject.today) && holds(badge.criteria, subject, catalog)
  if (!now) {
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

/** The first day on which a live badge is no longer true if nothing happens. */
function lastsUntil(badge: Badge, subject: Subject, fold: Fold): number | undefined {
  const changed = holdsUntil(badge.criteria, subject, fold.rules.catalog)
  const last = badge.available?.until
  const over = last === undefined ? undefined : parseDay(last) + 1
  return changed === undefined || over === undefined ? (changed ?? over) : Math.min(changed, over)
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
    const { lost, ends } = detailsOf(after)
    const held = { badge: id, instance, tier: badge.tier, earnedAt: since, eventId: cause.eventId }
    const quiet = lost !== undefined && since - lost < badge.quietDays * 86_400_000
    const rest = { ground: groundOf(after), times: timesOf(after), ends: ends ?? null, quiet }
    fold.changes.push({ kind: was === undefined ? 'earned' : 'updated', ...held, ...rest })
  } else if (was !== undefined) {
    const { at: lostAt, by = 'cascade', reason } = cause
    fold.changes.push({ kind: 'lost', badge: id, instance, lostAt, by, reason })
    if (badge.supply !== undefined) fold.options.release?.(id, instance)
  }
}

function withoutRule(holding: Holding | undefined, lost: number): Holding {
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
  const target = scope === PERSON ? null : scope.slice(targetScope('').length)
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
    const badge = fold.rules.catalog.badges[decision.badge]
    if (badge === undefined) return
    const place = decidedPlace(badge, decision.badge, decision.instance)
    const before = fold.states.read(place.scope)?.badges[place.key]
    const wanted = decide(before, decision, fact.at)
    const after = isToBeHad(fold, decision.badge, badge, place, before, wanted)
      ? wanted
      : withoutPlace(before, decision)
    const cause = { at: fact.at, eventId: fact.id, reason: decision.reason ?? null, by: 'manual' } as const
    replace(fold, decision.badge, badge, place, before, after, cause)
    const target = badge.once === 'target' ? decision.instance : null
    const today = localDay(fact.at, homeZone(fold, fact.at), fold.rules.dayStart)
    judgeDependents(fold, decision.badge, {
      at: fact.at,
      subject: { states: fold.states, target, today },
      eventId: fact.id,
    })
  } catch (error) {
    fold.failures.push(failureOf('decision', fact.id, error))
  }
}

function scopesDecided(rules: Rules, fact: Fact): readonly string[] {
  const decision = fact.type === RESET ? null : attempt(() => decisionOf(fact))
  const badge = decision === null ? undefined : rules.catalog.badges[decision.badge]
  return decision === null || badge === undefined ? [] : [decidedPlace(badge, decision.badge, decision.instance).scope]
}

function decidedPlace(badge: Badge, id: string, instance: string): Place {
  return { ...placeOfInstance(badge, id, instance), instance }
}

/** Where none is left of a limited badge nothing is granted; what is lifted can be earned again when one is free. */
function withoutPlace(before: Holding | undefined, { type }: Decision): Holding | undefined {
  if (type === 'laurel.granted') return before
  return packHolding({ ...detailsOf(before), blocked: undefined, earned: undefined, ends: undefined, until: undefined })
}

/** Everything counted is gone; badges go or stay as their policy says, and live ones are true of nobody. */
function reset(fold: Fold, fact: Fact): void {
  for (const [scope, state] of [...fold.states.scopes()]) {
    fold.states.write(scope).metrics = {}
    for (const [key, before] of Object.entries(state.badges)) {
      const [id = '', period] = key.split('#')
      const badge = fold.rules.catalog.badges[id]
      if (badge === undefined || !(isLostOnReset(badge) || badge.truth === 'live')) continue
      const place = { scope, key, instance: period ?? (scope === PERSON ? '' : scope.slice(targetScope('').length)) }
      const after = isLostOnReset(badge) ? onlyBlock(before) : withoutRule(before, fact.at)
      replace(fold, id, badge, place, before, after, { at: fact.at, eventId: fact.id, reason: 'reset', by: 'manual' })
    }
  }
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
