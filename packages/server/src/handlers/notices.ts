import type { Handler } from '../http/call.ts'
import { known } from './known.ts'

export const notices: Handler<'notices'> = async ({ laurel, params, query, locale }) => {
  known(await laurel.person(params.id))
  return { items: await laurel.inbox(params.id, { locale, unreadOnly: query.unread ?? false }) }
}

export const claimNotices: Handler<'claimNotices'> = async ({ laurel, params, locale }) => {
  known(await laurel.person(params.id))
  return { items: await laurel.claimNotices(params.id, { locale }) }
}

export const watchNotices: Handler<'watchNotices'> = async ({ laurel, params, locale, signal }) => {
  known(await laurel.person(params.id))
  return laurel.watchInbox(params.id, { locale, signal })
}

export const markNoticesRead: Handler<'markNoticesRead'> = async ({ laurel, params, body }) => {
  known(await laurel.person(params.id))
  await laurel.markRead(params.id, body.ids)
  return undefined
}
