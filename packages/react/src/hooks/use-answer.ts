'use client'
import type { Query, ReadOptions, Source } from '@laurel/elements'
import { useCallback, useEffect, useState } from 'react'
import { useTold } from '../provider.ts'
import { errorOf } from './error-of.ts'
import { queryOf } from './query-of.ts'

/** What a hook knows of what it asked for. */
export interface Answer<T> {
  /** Undefined until it has come. It stays while it is asked for again, but never stands under another person. */
  readonly data: T | undefined
  /** Why it could not be loaded the last time; null while all is well. */
  readonly error: Error | null
  /** Whether it is on its way, or will be as soon as there is a client. */
  readonly loading: boolean
  /** Asks once more. */
  readonly reload: () => void
}

/** Asks for one thing. It stays the same function between renders: another one is asked anew. */
export type Ask<T> = (client: Source, subject: string, query: Query, options: ReadOptions) => Promise<T>

/**
 * The answer about `subject`, asked for again whenever client, subject, language or audience change, and given up when
 * nobody waits for it any more. Without a client or a subject nothing is asked.
 */
export function useAnswer<T>(ask: Ask<T>, subject: string | undefined, audience?: 'owner'): Answer<T> {
  const { client, locale } = useTold()
  const [turn, setTurn] = useState(0)
  const [settled, setSettled] = useState<Settled<T> | null>(null)
  useEffect(() => {
    if (client === undefined || subject === undefined) return
    const question = { ask, client, subject, locale, audience, turn }
    return asked(question, (result) => setSettled((before) => next(before, question, result)))
  }, [ask, client, subject, locale, audience, turn])

  const known = settled !== null && isAboutSame(settled.question, { ask, client, subject }) ? settled : null
  const last = known?.question
  const isCurrent = last?.locale === locale && last?.audience === audience && last?.turn === turn
  return {
    data: known?.data,
    error: known?.error ?? null,
    // Without a look at the client: a server has none, and a browser takes over what it said.
    loading: subject !== undefined && !isCurrent,
    reload: useCallback(() => setTurn((before) => before + 1), []),
  }
}

interface Question<T> {
  readonly ask: Ask<T>
  readonly client: Source
  readonly subject: string
  readonly locale: string | undefined
  readonly audience: 'owner' | undefined
  readonly turn: number
}

interface Settled<T> {
  readonly question: Question<T>
  readonly data: T | undefined
  readonly error: Error | null
}

type Result<T> = { readonly data: T } | { readonly error: Error }

/** Asks, and returns how to give it up. */
function asked<T>(
  { ask, client, subject, locale, audience }: Question<T>,
  settle: (result: Result<T>) => void,
): () => void {
  const { signal, abort } = abortable()
  // Later than StrictMode, which takes every effect back once and does it again: so it is asked for once.
  queueMicrotask(() => {
    if (signal.aborted) return
    ask(client, subject, queryOf(locale, audience), { signal }).then(
      (data) => {
        if (!signal.aborted) settle({ data })
      },
      (error: unknown) => {
        if (!signal.aborted) settle({ error: errorOf(error) })
      },
    )
  })
  return abort
}

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

/** What was known stays where asking for the same once more fails. */
function next<T>(before: Settled<T> | null, question: Question<T>, result: Result<T>): Settled<T> {
  if ('data' in result) return { question, data: result.data, error: null }
  const data = before !== null && isAboutSame(before.question, question) ? before.data : undefined
  return { question, data, error: result.error }
}

type About = { readonly [Name in 'ask' | 'client' | 'subject']: unknown }

function isAboutSame(one: About, other: About): boolean {
  return one.ask === other.ask && one.client === other.client && one.subject === other.subject
}
