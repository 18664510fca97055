import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { loadStoredAwards } from './awards.ts'
import { loadHistories } from './facts.ts'
import { refold } from './fold.ts'
import { loadPeople } from './load.ts'
import { type SaveOptions, save } from './save.ts'
import { loadSupply } from './supply.ts'

/** How many people one transaction folds anew: few enough that it holds nobody up for long. */
const PEOPLE_AT_ONCE = 100

/**
 * Folds everybody anew whose late facts were only stored, and returns how many that were. Several processes may
 * do it at once, and one that is ended in between loses nothing: who is not settled is still marked.
 */
export async function settlePeople(context: Context, announce: boolean): Promise<number> {
  let settled = 0
  for (;;) {
    const people = await context.db.transaction((tx) => settleSome(context, tx, announce))
    settled += people
    if (people < PEOPLE_AT_ONCE) return settled
  }
}

/** Folds these people's histories anew and saves the result; they are locked by the caller. */
export async function refoldPeople(
  context: Context,
  tx: Database,
  ids: readonly string[],
  options: Pick<SaveOptions, 'at' | 'announce'>,
): Promise<void> {
  const people = await loadPeople(tx, ids, context.generation)
  const histories = await loadHistories(tx, ids)
  const awards = await loadStoredAwards(tx, ids)
  const supply = await loadSupply(tx, context.rules, ids)
  const changes = people.map((person) =>
    refold(context.rules, person, histories.get(person.id) ?? [], awards.get(person.id) ?? [], supply),
  )
  const saved = await save(
    tx,
    context.rules,
    { facts: [], people: changes },
    {
      ...options,
      generation: context.generation,
      supply,
    },
  )
  if (!saved) throw new LaurelError('contended')
}

async function settleSome(context: Context, tx: Database, announce: boolean): Promise<number> {
  const rows = await tx.many<{ id: string }>(
    sql`select id from ${tx.schema}.person where stale
        order by id limit ${PEOPLE_AT_ONCE}::int for update skip locked`,
  )
  const ids = rows.map((row) => row.id)
  if (ids.length > 0) await refoldPeople(context, tx, ids, { at: context.now(), announce })
  return ids.length
}
