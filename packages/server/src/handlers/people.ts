import { LaurelError } from '@laurel/engine'
import type { Handler } from '../http/call.ts'

export const savePerson: Handler<'savePerson'> = async ({ laurel, params, body }) => {
  const given = Object.entries(body).filter(([, value]) => value !== undefined)
  return laurel.person(params.id, Object.fromEntries(given))
}

export const profile: Handler<'profile'> = async ({ laurel, params, locale }) => {
  return known(await laurel.profile(params.id, { locale }))
}

export const showcase: Handler<'showcase'> = async ({ laurel, params, locale }) => {
  return known(await laurel.showcase(params.id, { locale }))
}

export const notices: Handler<'notices'> = async ({ laurel, params, query, locale }) => {
  known(await laurel.person(params.id))
  return { items: await laurel.inbox(params.id, { locale, unreadOnly: query.unread ?? false }) }
}

export const markNoticesRead: Handler<'markNoticesRead'> = async ({ laurel, params, body }) => {
  known(await laurel.person(params.id))
  await laurel.markRead(params.id, body.ids)
  return undefined
}

function known<T>(found: T | null): T {
  if (found !== null) return found
  throw new LaurelError('unknown_person', { field: 'id' })
}
