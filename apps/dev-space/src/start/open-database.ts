import { LaurelError, openEmbedded } from '@laurel/engine'
import pg from 'pg'
import type { Settings } from '../settings.ts'
import { embeddedStore, postgresStore, type Store } from '../store/database.ts'

/** The one database that Laurel and we share. */
export interface OpenedDatabase {
  readonly store: Store
  /** What `createLaurel` takes. */
  readonly source: Parameters<typeof import('@laurel/engine').createLaurel>[0]['database']
  /** Tells whoever finds the folder locked where we can be reached. */
  announce(address: string): Promise<void>
  close(): Promise<void>
}

/** @throws LaurelError `database_locked` or `database_unreachable`, saying what to do. */
export function openDatabase({ databaseUrl, folder }: Settings): Promise<OpenedDatabase> {
  return databaseUrl === null ? openFolder(folder) : openServer(databaseUrl)
}

async function openFolder(folder: string): Promise<OpenedDatabase> {
  const { pglite, announce, close } = await openEmbedded(folder)
  return { store: embeddedStore(pglite), source: pglite, announce, close }
}

async function openServer(url: string): Promise<OpenedDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 10, application_name: 'dev-space' })
  // An idle connection that the server ends emits here; the pool opens a new one at the next query.
  pool.on('error', () => {})
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : String(cause)
    const detail = `PostgreSQL does not answer (${reason}). Check DATABASE_URL and that the server runs.`
    throw new LaurelError('database_unreachable', { detail, cause })
  }
  return { store: postgresStore(pool), source: pool, announce: async () => {}, close: () => pool.end() }
}
