import { type Badge, formatText, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { sql } from '../database/sql.ts'

/** A badge of the catalog, in the reader's language. */
export interface BadgeInfo {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly category: string
  readonly tier: Tier
  readonly glyph: string
  readonly truth: 'permanent' | 'live'
  readonly once: 'person' | 'target'
  /** How many people hold it. */
  readonly holders: number
}

/** Every badge of the catalog, in its order. */
export async function readBadges(context: Context, locale: string): Promise<readonly BadgeInfo[]> {
  const rows = await context.db.many<{ badge: string; holders: number }>(
    sql`select badge, count(distinct person)::int4 as holders
        from ${context.db.schema}.award where revoked_at is null group by badge`,
  )
  const holders = new Map(rows.map((row) => [row.badge, row.holders]))
  return Object.entries(context.rules.catalog.badges).map(([id, badge]) =>
    describe(id, badge, holders.get(id) ?? 0, locale),
  )
}

/** One badge, or null when the catalog has none with this id. */
export async function readBadge(context: Context, id: string, locale: string): Promise<BadgeInfo | null> {
  const badge = Object.hasOwn(context.rules.catalog.badges, id) ? context.rules.catalog.badges[id] : undefined
  if (badge === undefined) return null
  const rows = await context.db.many<{ holders: number }>(
    sql`select count(distinct person)::int4 as holders
        from ${context.db.schema}.award where badge = ${id} and revoked_at is null`,
  )
  return describe(id, badge, rows[0]?.holders ?? 0, locale)
}

function describe(id: string, badge: Badge, holders: number, locale: string): BadgeInfo {
  return {
    id,
    name: formatText(badge.name, locale),
    description: formatText(badge.description, locale),
    category: badge.category,
    tier: badge.tier,
    glyph: badge.glyph,
    truth: badge.truth,
    once: badge.once,
    holders,
  }
}
