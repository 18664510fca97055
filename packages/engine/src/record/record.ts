import { type EventInput, type Fact, peopleOf } from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { LaurelError } from '../errors.ts'
import { keyOf } from '../rows/fact-key.ts'
import { checkBatch, conflict, type Item } from './batch.ts'
import type { Change } from './change.ts'
import { differingAgain, loadAwards, loadStored } from './duplicates.ts'
import type { Ignored } from './judge.ts'
import type { EarnedAward, RecordResult } from './result.ts'
import { type Done, type WriteOptions, write } from './write.ts'

export interface RecordBatchOptions extends WriteOptions {
  /** Whether `db` is inside a transaction of the host, where nothing may fail and be tried again. */
  readonly joined: boolean
}

/** The most events one call takes: a batch is one transaction, and holds its locks until it ends. */
export const LARGEST_BATCH = 1_000

/**
 * The award path: checks the events, stores those that are new, folds them into the metrics of the people
 * they credit, grants what that earned and writes the notices, all in one transaction. Answers item by item.
 */
export async function recordBatch(
  context: Context,
  db: Database,
  inputs: readonly EventInput[],
  options: RecordBatchOptions,
): Promise<readonly RecordResult[]> {
  if (inputs.length > LARGEST_BATCH) throw new LaurelError('batch_too_large', { field: 'events' })
  const at = context.now()
  const items = checkBatch(context, inputs, at.getTime())
  const facts = items.flatMap((item) => (item.kind === 'fact' ? [item.fact] : []))
  if (facts.length === 0) return answer(db, items, EMPTY)

  const done = await write(context, db, facts, at, options)
  return answer(db, items, done)
}

const EMPTY: Done = { known: new Set(), change: null }

async function answer(db: Database, items: readonly Item[], done: Done): Promise<readonly RecordResult[]> {
  const again = items.flatMap((item) => (item.kind === 'fact' && done.known.has(keyOf(item.fact)) ? [item.fact] : []))
  const stored = again.length === 0 ? [] : await loadStored(db, again)
  const before = new Map(stored.map((entry) => [keyOf(entry.fact), entry]))
  const earlier = again.length === 0 ? [] : await loadAwards(db, again)
  const earned = awardsByEvent(done.change)

  return items.map((item): RecordResult => {
    if (item.kind === 'problem') return { id: item.id, status: 'rejected', problem: item.problem, awards: [] }
    const { fact } = item
    const original = before.get(keyOf(fact))
    const field = original === undefined ? null : differingAgain(original, fact)
    if (field !== null) return rejected(conflict(fact, field))
    if (original !== undefined) {
      const people = peopleOf(fact)
      const awards = earlier.filter((award) => award.eventId === fact.id && people.includes(award.person))
      return { id: fact.id, status: 'duplicate', awards: awards.map(withoutEvent), ...noteOf(original.ignored) }
    }
    const awards = earned.get(keyOf(fact)) ?? []
    const note = noteOf(done.change?.judged?.judgements.get(keyOf(fact))?.ignored ?? null)
    return { id: fact.id, status: item.kind === 'copy' ? 'duplicate' : 'recorded', awards, ...note }
  })
}

/** A type that the catalog does not know is told on the health page, not to whoever sends it. */
function noteOf(ignored: Ignored | null): Pick<RecordResult, 'ignored'> {
  return ignored === null || ignored === 'unknown_type' ? {} : { ignored }
}

function rejected(item: Item): RecordResult {
  if (item.kind !== 'problem') throw new TypeError('Only a problem is rejected.')
  return { id: item.id, status: 'rejected', problem: item.problem, awards: [] }
}

function withoutEvent({ person, badge, instance, tier, earnedAt }: EarnedAward): EarnedAward {
  return { person, badge, instance, tier, earnedAt }
}

/**
 * What each fact of the batch earned. An award that a late fact made true at an older event belongs to the
 * late fact: it is the one whose arrival granted it.
 */
function awardsByEvent(change: Change | null): ReadonlyMap<string, readonly EarnedAward[]> {
  const earned = new Map<string, EarnedAward[]>()
  const facts = new Map(change?.facts.map((fact) => [fact.id, fact]))
  for (const person of change?.people ?? []) {
    for (const { badge, instance, tier, earnedAt, eventId } of person.earned) {
      const named = facts.get(eventId ?? '')
      const fact = named !== undefined && peopleOf(named).includes(person.id) ? named : lastFactOf(person.id, change)
      if (fact === undefined) continue
      const list = earned.get(keyOf(fact)) ?? []
      list.push({ person: person.id, badge, instance, tier, earnedAt: new Date(earnedAt) })
      earned.set(keyOf(fact), list)
    }
  }
  return earned
}

function lastFactOf(person: string, change: Change | null): Fact | undefined {
  return change?.facts.findLast((fact) => peopleOf(fact).includes(person))
}
