'use client'
import type { Source } from '@laurel/elements'
import { useCallback, useMemo } from 'react'
import { useTold } from '../provider.ts'
import { type Answer, type Ask, useAnswer } from './use-answer.ts'
import { type Notice, useArriving } from './use-arriving.ts'

export interface NoticesOptions {
  /** Whose inbox; of the provider's person unless one is named. The API shows it to nobody else. */
  readonly person?: string | undefined
  /** Called once for each notice that was never shown before, those that waited and those that come. */
  readonly onNotice?: ((notice: Notice) => void) | undefined
}

export interface Notices extends Answer<readonly Notice[]> {
  /** How many of them are not read. */
  readonly unread: number
  /** Marks these as read, or all of them; it throws when that fails. */
  readonly markRead: (ids?: readonly string[]) => Promise<void>
}

/** The inbox of a person, the newest notice first. What is earned meanwhile comes in by itself. */
export function useNotices({ person, onNotice }: NoticesOptions = {}): Notices {
  const told = useTold()
  const owner = person ?? told.person
  const loaded = useAnswer(readNotices, owner)
  const arriving = useArriving(owner, onNotice)
  const data = useMemo(() => loaded.data && merged(arriving.notices, loaded.data), [arriving.notices, loaded.data])
  return {
    ...loaded,
    data,
    error: loaded.error ?? arriving.error,
    unread: unreadOf(data).length,
    markRead: useMarkRead(told.client, owner, data, loaded.reload),
  }
}

function useMarkRead(
  client: Source | undefined,
  owner: string | undefined,
  notices: readonly Notice[] | undefined,
  reload: () => void,
): Notices['markRead'] {
  return useCallback(
    async (ids = unreadOf(notices)) => {
      if (client === undefined || owner === undefined || ids.length === 0) return
      if (client.markRead === undefined) throw new Error('This client cannot mark notices as read.')
      await client.markRead(owner, ids)
      reload()
    },
    [client, owner, notices, reload],
  )
}

const readNotices: Ask<readonly Notice[]> = async (client, person, query, options) => {
  if (client.notices === undefined) throw new Error('This client reads no notices.')
  const { items } = await client.notices(person, query, options)
  return items
}

/** What was loaded knows better what is read, and is in the language of now. */
function merged(arrived: readonly Notice[], loaded: readonly Notice[]): readonly Notice[] {
  const known = new Set(loaded.map(({ id }) => id))
  return [...arrived.filter(({ id }) => !known.has(id)), ...loaded]
}

function unreadOf(notices: readonly Notice[] = []): readonly string[] {
  return notices.filter(({ readAt }) => readAt === null).map(({ id }) => id)
}
