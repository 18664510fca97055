import {
  badgeName,
  decisionText,
  type EarnedBy,
  type ExplainedDecision,
  type ExplainedFact,
  type ExplainedMetric,
  type ExplainedStanding,
  type Explanation,
  explain,
  factKey,
  metricText,
  nounOf,
  outcomeText,
  standingText,
  talliesText,
} from '@laurel/core'
import type { Context } from '../context.ts'
import { maybeOne } from '../database/database.ts'
import { millis, sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import type { Audience } from '../rows/visible.ts'
import { type Condition, conditionOf, hasNumber, isSecret } from './explain-conditions.ts'
import { type ExplainedCorrection, loadSources, type Sources } from './explain-sources.ts'

export interface ExplainRequest {
  readonly person: string
  readonly badge: string
  /** The target, period or season, for a badge that is held once for each; the nearest one unless given. */
  readonly instance?: string
}

/** How an explanation is told. */
export interface Telling {
  readonly locale: string
  /** How many facts of each metric, and days of each streak. */
  readonly limit: number
  /**
   * Without whose events they were, who decided and why, secret badges, and what the person keeps to themselves: for
   * a reader who is no admin.
   */
  readonly discreet: boolean
  /** Whether that reader is the person who is asked about. */
  readonly audience: Audience
}

/** Why somebody holds a badge, or what is missing, in the reader's language. */
export interface BadgeExplanation extends Omit<ExplainedStanding, 'since' | 'ends' | 'lostAt' | 'earnedBy'> {
  readonly person: string
  readonly badge: string
  readonly name: string
  readonly instance: string
  /** The target at which a badge judged by target was looked at; null for every other. */
  readonly target: string | null
  readonly held: boolean
  /** "not held. 265 of 300" */
  readonly text: string
  readonly since: Date | null
  readonly endsAt: Date | null
  readonly lostAt: Date | null
  readonly earnedBy: EventName | null
  /** The date on which the conditions were looked at: today, or the last one of a period that is over. */
  readonly day: string
  readonly criteria: Condition
  readonly metrics: readonly MetricExplanation[]
  readonly decisions: readonly DecisionExplanation[]
  /** What happened to the award after it was given, the newest first. */
  readonly history: readonly AwardEvent[]
  /** The award as it is stored; null where there never was one. */
  readonly award: StoredAwardDates | null
  /** Events for which the badge could not be judged, and why. */
  readonly failures: readonly { readonly event: string; readonly error: string | null }[]
  /** Whether profiles and lists show this already: `false` while late facts or changed rules are to be folded in. */
  readonly isCurrent: boolean
}

export interface EventName {
  /** Whose event it is; null for a discreet reader where it is somebody else. */
  readonly person: string | null
  readonly event: string
  readonly type: string
  readonly at: Date
}

export interface MetricExplanation extends Omit<ExplainedMetric, 'facts'> {
  /** What is counted: "interactions". */
  readonly noun: string
  /** "265 events count, 14 do not: 9 done to their own things, 5 over the cap (10 a day)" */
  readonly text: string
  /** Its window, or how its streak stands; empty where there is nothing to say. */
  readonly detail: string
  readonly facts: readonly FactExplanation[]
}

export interface FactExplanation extends EventName, Omit<ExplainedFact, 'id' | 'at' | 'person' | 'type'> {
  /** What became of it: "over the cap (10 a day)". */
  readonly text: string
  /** What was said of it last, and is in force. */
  readonly correction: ExplainedCorrection | null
}

export interface DecisionExplanation extends Omit<ExplainedDecision, 'id' | 'at'> {
  readonly event: string
  readonly at: Date
  readonly text: string
}

export interface AwardEvent {
  readonly change: 'moved' | 'revoked' | 'returned'
  /** When Laurel noticed. */
  readonly at: Date
  /** Since when it counts as earned from then on, and did before. */
  readonly earnedAt: Date | null
  readonly earlierAt: Date | null
}

export interface StoredAwardDates {
  readonly earnedAt: Date
  readonly awardedAt: Date
  readonly revokedAt: Date | null
  readonly revokedBy: 'cascade' | 'manual' | null
  readonly revokedReason: string | null
}

/**
 * Explains one badge of one person; null when nobody has this id, or shows a discreet reader anything.
 *
 * @throws LaurelError `unknown_badge` or `invalid_instance`.
 */
export async function explainBadge(
  context: Context,
  { person, badge: asked, instance }: ExplainRequest,
  telling: Telling,
): Promise<BadgeExplanation | null> {
  const { rules, now } = context
  const badge = rules.renamed.get(asked) ?? asked
  if (!Object.hasOwn(rules.catalog.badges, badge)) throw new LaurelError('unknown_badge', { field: 'badge' })
  const sources = await loadSources(context, person, telling)
  if (sources === null) return null
  if (sources.kept.has(badge)) throw new LaurelError('unknown_badge', { field: 'badge' })

  const options = { ...sources, now: now().getTime(), limit: telling.limit }
  const found = explain(rules, person, badge, instance ?? null, sources.history, options)
  if (found === null) throw new LaurelError('invalid_instance', { field: 'instance' })
  // Nobody hears of a secret one before they hold it, or did.
  if (telling.discreet && isSecret(rules.catalog.badges[badge]) && found.times === 0 && found.since === null)
    throw new LaurelError('unknown_badge', { field: 'badge' })
  const stored = await readAward(context, person, found)
  return tell(context, person, sources, found, stored, telling)
}

function tell(
  { rules }: Context,
  person: string,
  sources: Sources,
  found: Explanation,
  { award, history }: StoredAward,
  telling: Telling,
): BadgeExplanation {
  const { catalog } = rules
  const { locale, discreet } = telling
  const { badge, instance, target, standing, ground, times, day } = found
  const criteria = conditionOf(catalog, found.criteria, locale, { discreet, kept: sources.kept })
  const metrics = found.metrics.filter(({ metric, target: of }) => hasNumber(criteria, metric, of))
  return {
    person,
    badge,
    name: badgeName(catalog, badge, locale),
    instance,
    target,
    held: found.since !== null,
    standing,
    text: standingText(found, found.criteria, locale, sources.zone ?? rules.zone),
    since: dateOf(found.since),
    ground,
    times,
    endsAt: dateOf(found.ends),
    lostAt: dateOf(found.lostAt),
    earnedBy: found.earnedBy === null ? null : eventName(found.earnedBy, person, discreet),
    day,
    criteria,
    metrics: metrics.map((metric) => ({
      ...metric,
      noun: nounOf(catalog, metric.metric, metric.value, locale) ?? metric.metric,
      text: talliesText(metric.tallies, locale),
      detail: metricText(metric, locale),
      facts: metric.facts.map((fact) => explainFact(fact, person, sources, telling)),
    })),
    decisions: found.decisions.map((decision) => explainDecision(decision, telling)),
    history,
    award: award === null || !discreet ? award : { ...award, revokedReason: null },
    failures: found.failures.map(({ eventId, error }) => ({ event: eventId, error: discreet ? null : error })),
    isCurrent: sources.isCurrent,
  }
}

function explainFact(
  { id, at, ...fact }: ExplainedFact,
  person: string,
  { corrections }: Sources,
  { locale, discreet }: Telling,
): FactExplanation {
  const [correction = null] = corrections.get(factKey({ actor: fact.person, owner: null, id })) ?? []
  return {
    ...fact,
    ...eventName({ ...fact, id, at }, person, discreet),
    error: discreet ? null : fact.error,
    text: outcomeText(fact, locale),
    correction: correction === null || !discreet ? correction : { ...correction, by: null, reason: null },
  }
}

function explainDecision(
  { id, at, ...decision }: ExplainedDecision,
  { locale, discreet }: Telling,
): DecisionExplanation {
  // Why something is kept is no secret: Laurel says it itself.
  const told = discreet && decision.kind !== 'kept' ? { ...decision, by: null, reason: null } : decision
  return { ...told, event: id, at: new Date(at), text: decisionText(told, locale) }
}

function eventName(event: EarnedBy, reader: string, discreet: boolean): EventName {
  const person = discreet && event.person !== reader ? null : event.person
  return { person, event: event.id, type: event.type, at: new Date(event.at) }
}

interface StoredAward {
  readonly award: StoredAwardDates | null
  readonly history: readonly AwardEvent[]
}

interface AwardRow extends Pick<StoredAwardDates, 'revokedBy' | 'revokedReason'> {
  readonly earned: number
  readonly awarded: number
  readonly revoked: number | null
}

interface HistoryRow extends Pick<AwardEvent, 'change'> {
  readonly at: number
  readonly earned: number | null
  readonly earlier: number | null
}

async function readAward(
  { db }: Context,
  person: string,
  { badge, instance }: Pick<Explanation, 'badge' | 'instance'>,
): Promise<StoredAward> {
  const award = await maybeOne<AwardRow>(
    db,
    sql`select ${millis('a.earned_at')} as earned, ${millis('a.awarded_at')} as awarded,
               ${millis('a.revoked_at')} as revoked, a.revoked_by as "revokedBy", a.revoked_reason as "revokedReason"
        from ${db.schema}.award a where a.person = ${person} and a.badge = ${badge} and a.instance = ${instance}`,
  )
  const rows = await db.many<HistoryRow>(
    sql`select h.change, ${millis('h.at')} as at, ${millis('h.earned_at')} as earned,
               ${millis('h.earlier_at')} as earlier
        from ${db.schema}.award_history h
        where h.person = ${person} and h.badge = ${badge} and h.instance = ${instance} order by h.id desc`,
  )
  return { award: award === null ? null : toDates(award), history: rows.map(toAwardEvent) }
}

function toDates({ earned, awarded, revoked, revokedBy, revokedReason }: AwardRow): StoredAwardDates {
  const revokedAt = dateOf(revoked)
  return { earnedAt: new Date(earned), awardedAt: new Date(awarded), revokedAt, revokedBy, revokedReason }
}

function toAwardEvent({ change, at, earned, earlier }: HistoryRow): AwardEvent {
  return { change, at: new Date(at), earnedAt: dateOf(earned), earlierAt: dateOf(earlier) }
}

function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at)
}
