import { errorOf } from './api-error.ts'
import { type Contract, type EndpointName, endpoints } from './contract.ts'
import {
  type AnswerOf,
  type BodyOf,
  type Endpoint,
  EVENT_STREAM,
  isStream,
  type QueryOf,
  type Streaming,
} from './endpoint.ts'
import { eventsIn } from './event-stream.ts'

export interface ClientOptions {
  /** Where the API is mounted, such as `https://example.org/laurel/v1`. */
  readonly url: string
  /** An API key; a browser gets one with the scope `read` and no other. */
  readonly key?: string | undefined
  /** The reader's language, unless a call names another. */
  readonly locale?: string | undefined
  readonly fetch?: (request: Request) => Promise<Response>
}

export interface CallOptions {
  /** Gives up on the answer, and ends a stream. */
  readonly signal?: AbortSignal | undefined
}

/**
 * A method for each endpoint: first the ids in its path, then its body, then its query, as far as it has them, then
 * options. A stream is what to loop over: it is asked for when the loop begins, and ended by leaving the loop.
 */
export type Client = { readonly [Name in EndpointName]: Method<Contract[Name]> }

type Method<E> = (...given: Arguments<E>) => E extends Streaming ? AnswerOf<E> : Promise<AnswerOf<E>>

type Arguments<E> = [
  ...(E extends { readonly path: infer Path } ? Ids<Path> : []),
  ...(E extends { readonly body: object } ? [body: BodyOf<E>] : []),
  ...(E extends { readonly query: object } ? [query?: QueryOf<E>] : []),
  options?: CallOptions,
]

/** One id for each `{name}` in a path. */
type Ids<Path> = Path extends `${string}{${string}}${infer Rest}` ? [id: string, ...Ids<Rest>] : []

/**
 * A client whose methods and types are those of the contract.
 *
 *     const laurel = createClient({ url: 'http://localhost:4000/laurel/v1', key })
 *     const { results } = await laurel.recordEvents({ events })
 *     const { next } = await laurel.profile('ada', { locale: 'de' })
 *     for await (const notice of laurel.watchNotices('ada')) console.log(notice.text)
 *
 * Every method throws `ApiError` when the answer is no success.
 */
export function createClient(options: ClientOptions): Client {
  const methods = endpoints.map(([name, endpoint]) => {
    const call = isStream(endpoint) ? stream : send
    return [name, (...given: unknown[]) => call(options, endpoint, given)]
  })
  return Object.fromEntries(methods)
}

async function send(options: ClientOptions, endpoint: Endpoint, given: readonly unknown[]): Promise<unknown> {
  const response = await ask(options, endpoint, given)
  if (endpoint.answer.schema === undefined) return undefined
  return endpoint.answer.mediaType === undefined ? response.json() : response.text()
}

async function* stream(
  options: ClientOptions,
  endpoint: Endpoint,
  given: readonly unknown[],
): AsyncGenerator<unknown, void> {
  const { body } = await ask(options, endpoint, given)
  if (body !== null) for await (const data of eventsIn(body)) yield JSON.parse(data)
}

async function ask(options: ClientOptions, endpoint: Endpoint, given: readonly unknown[]): Promise<Response> {
  const { fetch = globalThis.fetch } = options
  const response = await fetch(requestOf(options, endpoint, [...given]))
  if (!response.ok) throw await errorOf(response)
  return response
}

function requestOf(options: ClientOptions, endpoint: Endpoint, given: unknown[]): Request {
  const path = endpoint.path.replaceAll(/\{\w+\}/g, () => segment(String(given.shift())))
  const body = endpoint.body === undefined ? undefined : JSON.stringify(given.shift())
  const query = new URLSearchParams(endpoint.query === undefined ? {} : definedIn(given.shift() ?? {}))
  const headers = new Headers({ accept: isStream(endpoint) ? EVENT_STREAM : 'application/json' })
  if (options.key !== undefined) headers.set('authorization', `Bearer ${options.key}`)
  if (options.locale !== undefined) headers.set('accept-language', options.locale)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const url = `${options.url.replace(/\/+$/, '')}${path}${query.size === 0 ? '' : `?${query}`}`
  return new Request(url, {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body }),
    ...signalIn(given.shift()),
  })
}

function signalIn(options: unknown): { readonly signal?: AbortSignal } {
  const signal = typeof options === 'object' && options !== null && 'signal' in options ? options.signal : undefined
  return signal instanceof AbortSignal ? { signal } : {}
}

function segment(id: string): string {
  // Every URL parser takes these two for folders, encoded or not.
  if (/^\.{0,2}$/.test(id)) throw new RangeError(`The id "${id}" cannot stand in a path.`)
  return encodeURIComponent(id)
}

function definedIn(query: object): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}
