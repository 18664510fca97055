import { join } from 'node:path'
import { PGlite, type PGliteInterface } from '@electric-sql/pglite'
import type pg from 'pg'
import { LaurelError } from '../errors.ts'
import type { Database } from './database.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { type Listen, listenOnPglite, listenOnPostgres } from './listen.ts'
import { pgliteDatabase } from './pglite.ts'
import { openPool, postgresDatabase } from './postgres.ts'

/**
 * Where a community lives: a `pg` pool, a connection string (`postgres://…`), a PGlite instance, `memory` for
 * a throwaway database in this process, or a folder for an embedded one.
 */
export type DatabaseSource = pg.Pool | PGliteInterface | string

export interface OpenDatabase {
  readonly db: Database
  /** The lock on the folder, where the source is one. */
  readonly lock: Pick<FolderLock, 'announce'> | null
  readonly listen: Listen
}

/** Opens a source for one schema. What was opened here is closed by `db.close()`; what the host opened is not. */
export async function openDatabase(source: DatabaseSource, schema: string): Promise<OpenDatabase> {
  const name = checkSchema(schema)
  if (typeof source === 'string' && isUrl(source)) return openUrl(source, name)
  if (typeof source === 'string' && isFolder(source)) return openFolder(source, name)
  if (isPglite(source)) return embedded(source, name, async () => {}, null)
  if (isPool(source)) return onPool(source, name, false)
  throw new LaurelError('invalid_database', { field: 'database' })
}

/** Whether a source names a server rather than a folder. */
export function isUrl(source: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(source)
}

/** Not an address of anything else: a mistyped one would become a folder with a password in its name. */
function isFolder(source: string): boolean {
  return source !== '' && !/^[a-z][a-z0-9+.-]*:\/\//i.test(source)
}

async function openUrl(url: string, schema: string): Promise<OpenDatabase> {
  const pool = openPool(url)
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : String(cause)
    throw new LaurelError('database_unreachable', {
      detail: `PostgreSQL does not answer (${reason}). Check DATABASE_URL and that the server runs.`,
      field: 'database',
      cause,
    })
  }
  return onPool(pool, schema, true)
}

function onPool(pool: pg.Pool, schema: string, owned: boolean): OpenDatabase {
  return { db: postgresDatabase(pool, schema, owned), lock: null, listen: listenOnPostgres(pool) }
}

async function openFolder(folder: string, schema: string): Promise<OpenDatabase> {
  if (folder === 'memory') {
    const pglite = await PGlite.create()
    return embedded(pglite, schema, () => pglite.close(), null)
  }
  const opened = await openEmbedded(folder)
  return embedded(opened.pglite, schema, opened.close, opened)
}

function embedded(
  pglite: PGliteInterface,
  schema: string,
  close: () => Promise<void>,
  lock: OpenDatabase['lock'],
): OpenDatabase {
  return { db: pgliteDatabase(pglite, schema, close), lock, listen: listenOnPglite(pglite) }
}

/** A folder opened for a host that keeps its own tables beside Laurel's. */
export interface EmbeddedDatabase extends Pick<FolderLock, 'announce'> {
  readonly pglite: PGlite
  /** Closes the database and lets others have the folder. */
  close(): Promise<void>
}

/**
 * Opens an embedded database in `folder`, making it if need be, and keeps every other process out of it.
 *
 * @throws LaurelError `database_locked` naming the process that has it.
 */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
  const lock = await lockFolder(folder)
  try {
    const pglite = await PGlite.create(join(folder, 'pgdata'))
    const close = async () => {
      await pglite.close()
      await lock.release()
    }
    return { pglite, announce: lock.announce, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** A plain name can stand in any SQL, log line or command as it is. PostgreSQL keeps some for itself. */
function checkSchema(schema: string): string {
  if (/^(?!pg_|information_schema$)[a-z][a-z0-9_]{0,59}$/.test(schema)) return schema
  throw new LaurelError('invalid_schema_name', { field: 'schema' })
}

/** By shape: a host's copy of the package may be another one than ours. */
function isPglite(source: unknown): source is PGliteInterface {
  return typeof source === 'object' && source !== null && 'execProtocol' in source && 'waitReady' in source
}

function isPool(source: unknown): source is pg.Pool {
  return (
    typeof source === 'object' && source !== null && 'query' in source && 'connect' in source && 'totalCount' in source
  )
}
