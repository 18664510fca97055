import { type Badge, formatText, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import type { BadgeCounts } from '../rows/counts.ts'
import { countTaken } from '../rows/supply.ts'
import { countHolders, isTold, rarityOf } from './counts.ts'

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
  /** How many people hold it, of those who may be seen. */
  readonly holders: number
  /** What part of the people hold it, 0 to 1; null where there are too few people to tell. */
  readonly rarity: number | null
}

/** Every badge of the catalog that is in force and no secret, in its order; holders as of a few seconds ago at most. */
export async function readBadges(context: Context, locale: string): Promise<readonly BadgeInfo[]> {
  const counted = await countHolders(context)
  const taken = await countTaken(context.db, context.rules)
  return Object.entries(context.rules.catalog.badges)
    .filter(([, badge]) => isShown(badge))
    .map(([id, badge]) => describe(context, id, badge, counted, leftOf(id, badge, taken), locale))
}

/** Whether to show a badge to somebody who does not hold it: it is in force, and no secret. */
export function isShown(badge: Badge): boolean {
  return badge.visibility === 'public' && badge.status === 'active'
}

/** One badge, also a retired one; null when the catalog has none with this id, or keeps it secret. */
export async function readBadge(context: Context, id: string, locale: string): Promise<BadgeInfo | null> {
  const badge = context.rules.catalog.badges[id]
  if (badge === undefined || !isTold(context, id)) return null
  const counted = await countHolders(context)
  const taken = badge.supply === undefined ? NOTHING : await countTaken(context.db, context.rules)
  return describe(context, id, badge, counted, leftOf(id, badge, taken), locale)
}

const NOTHING: ReadonlyMap<string, number> = new Map()

/** How many are left of a limited badge; null where the number is not limited. */
export function leftOf(id: string, { supply }: Badge, taken: ReadonlyMap<string, number>): number | null {
  return supply === undefined ? null : Math.max(0, supply.most - (taken.get(id) ?? 0))
}

function describe(
  context: Context,
  id: string,
  badge: Badge,
  counted: BadgeCounts,
  left: number | null,
  locale: string,
): BadgeInfo {
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
    holders: counted.badges.get(id) ?? 0,
    rarity: rarityOf(context, counted, id),
  }
}
