import type { AnswerOf, BodyOf, Contract, EndpointName, ParamsOf, QueryOf } from '@laurel/api'
import type { ApiKey, Laurel } from '@laurel/engine'
import type { Metrics } from '../metrics.ts'

/** What the endpoints work with. */
export interface Service {
  readonly laurel: Laurel
  readonly metrics: Metrics
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
  /** The key of the request; null where none was needed and none was sent. */
  readonly key: ApiKey | null
}

/** Does what an endpoint promises, or throws. */
export type Handler<Name extends EndpointName> = (call: Call<Name>) => Promise<Serializable<AnswerOf<Contract[Name]>>>

/** What becomes a `T` once it is written as JSON. */
export type Serializable<T> = T extends string
  ? T | Date
  : T extends readonly (infer Item)[]
    ? readonly Serializable<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Serializable<T[Key]> }
      : T
