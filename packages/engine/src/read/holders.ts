import { badgeName, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { list, millis, sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { isHeldAt } from '../rows/held.ts'
import { newestAwards } from '../rows/newest.ts'
import { type AwardPosition, type Page, type PageRequest, pageSize, writeCursor } from '../rows/page.ts'
import { isVisible } from '../rows/visible.ts'
import { countGroups, countHolders, isTold } from './counts.ts'
import type { FeedPerson } from './feed.ts'

/** Somebody who holds a badge, with their newest one of those that were asked for. */
export interface Holder {
  readonly person: FeedPerson
  readonly badge: string
  readonly badgeName: string
  readonly tier: Tier
  readonly glyph: string
  readonly earnedAt: Date
}

/** Of which badges the holders are wanted: of one, or of all of a tier or category. */
export type HolderRequest = PageRequest &
  ({ readonly badge: string } | { readonly tier: Tier } | { readonly category: string })

/** A page of holders, and how many there are in all, as of a few seconds ago. */
export type HolderPage = Page<Holder> & { readonly total: number }

interface Row extends AwardPosition {
  readonly name: string | null
  readonly handle: string | null
  readonly avatar: string | null
  /** Whether the person has no newer one among those that were asked for. */
  readonly newest: boolean
}

/** How many awards are looked at in one statement, at most. */
const MOST_AT_ONCE = 1_000

/**
 * Holders who may be seen, each once, those first who earned theirs last.
 *
 * @throws LaurelError `unknown_badge` for one that the catalog does not have or keeps secret.
 */
export async function readHolders(context: Context, request: HolderRequest, locale: string): Promise<HolderPage> {
  const badges = badgesIn(context, request)
  const limit = pageSize(request)
  const found: Row[] = []
  let cursor = request.cursor
  // Somebody with several of them stands there once: so many awards may be fewer people.
  for (let count = limit + 1; found.length <= limit; count = Math.min(4 * count, MOST_AT_ONCE)) {
    const rows = await readNewest(context, badges, cursor, count)
    found.push(...rows.filter(({ newest }) => newest))
    const last = rows.at(-1)
    if (last === undefined || rows.length < count) break
    cursor = writeCursor(last)
  }
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => toHolder(context, row, locale)),
    next: found.length > limit && last !== undefined ? writeCursor(last) : null,
    total: await totalOf(context, request),
  }
}

function badgesIn(context: Context, request: HolderRequest): readonly string[] {
  const told = Object.entries(context.rules.catalog.badges).filter(([id]) => isTold(context, id))
  if ('badge' in request && !isTold(context, request.badge)) throw new LaurelError('unknown_badge', { field: 'badge' })
  const isWanted = (id: string, badge: { readonly tier: Tier; readonly category: string }) => {
    if ('badge' in request) return id === request.badge
    return 'tier' in request ? badge.tier === request.tier : badge.category === request.category
  }
  return told.flatMap(([id, badge]) => (isWanted(id, badge) ? [id] : []))
}

async function readNewest(
  context: Context,
  badges: readonly string[],
  cursor: string | null | undefined,
  count: number,
): Promise<readonly Row[]> {
  const { db } = context
  const awards = newestAwards(context, { people: undefined, badges, audience: 'public', cursor, count })
  return db.many<Row>(
    sql`select n.person, p.name, p.handle, p.avatar, n.badge, n.instance, ${millis('n.earned_at')} as at,
               not exists (
                 select from ${db.schema}.award a
                 where a.person = n.person and a.badge = any(${list(badges)})
                   and ${isHeldAt(context)} and ${isVisible(context)}
                   and (a.earned_at > n.earned_at
                     or (a.earned_at = n.earned_at and (a.badge, a.instance) < (n.badge, n.instance)))
               ) as newest
        from (${awards}) n join ${db.schema}.person p on p.id = n.person
        order by n.earned_at desc, n.person, n.badge, n.instance`,
  )
}

async function totalOf(context: Context, request: HolderRequest): Promise<number> {
  if ('badge' in request) return (await countHolders(context)).badges.get(request.badge) ?? 0
  const { tiers, categories } = await countGroups(context)
  return 'tier' in request ? (tiers[request.tier] ?? 0) : (categories[request.category] ?? 0)
}

function toHolder({ rules: { catalog } }: Context, row: Row, locale: string): Holder {
  const { person: id, name, handle, avatar, badge, at } = row
  return {
    person: { id, name, handle, avatar },
    badge,
    badgeName: badgeName(catalog, badge, locale),
    tier: catalog.badges[badge]?.tier ?? 'bronze',
    glyph: catalog.badges[badge]?.glyph ?? 'award',
    earnedAt: new Date(at),
  }
}
