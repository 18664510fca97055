import type { Logger } from '@laurel/engine'
import type { Context, Next } from 'hono'
import type { Metrics } from '../metrics.ts'
import type { Env } from './env.ts'

/** Logs and measures every request: the route it met, never its path, its query or its headers. */
export function observe(metrics: Metrics, logger: Logger): (c: Context<Env>, next: Next) => Promise<void> {
  return async (c, next) => {
    // A stopwatch, not a clock: nothing depends on it but what is reported.
    const start = performance.now()
    await next()
    const seconds = (performance.now() - start) / 1000
    const { method } = c.req
    const route = c.get('route') ?? 'unknown'
    const { status } = c.res
    metrics.requests.observe({ method: knownMethod(method), route, status: `${status}` }, seconds)
    const line = { method, route, status, ms: Math.round(seconds * 1e4) / 10, requestId: c.get('requestId') }
    if (status >= 500) logger.error({ ...line, err: c.error }, 'request failed')
    else logger.info(line, 'request')
  }
}

/** A method is text that the caller chooses, and each new one would be a series of its own for ever. */
function knownMethod(method: string): string {
  return METHODS.includes(method) ? method : 'other'
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']
