import {
  type Correction,
  type CorrectionType,
  type Fact,
  isPlausible,
  isReserved,
  parseCorrection,
  peopleOf,
  type Rules,
  subjectOf,
  verdictOn,
} from '@laurel/core'
import type { Database } from '../database/database.ts'
import { millis, sql, table } from '../database/sql.ts'
import { factKey, keyOf } from '../rows/fact-key.ts'
import { type Row as FactRow, toFact } from '../rows/facts.ts'
import type { LoadedPerson } from './load.ts'

/** Why no rule looks at an event. */
export type Ignored = 'unknown_type' | 'retracted' | 'review' | 'too_old'

/** How an event counts. */
export interface Judgement {
  readonly ignored: Ignored | null
  /** What counts instead of its own value; null where nothing replaced it. */
  readonly value: number | null
  /** The id of the event that it corrects; null for an event that is no correction. */
  readonly corrects: string | null
}

/** A stored event that counts differently from now on. */
export interface CorrectedEvent {
  readonly fact: Fact
  readonly judgement: Judgement
}

/** How the new facts of a batch count, and what they change about stored ones. */
export interface Judged {
  /** Those of the new facts that count, with the values that count. */
  readonly counting: readonly Fact[]
  /** By its key, every new fact that does not simply count. */
  readonly judgements: ReadonlyMap<string, Judgement>
  readonly corrected: readonly CorrectedEvent[]
  /** The people whose events are corrected here, whether or not that changes anything yet. */
  readonly subjects: ReadonlySet<string>
}

/** An event by the key under which it is stored. */
export interface EventKey {
  readonly person: string
  readonly id: string
}

/** A correction as a fact of its own, with the event it is about. */
export interface DatedCorrection extends Correction, Pick<Fact, 'at' | 'id'> {
  readonly person: string
}

/** A stored event, and how it counts at the moment. */
export interface StoredEvent extends CorrectedEvent {
  readonly received: number
}

/** What judging asks of a batch, beside its facts. */
export interface Arrival {
  readonly received: number
  /** Whether events count however old they are. */
  readonly anyAge: boolean
}

/**
 * Judges new facts by their age, their amount and the corrections of them, and stored events by new corrections.
 * Asks the database nothing unless somebody's events were ever corrected, or are now.
 */
export async function judge(
  db: Database,
  rules: Rules,
  facts: readonly Fact[],
  people: ReadonlyMap<string, LoadedPerson>,
  arrival: Arrival,
): Promise<Judged> {
  const fresh = facts.flatMap(correctionsIn)
  const subjects = new Set(fresh.map((correction) => correction.person))
  const doubtful = facts.filter((fact) => people.get(subjectOf(fact))?.corrected || subjects.has(subjectOf(fact)))
  const stored =
    doubtful.length === 0 ? [] : await loadCorrections(db, [...doubtful.map(eventKey), ...fresh.map(targetKey)])
  const corrections = Map.groupBy([...stored, ...fresh], (correction) => factKey(correction.person, correction.event))

  const judgements = new Map<string, Judgement>()
  const counting: Fact[] = []
  for (const fact of facts) {
    const judgement = judgeFact(rules, fact, corrections.get(keyOf(fact)) ?? [], ageOrSize(rules, fact, arrival))
    if (judgement !== COUNTS) judgements.set(keyOf(fact), judgement)
    if (judgement.ignored === null && judgement.corrects === null) counting.push(withValue(fact, judgement))
  }
  const targets = fresh.length === 0 ? [] : await loadEvents(db, fresh.map(targetKey))
  return { counting, judgements, corrected: targets.flatMap((event) => changeIn(rules, event, corrections)), subjects }
}

/** The fact with the value that counts. */
export function withValue(fact: Fact, { value }: Judgement): Fact {
  return value === null ? fact : { ...fact, value }
}

/** How a stored event counts after these corrections, of which there is at least one. */
export function judgeStored(rules: Rules, event: StoredEvent, corrections: readonly DatedCorrection[]): Judgement {
  return event.judgement.corrects === null
    ? judgeFact(rules, event.fact, corrections, event.judgement.ignored)
    : event.judgement
}

/** The stored corrections of these events. */
export async function loadCorrections(db: Database, events: readonly EventKey[]): Promise<readonly DatedCorrection[]> {
  return db.many<DatedCorrection & { readonly type: CorrectionType }>(
    sql`select e.person, e.id, e.type, ${millis('e.at')} as at, e.corrects as event,
               case when e.type = 'laurel.replaced' then (e.data ->> 'value')::float8 end as value
        from ${table('k', distinct(events), KEY)}
        cross join lateral (
          select * from ${db.schema}.event e where e.person = k.person and e.corrects = k.id offset 0
        ) e`,
  )
}

/** Those of these events that are stored. */
export async function loadEvents(db: Database, events: readonly EventKey[]): Promise<readonly StoredEvent[]> {
  const rows = await db.many<FactRow & Omit<Judgement, 'value'> & { received: number; corrected: number | null }>(
    sql`select e.id, e.type, ${millis('e.at')} as at, e.actor, e.owner, e.target, e.value, e.zone, e.data,
               ${millis('e.received_at')} as received, e.ignored, e.corrected_value as corrected, e.corrects
        from ${table('k', distinct(events), KEY)}
        cross join lateral (
          select * from ${db.schema}.event e where e.person = k.person and e.id = k.id limit 1
        ) e`,
  )
  return rows.map((row) => {
    const { received, ignored, corrected, corrects } = row
    return { fact: toFact(row), received, judgement: { ignored, value: corrected, corrects } }
  })
}

/** Everybody whom the stored events credit that these facts correct. */
export async function peopleCorrected(db: Database, facts: readonly Fact[]): Promise<readonly string[]> {
  const corrections = facts.flatMap(correctionsIn)
  if (corrections.length === 0) return []
  const events = await loadEvents(db, corrections.map(targetKey))
  return events.flatMap(({ fact }) => peopleOf(fact))
}

/** The correction that a checked fact is, or nothing. */
export function correctionsIn(fact: Fact): readonly DatedCorrection[] {
  const parsed = parseCorrection(fact)
  if (parsed === null || 'problem' in parsed) return []
  return [{ ...parsed.correction, person: subjectOf(fact), at: fact.at, id: fact.id }]
}

/** What most facts are: nothing is to be said of them. */
const COUNTS: Judgement = { ignored: null, value: null, corrects: null }

function judgeFact(
  rules: Rules,
  fact: Fact,
  corrections: readonly DatedCorrection[],
  before: Ignored | null,
): Judgement {
  const [own] = correctionsIn(fact)
  if (own !== undefined) return { ...COUNTS, corrects: own.event }
  const verdict = verdictOn(corrections)
  if (verdict === null) return before === null ? COUNTS : { ...COUNTS, ignored: before }
  // Whoever says that an event counts after all has looked at it: neither its age nor its size is in doubt any more.
  return { ...COUNTS, ignored: verdict.retracted ? 'retracted' : unknownType(rules, fact), value: verdict.value }
}

/** Why a fact that nobody corrected does not count. */
function ageOrSize(rules: Rules, fact: Fact, { received, anyAge }: Arrival): Ignored | null {
  if (isReserved(fact.type)) return null
  const { horizonDays } = rules.catalog
  const unknown = unknownType(rules, fact)
  if (unknown !== null) return unknown
  if (!anyAge && horizonDays !== undefined && received - fact.at > horizonDays * DAY) return 'too_old'
  return isPlausible(rules, fact) ? null : 'review'
}

function unknownType(rules: Rules, fact: Fact): Ignored | null {
  return rules.plans.has(fact.type) || isReserved(fact.type) ? null : 'unknown_type'
}

const DAY = 86_400_000

function changeIn(
  rules: Rules,
  event: StoredEvent,
  corrections: ReadonlyMap<string, readonly DatedCorrection[]>,
): readonly CorrectedEvent[] {
  const judgement = judgeStored(rules, event, corrections.get(keyOf(event.fact)) ?? [])
  const { ignored, value } = event.judgement
  if (judgement.ignored === ignored && judgement.value === value) return []
  return [{ fact: event.fact, judgement }]
}

function eventKey(fact: Fact): EventKey {
  return { person: subjectOf(fact), id: fact.id }
}

function targetKey({ person, event }: DatedCorrection): EventKey {
  return { person, id: event }
}

function distinct(events: readonly EventKey[]): readonly EventKey[] {
  return [...new Map(events.map((event) => [factKey(event.person, event.id), event])).values()]
}

const KEY = {
  person: ['text', (key: EventKey) => key.person],
  id: ['text', (key: EventKey) => key.id],
} as const
