import { type Laurel, LaurelError } from '@laurel/engine'
import type { Handler } from '../http/call.ts'

export const badges: Handler<'badges'> = async ({ laurel, locale }) => ({ items: await laurel.badges({ locale }) })

export const badge: Handler<'badge'> = async ({ laurel, params, locale }) => {
  const found = await laurel.badge(params.id, { locale })
  if (found === null) throw new LaurelError('unknown_badge', { field: 'id' })
  return found
}

export const holders: Handler<'holders'> = async ({ laurel, params, query, locale }) => {
  requireBadge(laurel, params.id, 'id')
  return laurel.feed({ ...pageOf(query), badge: params.id, locale })
}

export const feed: Handler<'feed'> = async ({ laurel, query, locale }) => {
  const { person, badge: only } = query
  if (only !== undefined) requireBadge(laurel, only, 'badge')
  return laurel.feed({
    ...pageOf(query),
    ...(person === undefined ? {} : { person }),
    ...(only === undefined ? {} : { badge: only }),
    locale,
  })
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
