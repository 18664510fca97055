import {
  type Because,
  badgeName,
  type ChangedBadge,
  type ExplainedEvent,
  explainEvent,
  explainSetAside,
  type Fact,
  factKey,
  formatDay,
  type Heard,
  outcomeText,
  peopleOf,
  type SetAside,
  subjectOf,
  whereIs,
} from '@laurel/core'
import type { Context } from '../context.ts'
import { millis, sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { type Row, toFact } from '../rows/facts.ts'
import type { Telling } from './explain.ts'
import { isSecret } from './explain-conditions.ts'
import { type ExplainedCorrection, loadSources, type Sources } from './explain-sources.ts'

/** Why no rule looks at an event. */
type Ignored = Because | 'unknown_type'

export interface ExplainEventRequest {
  /** Whose event it is, or whose thing it happened to. */
  readonly person: string
  readonly event: string
}

/** What one event did. */
export interface EventExplanation {
  readonly event: string
  readonly type: string
  readonly at: Date
  readonly receivedAt: Date
  /** For a discreet reader only the person who is asked about is named. */
  readonly actor: string | null
  readonly owner: string | null
  readonly target: string | null
  readonly value: number
  /** What it counts as, since it was replaced; null where it was not. */
  readonly countsAs: number | null
  /** Why no rule looks at it; null when rules do. */
  readonly ignored: Ignored | null
  /** The event that this one corrects. */
  readonly corrects: string | null
  /** What was said of it afterwards, the latest first. */
  readonly corrections: readonly ExplainedCorrection[]
  readonly people: readonly EventForPerson[]
}

/** What an event did for one of the people that it credits. */
export interface EventForPerson {
  readonly person: string
  /** The date on their calendar, and in whose zone; `community`: nobody said one. */
  readonly day: string
  readonly zone: string
  readonly zoneFrom: 'event' | 'person' | 'community'
  /** What became of it in every metric that listens to it. */
  readonly outcomes: readonly (Omit<Heard, 'fact'> & { readonly text: string })[]
  readonly earned: readonly (NamedBadge & { readonly isHeld: boolean })[]
  readonly lost: readonly NamedBadge[]
}

export interface NamedBadge extends ChangedBadge {
  readonly name: string
}

/**
 * Explains one event of a person; null when nobody has this id.
 *
 * @throws LaurelError `unknown_event`, or `ambiguous_event` where several people did something to this one under that id.
 */
export async function explainOneEvent(
  context: Context,
  { person, event: id }: ExplainEventRequest,
  telling: Telling,
): Promise<EventExplanation | null> {
  const sources = await loadSources(context, person, telling)
  if (sources === null) return null
  const row = await findEvent(context, person, id)
  const fact = toFact({ ...row, value: row.corrected ?? row.value })
  const known = (one: string | null) => (telling.discreet && one !== person ? null : one)
  const credited = telling.discreet ? [person] : peopleOf(fact)
  const people: EventForPerson[] = []
  for (const one of credited) {
    const theirs = one === person ? sources : await loadSources(context, one, telling)
    people.push(explainFor(context, one, theirs, fact, row.ignored, telling))
  }
  const corrections = sources.corrections.get(factKey(fact)) ?? []
  return {
    event: row.id,
    type: row.type,
    at: new Date(row.at),
    receivedAt: new Date(row.received),
    actor: known(row.actor),
    owner: known(row.owner),
    target: row.target,
    value: row.value,
    countsAs: row.corrected,
    ignored: row.ignored,
    corrects: row.corrects,
    corrections: telling.discreet ? corrections.map((one) => ({ ...one, by: null, reason: null })) : corrections,
    people,
  }
}

function explainFor(
  context: Context,
  person: string,
  sources: Sources | null,
  fact: Fact,
  ignored: Ignored | null,
  telling: Telling,
): EventForPerson {
  const { rules, now } = context
  const { locale, discreet } = telling
  const { catalog } = rules
  const { zones = [], history = [], claim = () => true, kept = NONE } = sources ?? {}
  const { day, zone, zoneFrom } = whereIs(rules, fact, zones)
  const aside: SetAside | null = ignored === null || ignored === 'unknown_type' ? null : { fact, because: ignored }
  const did: ExplainedEvent =
    aside === null
      ? explainEvent(rules, person, fact, history, { zones, claim, now: now().getTime() })
      : explainSetAside(rules, person, aside, { zones })
  const named = <T extends ChangedBadge>(badge: T) => ({ ...badge, name: badgeName(catalog, badge.badge, locale) })
  const isTold = ({ badge }: ChangedBadge) => !kept.has(badge)
  const isShown = ({ badge }: ChangedBadge) => !discreet || !isSecret(catalog.badges[badge])
  return {
    person,
    day: formatDay(day),
    zone,
    zoneFrom,
    outcomes: did.outcomes.map((one) => ({
      ...one,
      error: discreet ? null : one.error,
      text: outcomeText(one, locale),
    })),
    earned: did.earned.filter((badge) => isTold(badge) && (badge.isHeld || isShown(badge))).map(named),
    lost: did.lost.filter((badge) => isTold(badge) && isShown(badge)).map(named),
  }
}

const NONE: ReadonlySet<string> = new Set()

interface EventRow extends Row {
  readonly received: number
  readonly corrected: number | null
  readonly ignored: Ignored | null
  readonly corrects: string | null
}

/** The event under this id that is the person's own, else the one that happened to them. */
async function findEvent({ db }: Context, person: string, id: string): Promise<EventRow> {
  const rows = await db.many<EventRow>(
    sql`select e.id, e.type, ${millis('e.at')} as at, e.actor, e.owner, e.target, e.value, e.zone, e.data,
               ${millis('e.received_at')} as received, e.corrected_value as corrected, e.ignored, e.corrects
        from ${db.schema}.event e
        where (e.person = ${person} or e.owner = ${person}) and e.id = ${id}
        order by e.person limit 100`,
  )
  const own = rows.find((row) => subjectOf(row) === person)
  const [first, second] = rows
  if (own !== undefined) return own
  if (first === undefined) throw new LaurelError('unknown_event', { field: 'event' })
  if (second !== undefined) throw new LaurelError('ambiguous_event', { field: 'event' })
  return first
}
