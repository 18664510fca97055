import { formatText, TIERS, type Tier } from '@laurel/core'
import type { BadgeInfo, HolderRequest } from '@laurel/engine'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { findBadges } from './search.ts'

/** Whom a visitor is looking for. */
export type Wish =
  | { readonly by: 'nothing' }
  | { readonly by: 'badge'; readonly badge: BadgeInfo }
  | { readonly by: 'tier'; readonly tier: Tier }
  | { readonly by: 'category'; readonly category: string; readonly name: string }
  | { readonly by: 'name'; readonly found: readonly BadgeInfo[] }

/** What the visitor may look for, in their language. */
export interface Choice {
  readonly badges: readonly BadgeInfo[]
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  /** What was typed into the search, as it was typed. */
  readonly query: string
}

const LONGEST_QUERY = 100

export async function readChoice(c: AppContext, { laurel }: Community): Promise<Choice> {
  const { locale } = c.var.visitor
  return {
    badges: await laurel.badges({ locale }),
    categories: Object.entries(laurel.catalog.categories).map(([id, { name }]) => ({
      id,
      name: formatText(name, locale),
    })),
    query: (c.req.query('q') ?? '').trim().slice(0, LONGEST_QUERY),
  }
}

/** The wish an address makes: one badge, else a name, a category or a tier; null where there is no such thing. */
export function readWish(c: AppContext, { laurel }: Community, { badges, categories, query }: Choice): Wish | null {
  const [badge, tier, category] = ['badge', 'tier', 'category'].map((name) => c.req.query(name) || undefined)
  if (badge !== undefined) return found(badges.find(({ id }) => id === badge))
  if (query !== '') {
    const alike = findBadges(laurel, badges, query)
    return alike.length === 1 ? found(alike[0]) : { by: 'name', found: alike }
  }
  if (category !== undefined) {
    const known = categories.find(({ id }) => id === category)
    return known === undefined ? null : { by: 'category', category, name: known.name }
  }
  if (tier === undefined) return { by: 'nothing' }
  const known = TIERS.find((one) => one === tier)
  return known === undefined ? null : { by: 'tier', tier: known }
}

function found(badge: BadgeInfo | undefined): Wish | null {
  return badge === undefined ? null : { by: 'badge', badge }
}

/** What to ask Laurel for; null where that needs another choice first. */
export function requestOf(wish: Wish): HolderRequest | null {
  if (wish.by === 'badge') return { badge: wish.badge.id }
  if (wish.by === 'tier') return { tier: wish.tier }
  return wish.by === 'category' ? { category: wish.category } : null
}

/** The badges that belong to a wish, for the next, narrower one. */
export function badgesOf(wish: Wish, { badges }: Choice): readonly BadgeInfo[] {
  switch (wish.by) {
    case 'badge':
      return badges.filter(({ category }) => category === wish.badge.category)
    case 'category':
      return badges.filter(({ category }) => category === wish.category)
    case 'tier':
      return badges.filter(({ tier }) => tier === wish.tier)
    case 'name':
      return wish.found
    case 'nothing':
      return []
  }
}

/** The address of people with a badge, of a tier or of a category. */
export function peopleWith(what: 'badge' | 'tier' | 'category', id: string): string {
  return `/discover?${what}=${encodeURIComponent(id)}`
}
