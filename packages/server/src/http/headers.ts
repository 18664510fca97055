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

/**
 * Lets pages of these origins read, with a key that may only read; `*` stands for all. Writing from a browser
 * stays closed, whatever the key: preflights never allow a JSON body.
 */
export function readableFrom(origins: readonly string[]): MiddlewareHandler<Env> {
  const allow = cors({
    origin: (origin) => (origins.includes('*') ? '*' : origins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'HEAD'],
    allowHeaders: ['authorization', 'accept-language'],
    exposeHeaders: ['content-language', 'x-request-id'],
    maxAge: 600,
  })
  return async (c, next) => {
    const reads = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && origins.length > 0
    return reads ? allow(c, next) : next()
  }
}
