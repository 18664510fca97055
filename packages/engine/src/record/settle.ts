import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { catchUp } from './catch-up.ts'
import { refoldEach } from './refold-each.ts'
import type { SaveOptions } from './save.ts'

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
  const caughtUp = await catchUp(context, tx, ids, options.at)
  const others = ids.filter((id) => !caughtUp.includes(id))
  if (others.length > 0) await refoldEach(context, tx, others, options)
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
