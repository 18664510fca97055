import type { Contract, QueryOf } from '@laurel/api'
import { type Laurel, LaurelError } from '@laurel/engine'
import type { Handler } from '../http/call.ts'
import { audienceOf } from './known.ts'

export const badges: Handler<'badges'> = async ({ laurel, locale }) => ({ items: await laurel.badges({ locale }) })

export const badge: Handler<'badge'> = async ({ laurel, params, locale }) => {
  const found = await laurel.badge(params.id, { locale })
  if (found === null) throw new LaurelError('unknown_badge', { field: 'id' })
  return found
}

export const badgeHolders: Handler<'badgeHolders'> = async ({ laurel, params, query, locale }) => {
  if ((await laurel.badge(params.id)) === null) throw new LaurelError('unknown_badge', { field: 'id' })
  return laurel.holders({ badge: params.id, ...pageOf(query), locale })
}

export const holders: Handler<'holders'> = ({ laurel, query, locale }) => {
  return laurel.holders({ ...whichOf(query), ...pageOf(query), locale })
}

export const holderCounts: Handler<'holderCounts'> = ({ laurel }) => laurel.holderCounts()

export const feed: Handler<'feed'> = async ({ laurel, query, locale }) => {
  const { person, badge: only } = query
  if (only !== undefined) requireBadge(laurel, only, 'badge')
  return laurel.feed({
    ...pageOf(query),
    ...(person === undefined ? {} : { person }),
    ...(only === undefined ? {} : { badge: only }),
    ...audienceOf(query),
    locale,
  })
}

/** One of the three, as the contract makes sure of. */
function whichOf({ badge: one, tier, category = '' }: QueryOf<Contract['holders']>) {
  if (one !== undefined) return { badge: one }
  return tier === undefined ? { category } : { tier }
}

function requireBadge({ catalog }: Laurel, id: string, field: string): void {
  if (!Object.hasOwn(catalog.badges, id)) throw new LaurelError('unknown_badge', { field })
}

interface PageQuery {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

function pageOf({ limit, cursor }: PageQuery) {
  return { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) }
}
