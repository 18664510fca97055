import { byOccurrence, type EventInput, type Fact, peopleOf } from '@laurel/core'
import type { Context } from '../context.ts'
import { type Database, hasState } from '../database/database.ts'
import { list, sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { loadStoredAwards } from './awards.ts'
import { checkBatch, conflict, type Item, keyOf } from './batch.ts'
import type { Change, PersonChange } from './change.ts'
import { differingAgain, loadAwards, loadStored } from './duplicates.ts'
import { loadHistories } from './facts.ts'
import { deferred, foldForward, isForward, refold, stub } from './fold.ts'
import { type Groups, groupByPerson, type Loaded, type LoadedPerson, load, loadPeople } from './load.ts'
import type { EarnedAward, RecordResult } from './result.ts'
import { save } from './save.ts'

export interface RecordBatchOptions {
  /** Whether people are told what they earned. */
  readonly announce: boolean
  /** Whether facts that arrive late are folded in now, or only stored until their people are settled. */
  readonly settle: boolean
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

/** What a batch did: which facts were stored before, and what the others earned. */
interface Done {
  readonly known: ReadonlySet<string>
  readonly change: Change | null
}

const EMPTY: Done = { known: new Set(), change: null }

/** How often a batch is tried without locks; conflicts are rare, and after three the people are locked first. */
const OPTIMISTIC_TRIES = 3

async function write(
  context: Context,
  db: Database,
  facts: readonly Fact[],
  at: Date,
  options: RecordBatchOptions,
): Promise<Done> {
  const people = [...groupByPerson(context.rules, facts).keys()].sort()
  if (options.joined) {
    await lockPeople(db, people, at)
    return orContended(await attempt(context, db, facts, at, options))
  }
  for (let tries = 0; tries < OPTIMISTIC_TRIES; tries++) {
    const done = await attempt(context, db, facts, at, options).catch(nullWhenRaced)
    if (done !== null) return done
  }
  return db.transaction(async (tx) => {
    await lockPeople(tx, people, at)
    return orContended(await attempt(context, tx, facts, at, options))
  })
}

/** Read, fold, write. Null when somebody else wrote in between. */
async function attempt(
  context: Context,
  db: Database,
  facts: readonly Fact[],
  at: Date,
  options: RecordBatchOptions,
): Promise<Done | null> {
  const all = groupByPerson(context.rules, facts)
  const loaded = await load(db, context.rules, facts, all)
  const fresh = loaded.known.size === 0 ? facts : facts.filter((fact) => !loaded.known.has(keyOf(fact)))
  if (fresh.length === 0) return { known: loaded.known, change: null }

  const groups = fresh === facts ? all : groupByPerson(context.rules, fresh)
  const change = { facts: fresh, people: await foldPeople(context, db, loaded, groups, options.settle) }
  const saved = await save(db, context.rules, change, { at, announce: options.announce })
  return saved ? { known: loaded.known, change } : null
}

async function foldPeople(
  context: Context,
  db: Database,
  loaded: Loaded,
  groups: Groups,
  settle: boolean,
): Promise<readonly PersonChange[]> {
  const changes: PersonChange[] = []
  const late: [LoadedPerson, readonly Fact[]][] = []
  for (const [id, facts] of groups) {
    const person = personOf(loaded, id)
    if (facts.length === 0) {
      if (person.version === null) changes.push(stub(person))
    } else if (isForward(person, facts)) changes.push(foldForward(context.rules, person, facts))
    else if (settle) late.push([person, facts])
    else changes.push(deferred(person, facts))
  }
  return late.length === 0 ? changes : [...changes, ...(await refoldLate(context, db, late))]
}

/** Facts that arrived after newer ones: the person's whole history is folded again, in the right order. */
async function refoldLate(
  context: Context,
  db: Database,
  late: readonly (readonly [LoadedPerson, readonly Fact[]])[],
): Promise<readonly PersonChange[]> {
  const ids = late.map(([person]) => person.id)
  const people = await loadPeople(db, ids)
  const histories = await loadHistories(db, ids)
  const awards = await loadStoredAwards(db, ids)
  const arrived = new Map(late.map(([person, facts]) => [person.id, facts]))
  return people.map((person) => {
    const history = [...(histories.get(person.id) ?? []), ...(arrived.get(person.id) ?? [])].sort(byOccurrence)
    return refold(context.rules, person, history, awards.get(person.id) ?? [])
  })
}

function personOf(loaded: Loaded, id: string): LoadedPerson {
  const person = loaded.people.get(id)
  if (person === undefined) throw new TypeError('A fact names a person who was not loaded.')
  return person
}

/** Makes sure that everybody is stored, and holds them until the transaction ends. In id order, against deadlocks. */
async function lockPeople(tx: Database, sortedIds: readonly string[], at: Date): Promise<void> {
  await tx.many(
    sql`insert into ${tx.schema}.person (id, created_at)
        select id, ${at.toISOString()}::timestamptz from unnest(${list(sortedIds)}) as k(id)
        on conflict (id) do nothing`,
  )
  await tx.many(
    sql`select id from ${tx.schema}.person
        where id = any(${list(sortedIds)})
        order by id for update`,
  )
}

/** 23505: another writer stored the same new person or event first. 40001 and 40P01: the server chose us to yield. */
function nullWhenRaced(error: unknown): null {
  if (hasState(error, '23505', '40001', '40P01')) return null
  throw error
}

function orContended(done: Done | null): Done {
  if (done === null) throw new LaurelError('contended')
  return done
}

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
      return { id: fact.id, status: 'duplicate', awards: awards.map(withoutEvent) }
    }
    const awards = earned.get(keyOf(fact)) ?? []
    return { id: fact.id, status: item.kind === 'copy' ? 'duplicate' : 'recorded', awards }
  })
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
      const named = facts.get(eventId)
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
