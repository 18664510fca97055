import { randomUUID } from 'node:crypto'
import {
  type Correction,
  type CorrectionType,
  type EventInput,
  type Fact,
  type Problem,
  parseCorrection,
  parseEvent,
  verdictOn,
} from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { type DatedCorrection, judgeStored, loadCorrections, loadEvents, type StoredEvent } from './judge.ts'
import { lockConcerned } from './lock-people.ts'
import { attemptLocked, inLockedTransaction } from './write.ts'

/** Which event is corrected, and why. */
export interface CorrectionRequest {
  /** The id of the event. */
  readonly event: string
  /** Whose event it is: its actor, or its owner where it has none. Found by the event's id alone when left out. */
  readonly person?: string
  readonly reason?: string
  /** Who decided it. */
  readonly by?: string
}

export interface ReplacementRequest extends CorrectionRequest {
  /** What the event counts as from now on. */
  readonly value: number
}

export interface CorrectionResult {
  /**
   * `done`: the event counts differently from now on. `already`: it counted so before, and nothing was written.
   * `waiting`: there is no such event yet, and when it comes it will count so.
   */
  readonly status: 'done' | 'already' | 'waiting'
}

/**
 * Stores a correction of one event, and folds everybody anew whom that event credits, in one transaction. It goes
 * after all corrections of this event that are there already.
 *
 * @throws LaurelError `unknown_event` or `ambiguous_event` when the person is left out and is not to be found,
 * or when the event is a correction itself; `invalid_correction`.
 */
export async function correct(
  context: Context,
  type: CorrectionType,
  request: CorrectionRequest & { readonly value?: number },
): Promise<CorrectionResult> {
  const draft = toFact(type, request, context.now())
  const actor = request.person ?? (await personOf(context.db, request.event))
  return inLockedTransaction(context.db, (tx) => correctLocked(context, tx, { ...draft, actor }))
}

/** Null when somebody else was faster. */
async function correctLocked(context: Context, tx: Database, draft: Fact): Promise<CorrectionResult | null> {
  const own = { ...correctionOf(draft), person: draft.actor ?? '' }
  const key = { person: own.person, id: own.event }
  await lockConcerned(context, tx, [draft], context.now())
  const [event] = await loadEvents(tx, [key])
  if (event !== undefined && event.judgement.corrects !== null) throw new LaurelError('unknown_event', OF_CORRECTION)

  const before = await loadCorrections(tx, [key])
  // Whoever corrects now has seen what was corrected before, even where two clocks or one millisecond say otherwise.
  const fact = { ...draft, at: Math.max(draft.at, ...before.map((correction) => correction.at + 1)) }
  const dated = { ...own, at: fact.at, id: fact.id }
  if (isKnown(context, event, before, dated)) return { status: 'already' }

  const options = { announce: true, settle: true, anyAge: false }
  const done = await attemptLocked(context, tx, [fact], context.now(), options)
  return done === null ? null : { status: event === undefined ? 'waiting' : 'done' }
}

const OF_CORRECTION = {
  field: 'event',
  detail: 'That event is a correction itself. Record the opposite correction of the event that it corrects.',
}

/** Whether one more correction would change nothing. */
function isKnown(
  { rules }: Context,
  event: StoredEvent | undefined,
  before: readonly DatedCorrection[],
  correction: DatedCorrection,
): boolean {
  const after = [...before, correction]
  if (event === undefined) {
    const [old, now] = [verdictOn(before), verdictOn(after)]
    return old !== null && old.retracted === now?.retracted && old.value === now.value
  }
  const { ignored, value } = event.judgement
  const judgement = judgeStored(rules, event, after)
  return judgement.ignored === ignored && (judgement.value ?? event.fact.value) === (value ?? event.fact.value)
}

/** The correction as a fact, of somebody where nobody is named yet. */
function toFact(
  type: CorrectionType,
  { event, person = 'somebody', reason, by, value }: CorrectionRequest & { readonly value?: number },
  now: Date,
): Fact {
  const data: EventInput['data'] = {
    event,
    ...(value === undefined ? {} : { value }),
    ...(reason === undefined ? {} : { reason }),
    ...(by === undefined ? {} : { by }),
  }
  const input = { id: `correction:${randomUUID()}`, type, at: now.toISOString(), actor: person, data }
  const parsed = parseEvent(input, now.getTime())
  if ('problem' in parsed) throw invalid(parsed.problem)
  correctionOf(parsed.fact)
  return parsed.fact
}

function correctionOf(fact: Fact): Correction {
  const parsed = parseCorrection(fact)
  if (parsed === null) throw new TypeError('What is to be stored as a correction is none.')
  if ('problem' in parsed) throw invalid(parsed.problem)
  return parsed.correction
}

/** The problem of an event, told of the arguments that it was made from. */
function invalid({ message, field }: Problem): LaurelError {
  const argument = field === 'actor' ? 'person' : field?.replace(/^data\./, '')
  return new LaurelError('invalid_correction', {
    detail: message,
    ...(argument === undefined ? {} : { field: argument }),
  })
}

/** The one who has an event with this id. Reads every event: ids are unique for each person, not for all. */
async function personOf(db: Database, event: string): Promise<string> {
  const rows = await db.many<{ person: string }>(
    sql`select e.person from ${db.schema}.event e where e.id = ${event} order by e.person limit 11`,
  )
  const [first, second] = rows
  if (first === undefined) throw new LaurelError('unknown_event', { field: 'event' })
  if (second === undefined) return first.person
  const names = rows.slice(0, 10).map((row) => JSON.stringify(row.person))
  const people = rows.length > 10 ? `${names.join(', ')} and others` : names.join(', ')
  const detail = `Several people have an event with this id: ${people}. Say whose is meant.`
  throw new LaurelError('ambiguous_event', { field: 'person', detail })
}
