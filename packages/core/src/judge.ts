import { isAvailable, periodFor, periodOn } from './availability.ts'
import { type Day, localDay, parseDay, startOfDay } from './calendar.ts'
import type { Badge } from './catalog.ts'
import { daysAhead, holds, holdsUntil, homeScope, isByPeriod, type Subject } from './criteria.ts'
import { type Fold, failureOf, homeZone } from './fold.ts'
import { detailsOf, earnedSince, groundOf, type Holding, heldSince, packHolding, timesOf } from './holding.ts'
import type { BadgeList } from './rules.ts'
import { type Ending, holdingKey, PERSON, type States, targetScope } from './state.ts'

/** When badges are judged, and because of what. */
export interface Occasion {
  readonly at: number
  readonly subject: Subject
  readonly eventId: string | null
}

export function judge(fold: Fold, badges: BadgeList, occasion: Occasion): void {
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

export function isTrue(fold: Fold, badge: Badge, subject: Subject): boolean {
  return isAvailable(badge, subject.today) && holds(badge.criteria, subject, fold.rules.catalog)
}

/** Whether there is one left of a limited badge that would become held. */
export function isToBeHad(
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
export interface Place {
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
export function replace(
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

export function withoutRule(holding: Holding | undefined, lost: number): Holding | undefined {
  return packHolding({ ...detailsOf(holding), earned: undefined, ends: undefined, until: undefined, lost })
}

function hasBeenEarned(holding: Holding | undefined): boolean {
  return detailsOf(holding).lost !== undefined
}

/** Ends what time ended up to `at`, in the order in which it ended, and judges what depended on it. */
export function endBy(fold: Fold, at: number): void {
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

export function judgeDependents(fold: Fold, id: string, occasion: Occasion): void {
  judge(fold, fold.rules.dependents.get(id) ?? [], occasion)
}

/** The target of a scope in which badges are held; null for the person as a whole. */
export function targetOf(scope: string): string | null {
  return scope === PERSON ? null : scope.slice(targetScope('').length)
}
