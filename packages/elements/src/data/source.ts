import type { Tier } from '@laurel/core'
import type {
  AwardAnswer,
  Badge,
  HoldersAnswer,
  NoticeAnswer,
  PageAnswer,
  Profile,
  Showcase,
  StreakAnswer,
} from './answers.ts'
import { type Connection, connect, type HttpSourceOptions, type ReadOptions } from './http.ts'

export type { HttpSourceOptions, ReadOptions } from './http.ts'

export interface Query {
  readonly locale?: string
  /** `owner` where the reader is the person whose badges these are, and is known as such to the API. */
  readonly audience?: 'owner' | undefined
}

export interface PageQuery extends Query {
  readonly limit?: number | undefined
  /** `next` of the page before. */
  readonly cursor?: string | undefined
}

export interface FeedQuery extends PageQuery {
  readonly person?: string | undefined
  readonly badge?: string | undefined
}

/** One of the three. */
export interface HoldersQuery extends PageQuery {
  readonly badge?: string | undefined
  readonly tier?: Tier | undefined
  readonly category?: string | undefined
}

export interface StreakQuery extends Query {
  readonly weeks?: number | undefined
}

/**
 * Where elements read from. The client of `@laurel/api` is one; so is any object with these methods. Those that may be
 * missing are asked for only by the elements that show them.
 */
export interface Source {
  profile(person: string, query: Query, options: ReadOptions): Promise<Profile>
  showcase(person: string, query: Query, options: ReadOptions): Promise<Showcase>
  badge(id: string, query: Query, options: ReadOptions): Promise<Badge>
  feed?(query: FeedQuery, options: ReadOptions): Promise<PageAnswer<AwardAnswer>>
  holders?(query: HoldersQuery, options: ReadOptions): Promise<HoldersAnswer>
  streak?(person: string, metric: string, query: StreakQuery, options: ReadOptions): Promise<StreakAnswer>
  /** The newest first. */
  notices?(person: string, query: Query, options: ReadOptions): Promise<Notices>
  markRead?(person: string, ids: readonly string[]): Promise<unknown>
  /** Those that were never shown, the oldest first. Each is handed out once, whoever asks. */
  claim?(person: string, query: Query): Promise<Notices>
  /** Each notice as it is made. Ends with the signal, and with an error that trying again would not mend. */
  live?(person: string, query: Query, options: ReadOptions): AsyncIterable<NoticeAnswer>
}

export interface Notices {
  readonly items: readonly NoticeAnswer[]
}

/** A source with everything that elements can show. */
export type HttpSource = Required<Source>

/** Reads from the HTTP API. What several elements ask for at the same time is fetched once. */
export function httpSource(options: HttpSourceOptions): HttpSource {
  const { read, send, open }: Connection = connect(options)
  const of = (person: string, rest = '') => `/people/${encodeURIComponent(person)}${rest}`
  return {
    profile: (person, query, options) => read(of(person), query, options),
    showcase: (person, query, options) => read(of(person, '/badges'), query, options),
    badge: (id, query, options) => read(`/badges/${encodeURIComponent(id)}`, query, options),
    feed: (query, options) => read('/feed', query, options),
    holders: (query, options) => read('/holders', query, options),
    streak: (person, metric, query, options) =>
      read(of(person, `/streaks/${encodeURIComponent(metric)}`), query, options),
    notices: (person, query, options) => read(of(person, '/notices'), query, options),
    markRead: (person, ids) => send(of(person, '/notices/read'), {}, { ids }),
    claim: (person, query) => send(of(person, '/notices/shown'), query),
    live: async function* (person, query, { signal }) {
      const { liveNotices } = await import('./live.ts')
      // `EventSource` cannot send a key, and hides why it was refused.
      yield* liveNotices(() => open(of(person, '/notices/live'), query, signal), signal)
    },
  }
}
