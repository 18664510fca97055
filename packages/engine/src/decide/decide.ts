import { type DecisionType, type Fact, RESET, subjectOf } from '@laurel/core'
import type { Context } from '../context.ts'
import { type Database, maybeOne, one } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { groupByPerson, type LoadedPerson, load } from '../record/load.ts'
import { lockPeople } from '../record/lock-people.ts'
import { refoldPeople } from '../record/settle.ts'
import { attemptLocked, inLockedTransaction } from '../record/write.ts'
import { isHeldAt } from '../rows/held.ts'
import { loadSupply, lockSupply } from '../rows/supply.ts'
import { type DecisionRequest, type Draft, draftOf, type ResetRequest, resetFact } from './draft.ts'
import { type DecisionResult, datedAfter, take } from './take.ts'

/** Whether the person is told of what they are granted. */
export interface DecideOptions {
  readonly announce?: boolean
}

/**
 * Stores a decision about a badge, with everything that follows from it, in one transaction. A grant to somebody who
 * is not known makes them.
 *
 * @throws LaurelError `unknown_badge`, `invalid_instance`, `invalid_decision`, `invalid_person`, `sold_out`, or
 * `unknown_person` where there is nobody to take a badge from.
 */
export async function decide(
  context: Context,
  type: DecisionType,
  request: DecisionRequest,
  options: DecideOptions = {},
): Promise<DecisionResult> {
  const draft = draftOf(context.rules, type, request, context.now())
  // Who gets back what they had is not congratulated again.
  const announce = type === 'laurel.granted' && options.announce !== false
  return inLockedTransaction(context.db, (tx) => decideLocked(context, tx, draft, announce))
}

/**
 * Lets a person begin anew: nothing is counted any more, and the badges are gone whose policy says so.
 *
 * @throws LaurelError `invalid_decision`, `invalid_person` or `unknown_person`.
 */
export async function reset(context: Context, request: ResetRequest): Promise<DecisionResult> {
  const fact = resetFact(request, context.now())
  return inLockedTransaction(context.db, (tx) => resetLocked(context, tx, fact))
}

/** Null when somebody else was faster. */
async function decideLocked(
  context: Context,
  tx: Database,
  draft: Draft,
  announce: boolean,
): Promise<DecisionResult | null> {
  const { rules } = context
  if (draft.type !== 'laurel.granted') await requirePerson(tx, draft.person)
  await lockPeople(context, tx, [draft.person], context.now())
  if (rules.catalog.badges[draft.badge]?.supply !== undefined) await lockSupply(tx, rules)

  const person = await loadUpToDate(context, tx, draft.fact)
  const fact = datedAfter(draft.fact, person.newest)
  const result = take(rules, person, draft, fact, await loadSupply(tx, rules, [person.id]))
  if (result.status === 'already') return result
  const done = await attemptLocked(context, tx, [fact], context.now(), { announce, settle: true, anyAge: true })
  return done === null ? null : result
}

async function resetLocked(context: Context, tx: Database, draft: Fact): Promise<DecisionResult | null> {
  const id = subjectOf(draft)
  await requirePerson(tx, id)
  await lockPeople(context, tx, [id], context.now())
  const { newest } = await loadUpToDate(context, tx, draft)
  if (newest === null || (await isReset(tx, id, newest.id))) {
    return { status: 'already', held: await holdsAny(context, tx, id) }
  }
  const fact = datedAfter(draft, newest)
  const options = { announce: false, settle: true, anyAge: true }
  const done = await attemptLocked(context, tx, [fact], context.now(), options)
  return done === null ? null : { status: 'done', held: await holdsAny(context, tx, id) }
}

async function requirePerson(db: Database, id: string): Promise<void> {
  const found = await maybeOne(db, sql`select id from ${db.schema}.person where id = ${id}`)
  if (found === null) throw new LaurelError('unknown_person', { field: 'person' })
}

/** The person a decision is about, with late facts and changed rules folded in. */
async function loadUpToDate(context: Context, tx: Database, fact: Fact): Promise<LoadedPerson> {
  const person = await loadOne(context, tx, fact)
  if (!person.stale && !person.outdated) return person
  await refoldPeople(context, tx, [person.id], { at: context.now(), announce: false })
  return loadOne(context, tx, fact)
}

async function loadOne(context: Context, tx: Database, fact: Fact): Promise<LoadedPerson> {
  const { people } = await load(tx, context, [fact], groupByPerson(context.rules, [fact]))
  const person = people.get(subjectOf(fact))
  if (person === undefined) throw new TypeError('A decision names a person who was not loaded.')
  return person
}

/** Whether nothing was counted since the account was reset last. */
async function isReset(tx: Database, person: string, newest: string): Promise<boolean> {
  const found = await maybeOne(
    tx,
    sql`select e.id from ${tx.schema}.event e where e.person = ${person} and e.id = ${newest} and e.type = ${RESET}`,
  )
  return found !== null
}

async function holdsAny(context: Context, tx: Database, person: string): Promise<boolean> {
  const { held } = await one<{ held: boolean }>(
    tx,
    sql`select exists (select from ${tx.schema}.award a where a.person = ${person} and ${isHeldAt(context)}) as held`,
  )
  return held
}
