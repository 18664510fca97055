import { Router } from 'express'
import { openAccount } from '../accounts.ts'
import { readMe } from '../me.ts'
import type { Platform } from '../platform.ts'
import { Problem } from '../problem.ts'
import { readUser } from '../read-body.ts'

export function sessionRoutes(platform: Platform): Router {
  const { database, laurel, sessions, logger } = platform
  const router = Router()

  router.post('/api/session', async (request, response) => {
    const account = await openAccount(database, readUser(request, 'user'))
    // Whom Laurel knows it can tell of what they earn, from the first badge on.
    await laurel
      .person(account.id, { name: account.name })
      .catch((error: unknown) => logger.error({ err: error }, 'somebody who signed in is not known to Laurel yet'))
    response.set('Set-Cookie', sessions.cookieFor(account.id)).status(201).json({ user: account.id })
  })

  router.get('/api/session', (request, response) => {
    response.json({ user: sessions.userOf(request.headers.cookie) })
  })

  router.delete('/api/session', (_, response) => {
    response.set('Set-Cookie', sessions.cookieFor(null)).status(204).end()
  })

  router.get('/api/users/me', async (request, response) => {
    const me = await readMe(platform, sessions.requireUser(request.headers.cookie))
    if (me === null) throw new Problem('signed_out', 'Please sign in first.')
    response.json(me)
  })

  return router
}
