import { type Endpoint, endpoints } from '@laurel/api'
import type { Laurel, Logger } from '@laurel/engine'
import { type Context, Hono } from 'hono'
import { requestId } from 'hono/request-id'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Authorize } from './http/authorize.ts'
import type { Service } from './http/call.ts'
import type { Env } from './http/env.ts'
import { openTo, securityHeaders } from './http/headers.ts'
import { observe } from './http/observe.ts'
import { refusalOf } from './http/problems.ts'
import { refusal } from './http/refusal.ts'
import { route } from './http/route.ts'
import { tokenReader, type VisitorTokens } from './http/tokens.ts'
import { createMetrics } from './metrics.ts'

export interface HandlerOptions {
  /** Where the API is mounted: the beginning of the path of every request that is meant for it. */
  readonly basePath?: string
  /** Gets one line for each request, without paths, keys or e-mails. */
  readonly logger?: Logger
  /** The clock; tests set it. */
  readonly now?: () => Date
  /**
   * Origins whose pages may read, such as `https://example.org`, or `*` for all; none by default. With `tokens` they may
   * also change what is the visitor's own.
   */
  readonly origins?: readonly string[]
  /** The largest body in bytes: room for 1,000 events of a usual size. */
  readonly bodyLimit?: number
  /**
   * Who a visitor is, asked where a request has no API key: a host mounts the API for those who are signed in there.
   * What they change must come from a page of the same origin.
   */
  readonly authorize?: Authorize
  /**
   * How the tokens are known that the host signs for its visitors, sent as `Authorization: Bearer <token>`. Whatever a
   * token says, it is worth what everybody may read and what is that person's own.
   */
  readonly tokens?: VisitorTokens
  /** Abort it before you stop: `GET /ready` then sends others elsewhere, and streams end. */
  readonly stopping?: AbortSignal
}

/** Answers a request to the API. It never throws: whatever goes wrong is a problem in the answer. */
export type RequestHandler = (request: Request) => Promise<Response>

/**
 * The HTTP API of a community as a function, for a server of one's own:
 *
 *     const handler = createHandler(laurel)
 *     app.all('/laurel/v1/*', (c) => handler(c.req.raw))
 *
 * @throws RangeError or TypeError for `tokens` that cannot be used.
 */
export function createHandler(laurel: Laurel, options: HandlerOptions = {}): RequestHandler {
  const { logger = SILENT, now = () => new Date(), origins = [], bodyLimit = 4 * 1_048_576 } = options
  const { authorize, stopping } = options
  const basePath = (options.basePath ?? '/laurel/v1').replace(/\/+$/, '')
  const tokens = options.tokens && tokenReader(options.tokens, now)
  const metrics = createMetrics(laurel)
  const service: Service = { laurel, metrics, authorize, tokens, stopping, now, basePath, bodyLimit }

  // Paths are matched as they were sent: decoding is done once, where a parameter is read.
  const app = new Hono<Env>({ getPath: (request) => new URL(request.url).pathname })
  const browsers = openTo({ origins, basePath, forVisitors: tokens !== undefined })
  app.use(requestId(), observe(metrics, logger), securityHeaders, browsers)
  addRoutes(app, service)
  app.notFound((c) =>
    answerError(c, refusal('unknown_route', `There is nothing at this address. See ${basePath}/openapi.json.`)),
  )
  app.onError((error, c) => answerError(c, error))
  return async (request) => app.fetch(request)
}

function addRoutes(app: Hono<Env>, service: Service): void {
  const paths = Map.groupBy(endpoints, ([, endpoint]) => endpoint.path)
  for (const [path, all] of paths) {
    const pattern = `${service.basePath}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
    for (const [name, endpoint] of all) app.on(endpoint.method, pattern, route(service, name))
    app.all(pattern, (c) =>
      refuseMethod(
        c,
        path,
        all.map(([, endpoint]) => endpoint.method),
      ),
    )
  }
}

function refuseMethod(c: Context<Env>, path: string, methods: readonly Endpoint['method'][]): Response {
  c.set('route', path)
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
  return answerError(c, refusal('method_not_allowed', `This address answers to ${allow}.`, { headers: { allow } }))
}

function answerError(c: Context<Env>, error: unknown): Response {
  const { problem, headers } = refusalOf(error, c.get('requestId'))
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    ...headers,
    'content-type': 'application/problem+json',
  })
}

const SILENT: Logger = { info: () => {}, warn: () => {}, error: () => {} }
