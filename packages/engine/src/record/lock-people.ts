import type { Fact } from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { list, sql } from '../database/sql.ts'
import { hasLimits, lockSupply } from '../rows/supply.ts'
import { correctionsIn, peopleCorrected } from './judge.ts'
import { groupByPerson } from './load.ts'

/**
 * Makes sure that everybody is stored whom these facts credit or whose events they correct, holds them until the
 * transaction ends, and returns who that is, in id order. Nobody else stores an event of theirs meanwhile.
 */
export async function lockConcerned(
  context: Pick<Context, 'rules'>,
  tx: Database,
  facts: readonly Fact[],
  at: Date,
): Promise<readonly string[]> {
  const credited = [...groupByPerson(context.rules, facts).keys()]
  if (facts.every((fact) => correctionsIn(fact).length === 0)) return lockPeople(context, tx, credited, at)
  return untilHeld(tx, async () => {
    const ids = inIdOrder([...credited, ...(await peopleCorrected(tx, facts))])
    const held = new Set(ids)
    if (!(await lockOrInsert(context, tx, ids, at))) return null
    // A corrected event that came before its person was held may credit somebody who was not known to be concerned.
    const corrected = await peopleCorrected(tx, facts)
    return corrected.every((id) => held.has(id)) ? ids : null
  })
}

/**
 * Makes sure that these people are stored, holds them until the transaction ends, and returns them in id order.
 * Against deadlocks in the order in which saving does it: first who is stored, then what is left of limited badges,
 * then who is new, and never anybody stored after somebody new.
 */
export async function lockPeople(
  context: Pick<Context, 'rules'>,
  tx: Database,
  people: readonly string[],
  at: Date,
): Promise<readonly string[]> {
  const ids = inIdOrder(people)
  if (await lockIfStored(tx, ids)) return ids
  return untilHeld(tx, async () => ((await lockOrInsert(context, tx, ids, at)) ? ids : null))
}

/**
 * Does work that locks, and while it answers null lets go of what it locked and does it again: what turns out to be
 * missing when other things are held already is not waited for. Never one within another: who waits for something
 * that was locked under a released savepoint waits for the whole transaction, even when that lets go of it.
 */
async function untilHeld<T>(tx: Database, work: () => Promise<T | null>): Promise<T> {
  await tx.script('savepoint laurel_locks')
  for (;;) {
    const done = await work()
    if (done === null) await tx.script('rollback to savepoint laurel_locks')
    else {
      await tx.script('release savepoint laurel_locks')
      return done
    }
  }
}

/** Holds all of them and returns true, or none of them where somebody is not stored yet. */
async function lockIfStored(tx: Database, ids: readonly string[]): Promise<boolean> {
  const rows = await tx.many(
    sql`select p.id from ${tx.schema}.person p
        where p.id = any(${list(ids)})
          and (select count(*) from ${tx.schema}.person s where s.id = any(${list(ids)})) = ${ids.length}::int
        order by p.id for update of p`,
  )
  return rows.length === ids.length
}

/** False when another writer stored one of them meanwhile, who is found, and held, at the next try. */
async function lockOrInsert(
  { rules }: Pick<Context, 'rules'>,
  tx: Database,
  ids: readonly string[],
  at: Date,
): Promise<boolean> {
  const rows = await tx.many<{ id: string }>(
    sql`select id from ${tx.schema}.person where id = any(${list(ids)}) order by id for update`,
  )
  const stored = new Set(rows.map((row) => row.id))
  const fresh = ids.filter((id) => !stored.has(id))
  if (fresh.length === 0) return true
  if (hasLimits(rules)) await lockSupply(tx, rules)
  const made = await tx.many(
    sql`insert into ${tx.schema}.person (id, created_at)
        select id, ${at.toISOString()}::timestamptz from unnest(${list(fresh)}) as k(id)
        on conflict (id) do nothing
        returning id`,
  )
  return made.length === fresh.length
}

/** As saving sorts who is new. */
function inIdOrder(people: readonly string[]): readonly string[] {
  return [...new Set(people)].sort()
}
