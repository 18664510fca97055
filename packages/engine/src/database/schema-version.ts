import { type Database, one } from './database.ts'
import { sql } from './sql.ts'

/** The newest migration in the database, 0 where there is none. */
export async function schemaVersion(db: Database): Promise<number> {
  const table = `"${db.schemaName}".migration`
  const { exists } = await one<{ exists: boolean }>(db, sql`select to_regclass(${table}) is not null as exists`)
  if (!exists) return 0
  const { version } = await one<{ version: number }>(
    db,
    sql`select coalesce(max(number), 0)::int4 as version from ${db.schema}.migration`,
  )
  return version
}
