import { badgeName, earnedText, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { millis, type Sql, sql } from '../database/sql.ts'
import { isHeldAt } from '../rows/held.ts'
import { type Page, type PageRequest, pageSize, readCursor, writeCursor } from '../rows/page.ts'

/** "🎉 Ada earned Social Freak 😜", with what is needed to show and to link it. */
export interface FeedItem {
  readonly person: FeedPerson
  readonly badge: string
  readonly badgeName: string
  readonly tier: Tier
  readonly glyph: string
  readonly instance: string
  readonly earnedAt: Date
  /** The sentence, in the reader's language; the badge stands in `**`. */
  readonly text: string
}

export interface FeedPerson {
  readonly id: string
  readonly name: string | null
  readonly handle: string | null
  readonly avatar: string | null
}

export interface FeedRequest extends PageRequest {
  /** Only this person's awards. */
  readonly person?: string
  /** Only awards of this badge: its holders, the newest first. */
  readonly badge?: string
}

interface Row {
  readonly person: string
  readonly name: string | null
  readonly handle: string | null
  readonly avatar: string | null
  readonly badge: string
  readonly instance: string
  readonly tier: Tier
  readonly at: number
}

/** Awards as they were earned, the newest first, page by page. New ones never shift a page that was begun. */
export async function readFeed(context: Context, request: FeedRequest, locale: string): Promise<Page<FeedItem>> {
  const limit = pageSize(request)
  const { db } = context
  const rows = await db.many<Row>(
    sql`select a.person, p.name, p.handle, p.avatar, a.badge, a.instance, a.tier, ${millis('a.earned_at')} as at
        from ${db.schema}.award a join ${db.schema}.person p on p.id = a.person
        where ${isHeldAt(context)}
          ${request.person === undefined ? NOTHING : sql`and a.person = ${request.person}`}
          ${request.badge === undefined ? NOTHING : sql`and a.badge = ${request.badge}`}
          ${request.cursor == null ? NOTHING : after(request.cursor)}
        order by a.earned_at desc, a.person, a.badge, a.instance limit ${limit + 1}::int`,
  )
  const items = rows.slice(0, limit).map((row) => toItem(context, row, locale))
  const last = rows[limit - 1]
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(last) : null }
}

const NOTHING = sql``

function after(cursor: string): Sql {
  const { at, person, badge, instance } = readCursor(cursor)
  const time = sql`${new Date(at).toISOString()}::timestamptz`
  return sql`and a.earned_at <= ${time} and (a.earned_at < ${time} or (a.person, a.badge, a.instance) > (${person}, ${badge}, ${instance}))`
}

function toItem(context: Context, row: Row, locale: string): FeedItem {
  const { catalog } = context.rules
  const { person: id, name, handle, avatar } = row
  return {
    person: { id, name, handle, avatar },
    badge: row.badge,
    badgeName: badgeName(catalog, row.badge, locale),
    tier: row.tier,
    glyph: catalog.badges[row.badge]?.glyph ?? 'award',
    instance: row.instance,
    earnedAt: new Date(row.at),
    text: earnedText(catalog, handle === null ? (name ?? id) : `@${handle}`, row.badge, locale),
  }
}
