import { byOccurrence, type Fact, subjectOf } from '@laurel/core'
import type { Context } from '../context.ts'
import { type Database, hasState } from '../database/database.ts'
import { LaurelError } from '../errors.ts'
import { keyOf } from '../rows/fact-key.ts'
import { loadHistories } from '../rows/facts.ts'
import { hasLimits, loadSupply, lockSupply, type Supply } from '../rows/supply.ts'
import { loadStoredAwards } from './awards.ts'
import { catchUp } from './catch-up.ts'
import type { Change, Guarded, PersonChange } from './change.ts'
import { deferred, foldForward, isForward, stub } from './fold.ts'
import { correctionsIn, type Judged, judge } from './judge.ts'
import { type Groups, groupByPerson, type Loaded, type LoadedPerson, load, loadPeople } from './load.ts'
import { lockConcerned } from './lock-people.ts'
import { peopleAgain, refoldCorrected } from './refold-corrected.ts'
import { save } from './save.ts'

export interface WriteOptions {
  /** Whether people are told what they earned. */
  readonly announce: boolean
  /** Whether facts that arrive late are folded in now, or only stored until their people are settled. */
  readonly settle: boolean
  /** Whether events count however long ago they happened, whatever the catalog's horizon is. */
  readonly anyAge: boolean
}

/** What a batch did: which facts were stored before, and what the others earned. */
export interface Done {
  readonly known: ReadonlySet<string>
  readonly change: Change | null
}

/** How often a batch is tried without locks; conflicts are rare, and after three the people are locked first. */
const OPTIMISTIC_TRIES = 3

/** Stores the facts that are new, with everything that follows from them, in one transaction. */
export async function write(
  context: Context,
  db: Database,
  facts: readonly Fact[],
  at: Date,
  options: WriteOptions & { readonly joined: boolean },
): Promise<Done> {
  if (options.joined) return orContended(await attemptLocked(context, db, facts, at, options))
  if (facts.every((fact) => correctionsIn(fact).length === 0)) {
    for (let tries = 0; tries < OPTIMISTIC_TRIES; tries++) {
      const done = await attempt(context, db, facts, at, options).catch(nullWhenRaced)
      if (done === 'outdated') break
      if (done !== null) return done
    }
  }
  return inLockedTransaction(db, (tx) => attemptLocked(context, tx, facts, at, options))
}

/**
 * Locks everybody concerned, then reads, folds and writes. Corrections always come this way: with the lock held, an
 * event that is being recorded at the same time is either there already, or will find the correction.
 */
export async function attemptLocked(
  context: Context,
  tx: Database,
  facts: readonly Fact[],
  at: Date,
  options: WriteOptions,
): Promise<Done | null> {
  const ids = await lockConcerned(context, tx, facts, at)
  await catchUp(context, tx, ids, at)
  const done = await attempt(context, tx, facts, at, options)
  if (done !== null || !hasLimits(context.rules)) return done === 'outdated' ? null : done
  // Somebody else took one of a limited badge in between; with these held as well, nobody can.
  await lockSupply(tx, context.rules)
  const again = await attempt(context, tx, facts, at, options)
  return again === 'outdated' ? null : again
}

/** How often locked work is tried: only somebody who was not known to be concerned can make it fail. */
const LOCKED_TRIES = 5

/** Runs work that locks people first, again when it was raced all the same. @throws LaurelError `contended`. */
export async function inLockedTransaction<T>(db: Database, work: (tx: Database) => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < LOCKED_TRIES; tries++) {
    const done = await db.transaction(work).catch(nullWhenRaced)
    if (done !== null) return done
  }
  throw new LaurelError('contended')
}

/** Read, fold, write. Null when somebody else wrote in between; `outdated` when somebody must be folded anew first. */
async function attempt(
  context: Context,
  db: Database,
  facts: readonly Fact[],
  at: Date,
  options: WriteOptions,
): Promise<Done | 'outdated' | null> {
  const { rules } = context
  const all = groupByPerson(rules, facts)
  const loaded = await load(db, context, facts, all)
  const fresh = loaded.known.size === 0 ? facts : facts.filter((fact) => !loaded.known.has(keyOf(fact)))
  if (fresh.length === 0) return { known: loaded.known, change: null }
  if ([...loaded.people.values()].some(({ outdated }) => outdated)) return 'outdated'

  const arrival = { received: at.getTime(), anyAge: options.anyAge }
  const judged = await judge(db, rules, fresh, loaded.people, arrival)
  const supply = await loadSupply(db, rules, [...all.keys(), ...peopleAgain(judged)])
  const usual = fresh === facts && judged.judgements.size === 0
  const groups = usual ? all : groupByPerson(rules, fresh, judged.counting)
  const people = await foldPeople(context, db, loaded, groups, judged, supply, at, options.settle)
  const change = { facts: fresh, people, judged, guarded: guardedIn(loaded, fresh, people) }
  const saved = await save(db, rules, change, {
    at,
    announce: options.announce,
    generation: context.generation,
    supply,
  })
  return saved ? { known: loaded.known, change } : null
}

async function foldPeople(
  context: Context,
  db: Database,
  loaded: Loaded,
  groups: Groups,
  judged: Judged,
  supply: Supply,
  at: Date,
  settle: boolean,
): Promise<readonly PersonChange[]> {
  const again = peopleAgain(judged)
  const changes: PersonChange[] = []
  const late = new Map<string, readonly Fact[]>([...again].map((id) => [id, groups.get(id) ?? []]))
  for (const [id, facts] of hasLimits(context.rules) ? inOrder(groups) : groups) {
    if (again.has(id)) continue
    const person = personOf(loaded, id)
    if (facts.length === 0) {
      if (person.version === null || judged.subjects.has(id)) changes.push(stub(person))
    } else if (isForward(person, facts)) changes.push(foldForward(context.rules, person, facts, supply))
    else if (settle) late.set(id, facts)
    else changes.push(deferred(person, facts))
  }
  return late.size === 0 ? changes : [...changes, ...(await refoldLate(context, db, late, judged, supply, at))]
}

/** Of what is limited, whoever did something first takes first. */
function inOrder(groups: Groups): Groups {
  const first = ([, [fact]]: readonly [string, readonly Fact[]]) => fact ?? { at: 0, id: '' }
  return new Map([...groups].sort((a, b) => byOccurrence(first(a), first(b))))
}

/**
 * Facts that arrived after newer ones, or count differently from now on: the person's whole history is folded again,
 * in the right order.
 */
async function refoldLate(
  context: Context,
  db: Database,
  late: ReadonlyMap<string, readonly Fact[]>,
  judged: Judged,
  supply: Supply,
  at: Date,
): Promise<readonly PersonChange[]> {
  const ids = [...late.keys()]
  const people = await loadPeople(db, ids, context)
  const histories = await loadHistories(db, ids)
  const awards = await loadStoredAwards(db, ids)
  return people.map((person) => {
    const refolding = {
      person,
      history: histories.get(person.id) ?? [],
      arrived: late.get(person.id) ?? [],
      awards: awards.get(person.id) ?? [],
      corrected: judged.corrected,
      at,
    }
    return refoldCorrected(context.rules, refolding, supply)
  })
}

/** Those under whom facts are stored while nothing changes for them: a correction must not come in between. */
function guardedIn(loaded: Loaded, facts: readonly Fact[], changes: readonly PersonChange[]): readonly Guarded[] {
  const changed = new Set(changes.map((change) => change.id))
  const subjects = new Set(facts.map(subjectOf))
  return [...subjects].flatMap((id) => {
    const { version, corrected } = personOf(loaded, id)
    return changed.has(id) || version === null ? [] : [{ id, version, corrected }]
  })
}

function personOf(loaded: Loaded, id: string): LoadedPerson {
  const person = loaded.people.get(id)
  if (person === undefined) throw new TypeError('A fact names a person who was not loaded.')
  return person
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
