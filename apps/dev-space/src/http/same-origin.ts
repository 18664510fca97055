import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './visitor.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses forms that another site made a visitor send. Browsers name the sending page in Origin on every POST;
 * it must be one of ours. The cookie is SameSite=Lax as well, but a neighbour on another port is the same site.
 */
export const sameOriginOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (READING.has(c.req.method) || isOwn(c.req.header('Origin'), c.req.header('Host'))) return next()
  return c.text('This form was not sent from a page of Dev-Space. Open the page again and send it from there.\n', 403)
}

function isOwn(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false
  return new URL(origin).host === host
}
