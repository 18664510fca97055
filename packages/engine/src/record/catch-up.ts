import type { Context } from '../context.ts'
import { type Database, maybeOne } from '../database/database.ts'
import { list, sql } from '../database/sql.ts'
import { keptByPolicy } from './keep.ts'
import { refoldEach } from './refold-each.ts'
import { moveRenamed, renamesIn } from './renames.ts'

/**
 * Folds those of these people anew who were folded with older rules than those in force, as the backfill would, and
 * returns who that was. They are locked by the caller. Asks the database nothing once the backfill is finished.
 */
export async function catchUp(
  context: Context,
  tx: Database,
  ids: readonly string[],
  at: Date,
): Promise<readonly string[]> {
  const { generation, settled } = context
  if (settled === generation) return []
  const rows = await tx.many<{ id: string }>(
    sql`select p.id from ${tx.schema}.person p
        where p.id = any(${list(ids)}) and greatest(p.generation, ${settled}::int) < ${generation}::int order by p.id`,
  )
  const outdated = rows.map(({ id }) => id)
  if (outdated.length === 0) return []
  await moveRenamed(tx, renamesIn(context.rules.catalog), { people: outdated })
  const announce = await isAnnounced(tx, generation)
  await refoldEach(context, tx, outdated, { at, announce, keep: keptByPolicy(context, at) })
  return outdated
}

/** Whether people are told of what a publication gives them. */
async function isAnnounced(db: Database, generation: number): Promise<boolean> {
  const row = await maybeOne<{ announce: boolean }>(
    db,
    sql`select b.announce from ${db.schema}.backfill b where b.generation = ${generation}::int`,
  )
  return row?.announce ?? false
}
