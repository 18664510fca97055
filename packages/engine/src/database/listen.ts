import type { PGliteInterface as PGlite } from '@electric-sql/pglite'
import pg from 'pg'

/** Listening to what the database says on a channel, until it is closed or the connection ends. */
export interface Listening {
  close(): Promise<void>
}

/** Calls `onNews` for each notification on a channel, and `onEnd` when there will be no more of them. */
export type Listen = (channel: string, onNews: () => void, onEnd: () => void) => Promise<Listening>

/** By a connection of its own: one that is lent for ever would keep the host's pool from ending. */
export function listenOnPostgres(pool: pg.Pool): Listen {
  return async (channel, onNews, onEnd) => {
    const client = new pg.Client(pool.options)
    client.on('error', onEnd)
    client.on('end', onEnd)
    client.on('notification', onNews)
    try {
      await client.connect()
      // It waits for as long as the process runs, and is no reason for it to go on.
      if ('unref' in client && typeof client.unref === 'function') client.unref()
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    return { close: () => client.end() }
  }
}

export function listenOnPglite(pglite: PGlite): Listen {
  return async (channel, onNews) => ({ close: await pglite.listen(channel, onNews) })
}
