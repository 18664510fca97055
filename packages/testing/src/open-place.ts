import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { createDatabase } from './create-database.ts'
import type { Server } from './shared-server.ts'

/** The database that Laurel and the host's own tables share in a test. */
export interface ServerDatabase {
  readonly database: pg.Pool
  /** Of the same database: for a process of your own. */
  readonly url: string
}

/** The same in this process, without a server. PGlite has one connection: in a transaction use nothing but that. */
export interface MemoryDatabase {
  readonly database: PGlite
}

export interface Place<Database extends ServerDatabase | MemoryDatabase> {
  readonly opened: Database
  /** Closes the connections, and removes the database where it was made here, unless it is to be kept. */
  close(keep: boolean): Promise<void>
}

/** Opens `memory`, the database at a URL, or a new one on the server. */
export function openPlace(
  wish: string | undefined,
  server: () => Promise<Server>,
): Promise<Place<ServerDatabase | MemoryDatabase>> {
  if (wish === 'memory') return openMemory()
  return wish === undefined ? openThrowaway(server) : openUrl(wish)
}

async function openMemory(): Promise<Place<MemoryDatabase>> {
  // Loaded when needed: most tests use a server.
  const { PGlite } = await import('@electric-sql/pglite')
  const database = await PGlite.create()
  return { opened: { database }, close: () => database.close() }
}

async function openThrowaway(server: () => Promise<Server>): Promise<Place<ServerDatabase>> {
  const { url, template } = await server()
  const { drop, url: own } = await createDatabase(url, template === null ? {} : { template })
  const place = openUrlNow(own)
  return {
    ...place,
    close: async (keep) => {
      await place.close(keep)
      if (!keep) await drop()
    },
  }
}

async function openUrl(url: string): Promise<Place<ServerDatabase>> {
  const { isUrl } = await import('@laurel/engine')
  if (isUrl(url)) return openUrlNow(url)
  throw new TypeError(`database is 'memory' or postgres://…, not "${url}". Left out, the test gets one of its own.`)
}

function openUrlNow(url: string): Place<ServerDatabase> {
  // A test that forgets to close must not keep the test runner from ending.
  const database = new pg.Pool({ connectionString: url, allowExitOnIdle: true })
  // A server that ends takes idle connections with it; without a listener the test runner would end as well.
  database.on('error', () => {})
  return { opened: { database, url }, close: () => database.end() }
}
