import type { Context } from '../context.ts'
import { list, raw, type Sql, sql } from '../database/sql.ts'
import { isHeldAt } from './held.ts'
import { readCursor } from './page.ts'
import { type Audience, isVisibleTo } from './visible.ts'

/** The order of every list of awards `a`, and of the indexes they are read by. */
export const NEWEST_FIRST = raw('a.earned_at desc, a.person, a.badge, a.instance')

export interface Wanted {
  /** Of these people; of everybody where undefined. */
  readonly people: readonly string[] | undefined
  /** Of these badges; of all where undefined. */
  readonly badges: readonly string[] | undefined
  readonly audience: Audience
  /** After the last award of the page before. */
  readonly cursor: string | null | undefined
  readonly count: number
}

/**
 * A select of the newest awards held that the reader may see, so many of them. They are looked up where an index has
 * them in order, for each person or each badge by itself: the planner would rather read and sort them all.
 */
export function newestAwards(context: Context, { people, badges, audience, cursor, count }: Wanted): Sql {
  const newest = sql`order by ${NEWEST_FIRST} limit ${count}::int`
  const found = (of: Sql) => sql`select a.* from ${context.db.schema}.award a
    where ${isHeldAt(context)} and ${isVisibleTo(context, audience)} ${of} ${cursor == null ? NOTHING : after(cursor)}
    ${newest}`
  const each = (ids: readonly string[], of: Sql) =>
    sql`select a.* from unnest(${list(known(ids))}) as k(id) cross join lateral (${found(of)}) a ${newest}`
  if (people === undefined) return badges === undefined ? found(NOTHING) : each(badges, sql`and a.badge = k.id`)
  const among = badges === undefined ? NOTHING : sql`and a.badge = any(${list(known(badges))})`
  return each(people, sql`and a.person = k.id ${among}`)
}

const NOTHING = sql``

/** Ids that there can be: they travel one a line. */
function known(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter((id) => !id.includes('\n'))
}

function after(cursor: string): Sql {
  const { at, person, badge, instance } = readCursor(cursor)
  const time = sql`${new Date(at).toISOString()}::timestamptz`
  return sql`and a.earned_at <= ${time} and (a.earned_at < ${time} or (a.person, a.badge, a.instance) > (${person}, ${badge}, ${instance}))`
}
