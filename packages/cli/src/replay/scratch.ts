import { randomBytes } from 'node:crypto'
import type { Catalog } from '@laurel/core'
import { createLaurel, isUrl, type Laurel, openEmbedded } from '@laurel/engine'
import pg from 'pg'
import { openCommunity, orUnusable, type Place } from '../database.ts'
import type { Io } from '../io.ts'

export interface Scratch {
  readonly laurel: Laurel
  /** Null for a database in memory, which goes with the process. */
  readonly schema: string | null
  /** Closes the database; what was made for the replay is removed unless it is to be kept. */
  close(): Promise<void>
}

/**
 * A community of its own for one replay, beside whatever else the database holds. Its name is always a fresh one:
 * what is removed at the end can be nobody's.
 */
export async function openScratch(database: string, catalog: Catalog, io: Io, keep: boolean): Promise<Scratch> {
  if (database === 'memory') {
    const laurel = await openCommunity({ database, schema: 'laurel' }, catalog, io)
    return { laurel, schema: null, close: () => laurel.close() }
  }
  const place = { database, schema: `replay_${randomBytes(5).toString('hex')}` }
  return isUrl(database) ? openOnServer(place, catalog, io, keep) : openInFolder(place, catalog, io, keep)
}

async function openOnServer(place: Place, catalog: Catalog, io: Io, keep: boolean): Promise<Scratch> {
  const laurel = await openCommunity(place, catalog, io)
  const close = async () => {
    await laurel.close()
    if (keep) return
    const client = new pg.Client({ connectionString: place.database })
    await client.connect()
    try {
      await client.query(dropping(place))
    } finally {
      await client.end()
    }
  }
  return { laurel, schema: place.schema, close }
}

async function openInFolder(place: Place, catalog: Catalog, io: Io, keep: boolean): Promise<Scratch> {
  const embedded = await orUnusable(place, () => openEmbedded(place.database))
  const closing = async () => {
    try {
      if (!keep) await embedded.pglite.exec(dropping(place))
    } finally {
      await embedded.close()
    }
  }
  try {
    const laurel = await createLaurel({ database: embedded.pglite, schema: place.schema, catalog, now: io.now })
    return { laurel, schema: place.schema, close: () => laurel.close().then(closing) }
  } catch (error) {
    await closing()
    throw error
  }
}

/** The engine has accepted the name before: it needs no escaping. */
function dropping({ schema }: Place): string {
  return `drop schema if exists "${schema}" cascade`
}
