import type { z } from 'zod'
import type { ProblemCode } from './problem.ts'

/** What the bearer of a key may do. `people`: what is one person's own. `admin` may do everything. */
export const SCOPES = ['events:write', 'read', 'people', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

/** One endpoint as a value: validation, documentation and client are made from it. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Below the address at which the API is mounted, with `{name}` for what varies. */
  readonly path: `/${string}`
  readonly tag: 'events' | 'people' | 'badges' | 'operations'
  readonly summary: string
  readonly description?: string
  /** What a key needs; `public` needs none. */
  readonly scope: Scope | 'public'
  /** Nobody is asked who they are, and a key that is sent is not looked at: the answer depends on nothing else. */
  readonly anonymous?: true
  readonly params?: z.ZodObject
  /** A query with a `locale` makes an endpoint that answers in the reader's language. */
  readonly query?: z.ZodObject
  /** What the body may be, by media type; the first is what the client sends. */
  readonly body?: Readonly<Record<string, Body>>
  readonly answer: Answer
  /** Problems of its own, beside those that follow from the rest. */
  readonly problems?: readonly ProblemCode[]
}

export interface Body {
  readonly schema: z.ZodType
  /** What stands in the document, where the parts of a body are judged one by one later. */
  readonly documented?: z.ZodType
}

export interface Answer {
  readonly status: 200 | 204
  readonly description: string
  /** `application/json` unless said otherwise; `text/event-stream` for an answer that goes on until somebody ends it. */
  readonly mediaType?: string
  /** Of a stream, what each of its events carries as JSON. */
  readonly schema?: z.ZodType
}

/** The media type of an answer that streams. */
export const EVENT_STREAM = 'text/event-stream'

/** Whether an endpoint answers with events as they happen. */
export function isStream({ answer }: Endpoint): boolean {
  return answer.mediaType === EVENT_STREAM
}

/** What `isStream` tells, to the compiler. */
export interface Streaming {
  readonly answer: { readonly mediaType: typeof EVENT_STREAM }
}

/** The path's parameters, decoded and checked. */
export type ParamsOf<E> = E extends { readonly params: infer S extends z.ZodType } ? z.output<S> : Record<never, never>

/** The query, checked: numbers are numbers and flags are booleans. */
export type QueryOf<E> = E extends { readonly query: infer S extends z.ZodType } ? z.output<S> : Record<never, never>

/** The body, checked; of the first media type where the endpoint takes several. */
export type BodyOf<E> = E extends {
  readonly body: { readonly 'application/json': { readonly schema: infer S extends z.ZodType } }
}
  ? z.output<S>
  : undefined

/** What the endpoint answers when all went well. */
export type AnswerOf<E> = E extends { readonly answer: { readonly schema: infer S extends z.ZodType } }
  ? E extends Streaming
    ? AsyncIterable<z.output<S>>
    : z.output<S>
  : undefined

/** Every problem an endpoint can answer with, its own and those that come with its form. */
export function problemsOf(endpoint: Endpoint): readonly ProblemCode[] {
  return [
    ...(endpoint.body === undefined ? [] : BODY_PROBLEMS),
    ...(endpoint.params === undefined ? [] : (['invalid_path'] as const)),
    ...(endpoint.anonymous ? [] : CALLER_PROBLEMS),
    ...(endpoint.scope === 'public' ? [] : (['forbidden'] as const)),
    ...(endpoint.method === 'GET' ? [] : (['cross_origin'] as const)),
    ...((endpoint.params ?? endpoint.query ?? endpoint.body) ? (['invalid_request'] as const) : []),
    ...(endpoint.problems ?? []),
    'internal_error',
  ]
}

/** Of finding out who asks, which needs the database. */
const CALLER_PROBLEMS = ['unauthorized', 'token_keys_unreachable', 'database_unreachable'] as const

const BODY_PROBLEMS = ['invalid_json', 'body_too_large', 'unsupported_media_type'] as const
