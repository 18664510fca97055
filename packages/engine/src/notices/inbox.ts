import { congratulateMany } from '@laurel/core'
import type { Context } from '../context.ts'
import { list, millis, sql } from '../database/sql.ts'

/** A message to one person about everything they earned at once. */
export interface Notice {
  readonly id: string
  /** "Congrats! You earned the **Project Rookie** badge for creating 5 projects!" */
  readonly text: string
  /** What was earned, the highest badge first. */
  readonly awards: readonly { readonly badge: string; readonly instance: string }[]
  readonly createdAt: Date
  readonly readAt: Date | null
}

interface Row {
  readonly id: string
  readonly awards: Notice['awards']
  readonly created_at: number
  readonly read_at: number | null
}

/** A person's notices, the newest first, at most 100. */
export async function readInbox(
  context: Context,
  person: string,
  locale: string,
  options: { readonly unreadOnly?: boolean } = {},
): Promise<readonly Notice[]> {
  const rows = await context.db.many<Row>(
    sql`select id::text, awards, ${millis('created_at')} as created_at, ${millis('read_at')} as read_at
        from ${context.db.schema}.notice
        where person = ${person} and (not ${options.unreadOnly === true}::boolean or read_at is null)
        order by notice.id desc limit 100`,
  )
  return rows.map((row) => ({
    id: row.id,
    text: congratulateMany(
      context.rules.catalog,
      row.awards.map((award) => award.badge),
      locale,
    ),
    awards: row.awards,
    createdAt: new Date(row.created_at),
    readAt: row.read_at === null ? null : new Date(row.read_at),
  }))
}

/** Marks these notices of a person as read. One that is read already, or somebody else's, stays as it is. */
export async function markRead(context: Context, person: string, ids: readonly string[]): Promise<void> {
  const known = ids.filter((id) => /^\d{1,18}$/.test(id))
  await context.db.many(
    sql`update ${context.db.schema}.notice set read_at = ${context.now().toISOString()}::timestamptz
        where person = ${person} and read_at is null
          and id = any(${list(known)}::bigint[])`,
  )
}
