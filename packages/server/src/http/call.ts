import type { AnswerOf, BodyOf, Contract, EndpointName, ParamsOf, QueryOf } from '@laurel/api'
import type { Laurel } from '@laurel/engine'
import type { Metrics } from '../metrics.ts'
import type { Authorize, Caller } from './authorize.ts'
import type { TokenReader } from './tokens.ts'

/** What the endpoints work with. */
export interface Service {
  readonly laurel: Laurel
  readonly metrics: Metrics
  /** Who a visitor without a key is; without it everybody needs one. */
  readonly authorize: Authorize | undefined
  /** Who a visitor with a token is; without it there are no tokens. */
  readonly tokens: TokenReader | undefined
  /** Aborted when the process is about to stop. */
  readonly stopping: AbortSignal | undefined
  readonly now: () => Date
  /** Where the API is mounted. */
  readonly basePath: string
  /** The largest body in bytes. */
  readonly bodyLimit: number
}

/** One request to one endpoint, checked. */
export interface Call<Name extends EndpointName> extends Service {
  readonly params: ParamsOf<Contract[Name]>
  readonly query: QueryOf<Contract[Name]>
  readonly body: BodyOf<Contract[Name]>
  /** The body's media type; empty where there is no body. */
  readonly mediaType: string
  /** The reader's language. */
  readonly locale: string
  /** Who asks; null where nobody was needed and no key was sent. */
  readonly caller: Caller | null
  /** Where the answer is a stream, ends when nobody reads it any more. */
  readonly signal: AbortSignal
}

/** Does what an endpoint promises, or throws. */
export type Handler<Name extends EndpointName> = (call: Call<Name>) => Promise<Serializable<AnswerOf<Contract[Name]>>>

/** What becomes a `T` once it is written as JSON. */
export type Serializable<T> = T extends AsyncIterable<infer Item> ? AsyncIterable<Serializable<Item>> : Plain<T>

type Plain<T> = T extends string
  ? T | Date
  : T extends readonly (infer Item)[]
    ? readonly Serializable<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Serializable<T[Key]> }
      : T
