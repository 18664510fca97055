import { contract, type Endpoint, type EndpointName, EVENT_STREAM, isLocalized, isStream } from '@laurel/api'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { handlers } from '../handlers/handlers.ts'
import { authorize, requireOwn } from './authorize.ts'
import { readBody } from './body.ts'
import type { Call, Service } from './call.ts'
import type { Env } from './env.ts'
import { eventStream } from './event-stream.ts'
import { negotiate } from './language.ts'
import { Refusal } from './refusal.ts'
import { paramsOf, queryOf, validate } from './validate.ts'

/** Answers requests to one endpoint: who asks, what they ask, the handler, the answer. */
export function route(service: Service, name: EndpointName): (c: Context<Env>) => Promise<Response> {
  const endpoint: Endpoint = contract[name]
  const handle = handlers[name] as (call: AnyCall) => Promise<unknown>
  return async (c) => {
    c.set('route', endpoint.path)
    const gate = { keys: service.laurel.keys, authorize: service.authorize, tokens: service.tokens }
    const admit = () => authorize(gate, endpoint, c.req.raw)
    const caller = await admit()
    const url = new URL(c.req.url)
    const params =
      endpoint.params && validate(endpoint.params, paramsOf(url.pathname.slice(service.basePath.length), endpoint.path))
    const query = endpoint.query && validate(endpoint.query, queryOf(url.searchParams))
    requireOwn(caller, endpoint, params, query)
    const received = await bodyOf(c.req.raw, endpoint, service.bodyLimit)
    const locale = localeOf(service, query, c.req.header('accept-language'))
    const end = new AbortController()
    const answer = await handle({ ...service, params, query, ...received, locale, caller, signal: end.signal })
    localize(c, endpoint, locale)
    if (!isStream(endpoint)) return respond(c, endpoint, answer)
    const events = answer as AsyncIterable<{ readonly id: string }>
    const { stopping } = service
    const body = eventStream(events, { name: 'notice', end, stopping, isStillAllowed: () => isAdmitted(admit) })
    return c.body(body, 200, STREAM_HEADERS)
  }
}

/** Which endpoint a call belongs to is known to the table of handlers and lost here. */
type AnyCall = Omit<Call<EndpointName>, 'params' | 'query' | 'body'> &
  Readonly<Record<'params' | 'query' | 'body', unknown>>

async function bodyOf(
  request: Request,
  endpoint: Endpoint,
  limit: number,
): Promise<Pick<AnyCall, 'body' | 'mediaType'>> {
  if (endpoint.body === undefined) return { body: undefined, mediaType: '' }
  const { mediaType, json } = await readBody(request, endpoint.body, limit)
  const schema = endpoint.body[mediaType]?.schema
  return { body: schema && validate(schema, json), mediaType }
}

function localeOf(service: Service, query: unknown, accepted: string | undefined): string {
  const asked = typeof query === 'object' && query !== null && 'locale' in query ? query.locale : undefined
  return negotiate(service.laurel.catalog.languages, typeof asked === 'string' ? asked : undefined, accepted)
}

function localize(c: Context<Env>, endpoint: Endpoint, locale: string): void {
  if (!isLocalized(endpoint)) return
  c.header('content-language', locale)
  c.header('vary', 'accept-language', { append: true })
}

function respond(c: Context<Env>, endpoint: Endpoint, answer: unknown): Response {
  const { status, mediaType = 'application/json', schema } = endpoint.answer
  if (schema === undefined) return c.body(null, 204)
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return c.body(text, status as ContentfulStatusCode, { 'content-type': mediaType })
}

/** Nothing on the way may pack or collect the events: neither what compresses nor nginx. */
const STREAM_HEADERS = {
  'content-type': EVENT_STREAM,
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/** Whether whoever reads a stream may still do so. What cannot be found out now is found out at the next beat. */
async function isAdmitted(admit: () => Promise<unknown>): Promise<boolean> {
  try {
    await admit()
    return true
  } catch (error) {
    return !(error instanceof Refusal) || error.problem.status >= 500
  }
}
