import { TIERS, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { list, raw, sql, table } from '../database/sql.ts'
import type { BadgeCounts, GroupCounts } from '../rows/counts.ts'
import { isHeldAt } from '../rows/held.ts'
import { isOpenTo, isVisible } from '../rows/visible.ts'

/** How many people hold what, of those who may be seen: each once for a badge, for a tier and for a category. */
export interface HolderCounts {
  /** Everybody who can hold something: who may be seen, and did anything that counts. */
  readonly people: number
  readonly badges: Readonly<Record<string, number>>
  readonly tiers: Readonly<Record<Tier, number>>
  readonly categories: Readonly<Record<string, number>>
}

/** Of badges that are no secret; in a large community as they were some seconds ago. */
export async function readHolderCounts(context: Context): Promise<HolderCounts> {
  const { people, badges } = await countHolders(context)
  const { tiers, categories } = await countGroups(context)
  const told = Object.keys(context.rules.catalog.badges).filter((id) => isTold(context, id))
  return { people, badges: Object.fromEntries(told.map((id) => [id, badges.get(id) ?? 0])), tiers, categories }
}

/** What part of the people hold a badge, 0 to 1; null for a secret one, and where there are too few people to tell. */
export function rarityOf(context: Context, { people, badges }: BadgeCounts, id: string): number | null {
  if (!isTold(context, id) || people === 0 || people < context.rarityMinimum) return null
  return Math.min(1, (badges.get(id) ?? 0) / people)
}

/** Whether lists and counts speak of a badge: it is no secret and no draft. */
export function isTold({ rules }: Context, id: string): boolean {
  const badge = Object.hasOwn(rules.catalog.badges, id) ? rules.catalog.badges[id] : undefined
  return badge !== undefined && badge.visibility === 'public' && badge.status !== 'draft'
}

/** Holders of each badge, secret ones too. */
export function countHolders(context: Context): Promise<BadgeCounts> {
  const { counts, version, now } = context
  return counts.badges.read(version, now, () => countBadges(context))
}

/** Holders of any badge of each tier and of each category. */
export function countGroups(context: Context): Promise<GroupCounts> {
  const { counts, version, now } = context
  return counts.groups.read(version, now, () => countTiersAndCategories(context))
}

async function countBadges(context: Context): Promise<BadgeCounts> {
  const { db, rules } = context
  const held = sql`${db.schema}.award a where ${isHeldAt(context)} and ${isVisible(context)}`
  const several = Object.entries(rules.catalog.badges).flatMap(([id, { once }]) => (once === 'person' ? [] : [id]))
  const rows = await db.many<{ badge: string | null; holders: number; awards: number }>(
    // Only those that one person can hold several times need to be told apart by people, which takes ten times as long.
    sql`select null as badge, count(*)::int4 as holders, 0 as awards
        from ${db.schema}.person p where p.newest_at is not null and ${isOpenTo('public')}
        union all
        select a.badge, count(*)::int4, count(*)::int4 from ${held} and a.instance = '' group by a.badge
        union all
        select h.badge, count(*)::int4, sum(h.awards)::int4 from (
          select a.badge, count(*) as awards from ${held} and a.badge = any(${list(several)}) and a.instance <> ''
          group by a.badge, a.person
        ) h group by h.badge`,
  )
  const people = rows.find(({ badge }) => badge === null)?.holders ?? 0
  return {
    people,
    badges: new Map(rows.flatMap(({ badge, holders }) => (badge === null ? [] : [[badge, holders]]))),
    size: people + rows.reduce((sum, { awards }) => sum + awards, 0),
  }
}

interface GroupRow {
  /** One digit for each tier and category: whether these people hold anything of it. */
  readonly bits: string
  readonly holders: number
  readonly awards: number
}

async function countTiersAndCategories(context: Context): Promise<GroupCounts> {
  const { db, rules } = context
  const { badges, categories } = rules.catalog
  const names = Object.keys(categories)
  const told = Object.entries(badges).filter(([id]) => isTold(context, id))
  const places = table('k', told, {
    badge: ['text', ([id]) => id],
    bits: ['text', ([, { tier, category }]) => bitsOf(TIERS, tier) + bitsOf(names, category)],
  })
  const rows = await db.many<GroupRow>(
    sql`select h.bits::text, count(*)::int4 as holders, sum(h.awards)::int4 as awards from (
          select bit_or(k.bits::${raw(`bit(${TIERS.length + names.length})`)}) as bits, count(*) as awards
          from ${db.schema}.award a join ${places} on k.badge = a.badge
          where ${isHeldAt(context)} and ${isVisible(context)} group by a.person
        ) h group by h.bits`,
  )
  const at = (place: number) => rows.reduce((sum, { bits, holders }) => (bits[place] === '1' ? sum + holders : sum), 0)
  const tierAt = (tier: Tier) => at(TIERS.indexOf(tier))
  return {
    tiers: { bronze: tierAt('bronze'), silver: tierAt('silver'), gold: tierAt('gold'), diamond: tierAt('diamond') },
    categories: Object.fromEntries(names.map((name, place) => [name, at(TIERS.length + place)])),
    size: rows.reduce((sum, { awards }) => sum + awards, 0),
  }
}

function bitsOf(names: readonly string[], name: string): string {
  return names.map((other) => (other === name ? '1' : '0')).join('')
}
