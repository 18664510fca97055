import { randomBytes } from 'node:crypto'
import type { Catalog } from '@laurel/core'
import { dropCommunity, type Laurel } from '@laurel/engine'
import { openCommunity } from '../database.ts'
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
  const laurel = await openCommunity(place, catalog, io)
  const close = async () => {
    await laurel.close()
    if (!keep) await dropCommunity(place.database, place.schema)
  }
  return { laurel, schema: place.schema, close }
}
