import { badgeName, earnedText, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { millis, sql } from '../database/sql.ts'
import { NEWEST_FIRST, newestAwards } from '../rows/newest.ts'
import { type Page, type PageRequest, pageSize, writeCursor } from '../rows/page.ts'
import type { Audience } from '../rows/visible.ts'

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
  /** Only awards of any of these people. */
  readonly people?: readonly string[]
  /** Only awards of this badge. */
  readonly badge?: string
  /** Only awards of any of these badges. */
  readonly badges?: readonly string[]
  /** `owner`: the reader is `person`, and sees what nobody else does. */
  readonly audience?: Audience
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
  const newest = newestAwards(context, {
    people: oneOf(request.person, request.people),
    badges: oneOf(request.badge, request.badges),
    audience: request.person === undefined ? 'public' : (request.audience ?? 'public'),
    cursor: request.cursor,
    count: limit + 1,
  })
  const rows = await db.many<Row>(
    sql`select a.person, p.name, p.handle, p.avatar, a.badge, a.instance, a.tier, ${millis('a.earned_at')} as at
        from (${newest}) a join ${db.schema}.person p on p.id = a.person
        order by ${NEWEST_FIRST}`,
  )
  const items = rows.slice(0, limit).map((row) => toItem(context, row, locale))
  const last = rows[limit - 1]
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(last) : null }
}

/** One and any of are the same question. */
function oneOf(one: string | undefined, any: readonly string[] | undefined): readonly string[] | undefined {
  return one === undefined ? any : [one].filter((id) => any?.includes(id) ?? true)
}

function toItem(context: Context, { person: id, name, handle, avatar, at, ...award }: Row, locale: string): FeedItem {
  return awardItem(context, { id, name, handle, avatar }, { ...award, earnedAt: new Date(at) }, locale)
}

/** An award as the feed tells of it. */
export function awardItem(
  { rules: { catalog } }: Context,
  { id, name, handle, avatar }: FeedPerson,
  { badge, tier, instance, earnedAt }: Pick<FeedItem, 'badge' | 'tier' | 'instance' | 'earnedAt'>,
  locale: string,
): FeedItem {
  return {
    person: { id, name, handle, avatar },
    badge,
    badgeName: badgeName(catalog, badge, locale),
    tier,
    glyph: catalog.badges[badge]?.glyph ?? 'award',
    instance,
    earnedAt,
    text: earnedText(catalog, handle === null ? (name ?? id) : `@${handle}`, badge, locale),
  }
}
