import { LaurelError, type LaurelOptions, openEmbedded } from '@laurel/engine'
import pg from 'pg'
import type { Settings } from '../settings.ts'
import { type Database, embeddedDatabase, postgresDatabase } from './database.ts'

/** The one database that we share with Laurel, each in a schema of its own. */
export interface OpenDatabase {
  readonly database: Database
  /** What `createLaurel` takes. */
  readonly source: LaurelOptions['database']
  /** Tells whoever finds the folder locked where we can be reached. */
  announce(address: string): Promise<void>
  close(): Promise<void>
}

/** @throws LaurelError `database_unreachable`, or `database_locked` where another process has the folder. */
export async function openDatabase({ databaseUrl, folder }: Settings): Promise<OpenDatabase> {
  if (databaseUrl !== null) return openPostgres(databaseUrl)
  const { pglite, announce, close } = await openEmbedded(folder)
  return { database: embeddedDatabase(pglite), source: pglite, announce, close }
}

async function openPostgres(connectionString: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString, max: 10, application_name: 'business-platform' })
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
  return { database: postgresDatabase(pool), source: pool, announce: async () => {}, close: () => pool.end() }
}
