import type { Context } from '../context.ts'
import { type Sql, sql } from '../database/sql.ts'

/** Whether the award `a` is held now: not revoked, and not ended by time, even where nobody has noticed yet. */
export function isHeldAt(context: Context): Sql {
  const now = context.now().toISOString()
  return sql`a.revoked_at is null and (a.ends_at is null or a.ends_at > ${now}::timestamptz)`
}
