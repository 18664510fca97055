import { randomBytes } from 'node:crypto'
import type { Context } from './context.ts'
import { one } from './database/database.ts'
import { sql } from './database/sql.ts'

/**
 * A random text that this community keeps under `name` for ever, made when it is first asked for: a salt, or
 * a signing secret. Two processes that ask at once get the same one.
 */
export async function secretOf(context: Context, name: string): Promise<string> {
  const { db } = context
  await db.many(
    sql`insert into ${db.schema}.setting (name, value) values (${name}, ${randomBytes(32).toString('base64url')})
        on conflict (name) do nothing`,
  )
  const { value } = await one<{ value: string }>(db, sql`select value from ${db.schema}.setting where name = ${name}`)
  return value
}
