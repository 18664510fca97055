import type { Context } from '../context.ts'
import { list, type Sql, sql } from '../database/sql.ts'
import { type Notice, type NoticeRow, selectNotices, toNotice } from './notice.ts'

/** How many notices are read at once; who has more to read does not read them. */
export const MOST_NOTICES = 100

/** A person's notices, the newest first, at most 100. */
export async function readInbox(
  context: Context,
  person: string,
  locale: string,
  options: { readonly unreadOnly?: boolean } = {},
): Promise<readonly Notice[]> {
  const rows = await context.db.many<NoticeRow>(
    sql`${selectNotices(context, sql`${context.db.schema}.notice n`)}
        and n.person = ${person} and (not ${options.unreadOnly === true}::boolean or n.read_at is null)
        order by n.id desc limit ${MOST_NOTICES}::int`,
  )
  return rows.map((row) => toNotice(context, row, locale))
}

/**
 * Those of a person's notices that were never shown, the oldest first, and marks them as shown. Of several who ask at
 * once each notice goes to one. Of more than 100 the oldest are marked and passed over, and so is one of which nothing
 * is held any more: what was lost before anybody saw it is not celebrated later.
 */
export async function claimNotices(context: Context, person: string, locale: string): Promise<readonly Notice[]> {
  const { schema } = context.db
  const claimed = sql`with unshown as materialized (
      ${lockNotices(context, sql`n.person = ${person} and n.shown_at is null`)}
    ), claimed as (
      update ${schema}.notice n set shown_at = ${context.now().toISOString()}::timestamptz
      from unshown where n.person = ${person} and n.id = unshown.id returning n.*
    )`
  const rows = await context.db.many<NoticeRow>(
    sql`${claimed} ${selectNotices(context, sql`claimed n`)} order by n.id desc limit ${MOST_NOTICES}::int`,
  )
  return rows.map((row) => toNotice(context, row, locale)).toReversed()
}

/** Marks these notices of a person as read, and so as shown. One that is read already, or somebody else's, stays as it is. */
export async function markRead(context: Context, person: string, ids: readonly string[]): Promise<void> {
  const known = ids.filter((id) => /^\d{1,18}$/.test(id))
  const now = sql`${context.now().toISOString()}::timestamptz`
  const unread = sql`n.person = ${person} and n.read_at is null and n.id = any(${list(known)}::bigint[])`
  await context.db.many(
    sql`with unread as materialized (${lockNotices(context, unread)})
        update ${context.db.schema}.notice n set read_at = ${now}, shown_at = coalesce(n.shown_at, ${now})
        from unread where n.person = ${person} and n.id = unread.id`,
  )
}

/** In the order of their ids, so that two who take some of the same wait for each other and never both for ever. */
function lockNotices({ db }: Context, which: Sql): Sql {
  return sql`select n.id from ${db.schema}.notice n where ${which} order by n.id for update`
}
