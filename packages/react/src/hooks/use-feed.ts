'use client'
import type { ReadOptions, Source } from '@laurel/elements'
import { useEffect, useRef, useState } from 'react'
import { useTold } from '../provider.ts'
import { errorOf } from './error-of.ts'
import { queryOf } from './query-of.ts'
import { type Answer, type Ask, useAnswer } from './use-answer.ts'

export type FeedPage = Awaited<ReturnType<NonNullable<Source['feed']>>>

export interface FeedRequest {
  /** Only what this person earned; of everybody unless one is named. */
  readonly person?: string | undefined
  /** Only this badge. */
  readonly badge?: string | undefined
  /** How many at once; 30 unless given. */
  readonly limit?: number | undefined
}

export interface Feed extends Answer<FeedPage> {
  /** Loads the next page behind those that are there; null on the last one. */
  readonly more: (() => void) | null
}

/** What was earned, the newest first: all pages that were asked for, as one. `reload` begins again with the first. */
export function useFeed({ person, badge, limit }: FeedRequest = {}): Feed {
  const { client, locale } = useTold()
  const subject = JSON.stringify({ person, badge, limit })
  const first = useAnswer(readFeed, subject)
  const { grown, grow } = useGrown(first.data)
  const page = grown?.page ?? first.data
  const cursor = page?.next ?? null
  return {
    ...first,
    data: page,
    error: grown?.error ?? first.error,
    loading: first.loading || grown?.asking === true,
    more:
      client === undefined || cursor === null
        ? null
        : () => grow((signal) => readPage(client, subject, { ...queryOf(locale), cursor }, { signal })),
  }
}

type FeedQuery = Parameters<NonNullable<Source['feed']>>[0]

const readFeed: Ask<FeedPage> = (client, subject, query, options) => readPage(client, subject, query, options)

async function readPage(client: Source, subject: string, query: FeedQuery, options: ReadOptions): Promise<FeedPage> {
  if (client.feed === undefined) throw new Error('This client reads no feed.')
  const request: FeedRequest = JSON.parse(subject)
  return client.feed({ ...request, ...query }, options)
}

/** The pages so far, as one, and the state of asking for another. */
interface Grown {
  readonly from: FeedPage
  readonly page: FeedPage
  readonly asking: boolean
  readonly error: Error | null
}

interface Growing {
  readonly grown: Grown | null
  /** Puts one more page behind those that are there, unless one is on its way. */
  readonly grow: (read: (signal: AbortSignal) => Promise<FeedPage>) => void
}

/** What a first page has grown to; nothing again once there is another first page. */
function useGrown(from: FeedPage | undefined): Growing {
  const [state, setState] = useState<Grown | null>(null)
  const request = useRef<AbortController>(null)
  useEffect(() => () => request.current?.abort(), [])
  const grown = state?.from === from ? state : null

  function grow(read: (signal: AbortSignal) => Promise<FeedPage>): void {
    if (from === undefined || grown?.asking === true) return
    request.current?.abort()
    request.current = new AbortController()
    const { signal } = request.current
    const page = grown?.page ?? from
    const settle = (change: Partial<Grown>) => {
      if (!signal.aborted) setState({ from, page, asking: false, error: null, ...change })
    }
    settle({ asking: true })
    read(signal).then(
      (last) => settle({ page: { ...last, items: [...page.items, ...last.items] } }),
      (error: unknown) => settle({ error: errorOf(error) }),
    )
  }
  return { grown, grow }
}
