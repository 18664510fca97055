import { errorOf } from './api-error.ts'
import { type Contract, type EndpointName, endpoints } from './contract.ts'
import type { AnswerOf, BodyOf, Endpoint, QueryOf } from './endpoint.ts'

export interface ClientOptions {
  /** Where the API is mounted, such as `https://example.org/laurel/v1`. */
  readonly url: string
  /** An API key; a browser gets one with the scope `read` and no other. */
  readonly key?: string | undefined
  /** The reader's language, unless a call names another. */
  readonly locale?: string | undefined
  readonly fetch?: (request: Request) => Promise<Response>
}

/** A method for each endpoint: first the ids in its path, then its body, then its query, as far as it has them. */
export type Client = {
  readonly [Name in EndpointName]: (...given: Arguments<Contract[Name]>) => Promise<AnswerOf<Contract[Name]>>
}

type Arguments<E> = [
  ...(E extends { readonly path: infer Path } ? Ids<Path> : []),
  ...(E extends { readonly body: object } ? [body: BodyOf<E>] : []),
  ...(E extends { readonly query: object } ? [query?: QueryOf<E>] : []),
]

/** One id for each `{name}` in a path. */
type Ids<Path> = Path extends `${string}{${string}}${infer Rest}` ? [id: string, ...Ids<Rest>] : []

/**
 * A client whose methods and types are those of the contract.
 *
 *     const laurel = createClient({ url: 'http://localhost:4000/laurel/v1', key })
 *     const { results } = await laurel.recordEvents({ events })
 *     const { next } = await laurel.profile('ada', { locale: 'de' })
 *
 * Every method throws `ApiError` when the answer is no success.
 */
export function createClient(options: ClientOptions): Client {
  const methods = endpoints.map(([name, endpoint]) => [name, (...given: unknown[]) => send(options, endpoint, given)])
  return Object.fromEntries(methods)
}

async function send(options: ClientOptions, endpoint: Endpoint, given: readonly unknown[]): Promise<unknown> {
  const { fetch = globalThis.fetch } = options
  const response = await fetch(requestOf(options, endpoint, [...given]))
  if (!response.ok) throw await errorOf(response)
  if (endpoint.answer.schema === undefined) return undefined
  return endpoint.answer.mediaType === undefined ? response.json() : response.text()
}

function requestOf(options: ClientOptions, endpoint: Endpoint, given: unknown[]): Request {
  const path = endpoint.path.replaceAll(/\{\w+\}/g, () => segment(String(given.shift())))
  const body = endpoint.body === undefined ? undefined : JSON.stringify(given.shift())
  const query = new URLSearchParams(definedIn(given.shift() ?? {}))
  const headers = new Headers({ accept: 'application/json' })
  if (options.key !== undefined) headers.set('authorization', `Bearer ${options.key}`)
  if (options.locale !== undefined) headers.set('accept-language', options.locale)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const url = `${options.url.replace(/\/+$/, '')}${path}${query.size === 0 ? '' : `?${query}`}`
  return new Request(url, { method: endpoint.method, headers, ...(body === undefined ? {} : { body }) })
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
