import { endpoints } from '@laurel/api'
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { Env } from './env.ts'

/** For answers that no page embeds and no cache keeps: they depend on the key and on the language. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    // A stream is stricter with caches.
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}

export interface Openness {
  /** Origins whose pages may ask; `*` stands for all. */
  readonly origins: readonly string[]
  /** Where the API is mounted. */
  readonly basePath: string
  /** Whether pages show who looks at them by a token: then they may also change what is that person's own. */
  readonly forVisitors: boolean
}

/**
 * Lets pages of these origins read. Everything else stays closed to browsers, whatever the key: preflights never allow
 * what writes events or decides. One that asks for it is not answered, as a browser takes POST for allowed wherever
 * anything is.
 */
export function openTo({ origins, basePath, forVisitors }: Openness): MiddlewareHandler<Env> {
  const places = forVisitors ? placesOf(origins) : []
  const reading = allow(origins, READS, [])
  return async (c, next) => {
    const { path, method } = c.req
    const place = places.find(({ pattern }) => path.startsWith(basePath) && pattern.test(path.slice(basePath.length)))
    const wanted = method === 'OPTIONS' ? (c.req.header('access-control-request-method') ?? 'GET') : method
    const isOpen = [...READS, ...(place?.methods ?? [])].includes(wanted) && origins.length > 0
    return isOpen ? (place?.allow ?? reading)(c, next) : next()
  }
}

const READS = ['GET', 'HEAD']

/** An address at which people change what is their own. */
interface Place {
  readonly pattern: RegExp
  readonly methods: readonly string[]
  readonly allow: MiddlewareHandler<Env>
}

function placesOf(origins: readonly string[]): readonly Place[] {
  const own = endpoints.map(([, endpoint]) => endpoint).filter(({ scope }) => scope === 'people')
  return [...Map.groupBy(own, ({ path }) => path)].flatMap(([path, all]) => {
    const methods = all.map(({ method }) => method).filter((method) => method !== 'GET')
    if (methods.length === 0) return []
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    return [{ pattern, methods, allow: allow(origins, [...READS, ...methods], ['content-type']) }]
  })
}

function allow(
  origins: readonly string[],
  methods: readonly string[],
  headers: readonly string[],
): MiddlewareHandler<Env> {
  return cors({
    origin: (origin) => (origins.includes('*') ? '*' : origins.includes(origin) ? origin : null),
    allowMethods: [...methods],
    allowHeaders: ['authorization', 'accept-language', ...headers],
    exposeHeaders: ['content-language', 'x-request-id'],
    maxAge: 600,
  })
}
