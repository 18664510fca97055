'use client'
import type { Source } from '@laurel/elements'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTold } from '../provider.ts'
import { errorOf } from './error-of.ts'
import { queryOf } from './query-of.ts'

export type Notice = Awaited<ReturnType<NonNullable<Source['notices']>>>['items'][number]

/** What came while somebody listened. */
export interface Arriving {
  /** The newest first, each once. */
  readonly notices: readonly Notice[]
  /** Why no more will come. */
  readonly error: Error | null
}

/** The notices of a person as they come, for as long as the component is there. */
export function useArriving(person: string | undefined, onNotice?: (notice: Notice) => void): Arriving {
  const { client, locale } = useTold()
  const [state, setState] = useState<State>(NOTHING)
  const listener = useRef(onNotice)
  useLayoutEffect(() => {
    listener.current = onNotice
  }, [onNotice])
  useEffect(() => {
    if (client?.live === undefined || person === undefined) return
    const { live } = client
    const seen = new Set<string>()
    return follow(
      (signal) => live.call(client, person, queryOf(locale), { signal }),
      (notice) => {
        // A connection made anew begins with what it brought before.
        if (seen.has(notice.id)) return
        seen.add(notice.id)
        setState((before) => ({ client, person, error: null, notices: [notice, ...noticesOf(before, client, person)] }))
        listener.current?.(notice)
      },
      (error) => setState((before) => ({ client, person, error, notices: noticesOf(before, client, person) })),
    )
  }, [client, person, locale])
  return state.client === client && state.person === person ? state : NOTHING
}

interface State extends Arriving {
  readonly client?: Source | undefined
  readonly person?: string | undefined
}

const NOTHING: State = { notices: [], error: null }

function noticesOf(before: State, client: Source, person: string): readonly Notice[] {
  return before.client === client && before.person === person ? before.notices : []
}

/** Listens until what it returns is called. */
function follow(
  open: (signal: AbortSignal) => AsyncIterable<Notice>,
  take: (notice: Notice) => void,
  fail: (error: Error) => void,
): () => void {
  const controller = new AbortController()
  const { signal } = controller
  // Later than StrictMode, which takes every effect back once and does it again: so it connects once.
  queueMicrotask(async () => {
    try {
      if (signal.aborted) return
      for await (const notice of open(signal)) if (!signal.aborted) take(notice)
    } catch (error) {
      if (!signal.aborted) fail(errorOf(error))
    }
  })
  return () => controller.abort()
}
