import { createHandler, type RequestHandler } from '@laurel/server'
import type { Community } from '../../community.ts'
import { accountById } from '../../store/accounts.ts'
import { OWN_API } from '../../view/news.ts'

/** Laurel's API for whoever is signed in, about nobody but themselves: what they are told, as it happens. */
export function ownApi({ laurel, auth, store, now }: Community): RequestHandler {
  return createHandler(laurel, {
    basePath: OWN_API,
    now,
    authorize: async ({ headers }) => {
      const session = await auth.api.getSession({ headers })
      const account = session && (await accountById(store, session.user.id))
      return account && { scopes: ['read', 'people'], person: account.id }
    },
  })
}
