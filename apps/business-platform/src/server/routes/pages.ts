import { type Request, Router } from 'express'
import { asLocale, type Locale } from '../../shared/index.ts'
import { readMe } from '../me.ts'
import { page } from '../page.ts'
import type { Platform } from '../platform.ts'
import { readName } from '../read-body.ts'

export function pageRoutes(platform: Platform): Router {
  const { assets, sessions } = platform
  const router = Router()

  router.get(['/', '/projects/:projectId'], async (request, response) => {
    const user = sessions.userOf(request.headers.cookie)
    const me = user === null ? null : await readMe(platform, user)
    response.set('Vary', 'Accept-Language, Cookie')
    response.type('html').send(page({ me, locale: localeOf(request) }, assets))
  })

  router.post('/api/language', (request, response) => {
    const locale = asLocale(readName(request, 'locale'))
    response.set('Set-Cookie', `locale=${locale}; Path=/; Max-Age=${A_YEAR}; HttpOnly; SameSite=Lax`).status(204).end()
  })

  router.get(['/assets/:file', '/badges/:file', '/favicon.svg'], (request, response, next) => {
    const file = assets.file(request.path)
    if (file === undefined) return next()
    response.set('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    response.type(file.type).send(file.body)
  })

  return router
}

const A_YEAR = 365 * 24 * 60 * 60

/** What the visitor chose, else what their browser asks for. */
function localeOf({ headers }: Request): Locale {
  const chosen = /(?:^|; *)locale=(\w+)/.exec(headers.cookie ?? '')?.[1]
  return asLocale(chosen ?? headers['accept-language'])
}
