import { type Badge, formatText, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { sql } from '../database/sql.ts'
import { isHeldAt } from '../rows/held.ts'
import { countTaken } from '../rows/supply.ts'

/** A badge of the catalog, in the reader's language. */
export interface BadgeInfo {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly category: string
  readonly tier: Tier
  readonly glyph: string
  readonly truth: 'permanent' | 'live'
  readonly once: Badge['once']
  /** How many people can hold it; null where that is not limited. */
  readonly supply: number | null
  /** How many of those are left; null where the number is not limited. */
  readonly left: number | null
  /** Whether it can no longer be earned. */
  readonly retired: boolean
  /** How many people hold it. */
  readonly holders: number
}

/** Every badge of the catalog that is in force and no secret, in its order. */
export async function readBadges(context: Context, locale: string): Promise<readonly BadgeInfo[]> {
  const rows = await context.db.many<{ badge: string; holders: number }>(
    sql`select a.badge, count(distinct a.person)::int4 as holders
        from ${context.db.schema}.award a where ${isHeldAt(context)} group by a.badge`,
  )
  const holders = new Map(rows.map((row) => [row.badge, row.holders]))
  const taken = await countTaken(context.db, context.rules)
  return Object.entries(context.rules.catalog.badges)
    .filter(([, badge]) => isShown(badge))
    .map(([id, badge]) => describe(id, badge, holders.get(id) ?? 0, leftOf(id, badge, taken), locale))
}

/** Whether to show a badge to somebody who does not hold it: it is in force, and no secret. */
export function isShown(badge: Badge): boolean {
  return badge.visibility === 'public' && badge.status === 'active'
}

/** One badge, also a retired one; null when the catalog has none with this id, or keeps it secret. */
export async function readBadge(context: Context, id: string, locale: string): Promise<BadgeInfo | null> {
  const badge = Object.hasOwn(context.rules.catalog.badges, id) ? context.rules.catalog.badges[id] : undefined
  if (badge === undefined || badge.visibility === 'hidden' || badge.status === 'draft') return null
  const rows = await context.db.many<{ holders: number }>(
    sql`select count(distinct a.person)::int4 as holders
        from ${context.db.schema}.award a where a.badge = ${id} and ${isHeldAt(context)}`,
  )
  const taken = badge.supply === undefined ? NOTHING : await countTaken(context.db, context.rules)
  return describe(id, badge, rows[0]?.holders ?? 0, leftOf(id, badge, taken), locale)
}

const NOTHING: ReadonlyMap<string, number> = new Map()

/** How many are left of a limited badge; null where the number is not limited. */
export function leftOf(id: string, { supply }: Badge, taken: ReadonlyMap<string, number>): number | null {
  return supply === undefined ? null : Math.max(0, supply.most - (taken.get(id) ?? 0))
}

function describe(id: string, badge: Badge, holders: number, left: number | null, locale: string): BadgeInfo {
  return {
    id,
    name: formatText(badge.name, locale),
    description: formatText(badge.description, locale),
    category: badge.category,
    tier: badge.tier,
    glyph: badge.glyph,
    truth: badge.truth,
    once: badge.once,
    supply: badge.supply?.most ?? null,
    left,
    retired: badge.status === 'retired',
    holders,
  }
}
