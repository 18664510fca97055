import { isAvailable } from './availability.ts'
import type { Day } from './calendar.ts'
import type { Badge } from './catalog.ts'
import type { Change } from './change.ts'
import { type Decision, decisionOf, isDecision, RESET } from './decision.ts'
import { type Fact, subjectOf } from './event.ts'
import { refusalKey, type Told } from './explain-listen.ts'
import { detailsOf, type Ground, groundOf, heldSince } from './holding.ts'
import type { Rules } from './rules.ts'
import { holdingOf } from './standing.ts'

/** How a badge stands with somebody: held, or why not. */
export type Standing =
  | 'held'
  /** Taken away by hand, until that is lifted. */
  | 'revoked'
  /** True, but none was left of a limited badge. */
  | 'sold_out'
  /** Held before, and no longer. */
  | 'lost'
  /** It cannot be earned on this day: a draft, or outside of its days. */
  | 'unavailable'
  | 'open'

/** How one instance of a badge is held. Instants are milliseconds since 1970 UTC. */
export interface ExplainedStanding {
  readonly standing: Standing
  /** Since when it is held; null while it is not. */
  readonly since: number | null
  /** What it rests on; null while it is not held. */
  readonly ground: Ground | null
  /** How often it was earned; 0 when never. */
  readonly times: number
  /** When time alone will end it; null where it will not. */
  readonly ends: number | null
  /** When it was lost last; null when never. */
  readonly lostAt: number | null
  /** The fact that made the criteria true; null where none did, or time alone. */
  readonly earnedBy: EarnedBy | null
}

export interface EarnedBy {
  /** Whose event it is. */
  readonly person: string
  readonly id: string
  readonly type: string
  readonly at: number
}

export interface ExplainedDecision {
  readonly id: string
  /** `kept`: it stays although the rules, or the facts, have changed. */
  readonly kind: 'granted' | 'kept' | 'revoked' | 'lifted' | 'reset'
  readonly at: number
  readonly by: string | null
  readonly reason: string | null
}

/** What is asked about. */
export interface Asked {
  readonly id: string
  readonly badge: Badge
  readonly instance: string
  /** The day on which the criteria are looked at. */
  readonly today: Day
}

/** `isTrue`: whether the criteria are. */
export function standingOf({ catalog }: Rules, asked: Asked, isTrue: boolean, told: Told): ExplainedStanding {
  const { id, instance } = asked
  const own = told.changes.filter((change) => change.badge === id && change.instance === instance)
  const holding = holdingOf(catalog, told.states, id, instance)
  const { earned, granted, ends, blocked } = detailsOf(holding)
  const since = heldSince(holding) ?? null
  const isHeld = since !== null
  const lostAt = own.flatMap((change) => (change.kind === 'lost' ? [change.lostAt] : [])).at(-1) ?? null
  return {
    standing: isHeld ? 'held' : blocked === true ? 'revoked' : whyNot(asked, isTrue, told, lostAt !== null),
    since,
    ground: isHeld ? groundOf(holding) : null,
    times: own.flatMap((change) => (change.kind === 'lost' ? [] : [change.times])).at(-1) ?? 0,
    ends: isHeld && granted === undefined ? (ends ?? null) : null,
    lostAt,
    earnedBy: isHeld && earned !== undefined ? earnedBy(told.history, own, earned) : null,
  }
}

/** Decisions about an instance of a badge and resets of the account, the newest first. */
export function decisionsOn(
  rules: Rules,
  { id, badge, instance }: Asked,
  history: readonly Fact[],
): readonly ExplainedDecision[] {
  const isAbout = (decision: Decision) =>
    (rules.renamed.get(decision.badge) ?? decision.badge) === id &&
    (badge.once === 'person' || decision.instance === instance)
  return history
    .filter(({ type }) => isDecision(type))
    .flatMap((fact) => explainDecision(fact, isAbout))
    .toReversed()
}

function whyNot({ id, badge, instance, today }: Asked, isTrue: boolean, { refused }: Told, wasHeld: boolean): Standing {
  const available = isAvailable(badge, today)
  if (isTrue && available && refused.has(refusalKey(id, instance))) return 'sold_out'
  if (wasHeld) return 'lost'
  return available ? 'open' : 'unavailable'
}

/** The fact that made the rule true at an instant. */
function earnedBy(history: readonly Fact[], changes: readonly Change[], earned: number): EarnedBy | null {
  const events = new Set(changes.flatMap((change) => (change.kind === 'lost' ? [] : (change.eventId ?? []))))
  const fact = history.find(({ id, at, type }) => at === earned && events.has(id) && !isDecision(type))
  return fact === undefined ? null : { person: subjectOf(fact), id: fact.id, type: fact.type, at: fact.at }
}

function explainDecision(fact: Fact, isAbout: (decision: Decision) => boolean): readonly ExplainedDecision[] {
  const { id, at, data } = fact
  const said = { id, at, by: textOf(data?.['by']), reason: textOf(data?.['reason']) }
  if (fact.type === RESET) return [{ ...said, kind: 'reset' }]
  const decision = readDecision(fact)
  if (decision === null || !isAbout(decision)) return []
  return [{ ...said, kind: kindOf(decision) }]
}

function readDecision(fact: Fact): Decision | null {
  try {
    return decisionOf(fact)
  } catch {
    // The evaluator passes it over as well, and reports it as a failure.
    return null
  }
}

function kindOf({ type, ground }: Decision): ExplainedDecision['kind'] {
  switch (type) {
    case 'laurel.granted':
      return ground === 'kept' ? 'kept' : 'granted'
    case 'laurel.revoked':
      return 'revoked'
    case 'laurel.lifted':
      return 'lifted'
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
