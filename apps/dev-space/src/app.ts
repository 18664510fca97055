import { LaurelError, type Logger } from '@laurel/engine'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { Community } from './community.ts'
import { ownApi } from './features/inbox/own-api.ts'
import { routes } from './features/routes.ts'
import { acceptedEncoding } from './http/encoding.ts'
import { LARGEST_FORM } from './http/form.ts'
import { sameOriginOnly } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { type AppContext, type AppEnv, recogniseVisitor } from './http/visitor.ts'
import { failedPage } from './view/failed.ts'
import { OWN_API } from './view/news.ts'
import { notFoundPage } from './view/not-found.ts'

export interface AppOptions {
  readonly community: Community
  readonly logger: Logger
  /** Laurel's HTTP API, answering under `/laurel/v1`. */
  readonly api: (request: Request) => Promise<Response>
}

/** Dev-Space as a function from a request to a response. */
export function createApp({ community, logger, api }: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const own = ownApi(community)
  app.use(compress())
  app.all('/laurel/v1/*', (c) => api(c.req.raw))
  app.all(`${OWN_API}/*`, (c) => own(c.req.raw))
  app.use(securityHeaders)
  for (const path of ['/assets/*', '/favicon.svg']) app.get(path, (c) => sendAsset(c, community))
  app.use(sameOriginOnly, recogniseVisitor(community))
  for (const { method, path, answer, largest = LARGEST_FORM } of routes)
    app.on(method, path, limitForm(largest), (c) => answer(c, community))

  app.notFound((c) => notFoundPage(c, community))
  app.onError((error, c) => {
    // A cursor out of an old or mistyped address: the page it pointed into is not there.
    if (error instanceof LaurelError && error.code === 'invalid_cursor') return notFoundPage(c, community)
    logger.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed')
    return failedPage(c, community)
  })
  return app
}

function sendAsset(c: AppContext, { assets }: Community): Response {
  const file = assets.file(c.req.path)
  if (file === undefined) return c.text('Nothing is here.\n', 404)
  c.header('Content-Type', file.type)
  c.header('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=86400')
  if (file.packed === null) return c.body(file.body)
  c.header('Vary', 'Accept-Encoding')
  const encoding = acceptedEncoding(c.req.header('Accept-Encoding'))
  if (encoding === null) return c.body(file.body)
  c.header('Content-Encoding', encoding)
  return c.body(file.packed[encoding])
}

function limitForm(maxSize: number): MiddlewareHandler<AppEnv> {
  return bodyLimit({ maxSize, onError: (c) => c.text('That was too much to read. Please send less.\n', 413) })
}
