import type { Context } from '../context.ts'
import { maybeOne } from '../database/database.ts'
import { sql } from '../database/sql.ts'

/**
 * What is another text whenever something that is shown of a person became another by an event, a decision, a choice of
 * theirs or a new catalog. What time alone changes, and how many others hold a badge, is not in it. Null when nobody
 * has this id.
 */
export async function readRevision({ db, version, generation }: Context, id: string): Promise<string | null> {
  const row = await maybeOne<{ version: number }>(
    db,
    sql`select p.version from ${db.schema}.person p where p.id = ${id}`,
  )
  return row === null ? null : `${version}.${generation}.${row.version}`
}
