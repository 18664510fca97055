import { createHash } from 'node:crypto'
import type { EmbeddedDatabase, HostTransaction, QueryTransaction } from '@laurel/engine'
import { type Dialect, PGliteDialect, PostgresDialect } from 'kysely'
import type pg from 'pg'

/** Where statements run: the database, or one transaction of it. */
export interface Queries {
  many<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>
}

/** A transaction of ours; what Laurel records through `host` commits or rolls back with it. */
export interface Transaction extends Queries {
  readonly host: HostTransaction
}

/** The database that we share with Laurel. Inside `work` only `tx` may be used: PGlite has a single connection. */
export interface Store extends Queries {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The same database for a library that builds its statements with Kysely. */
  readonly dialect: Dialect
}

export function postgresStore(pool: pg.Pool): Store {
  return {
    ...planned(pool),
    transaction: (work) => inTransaction(pool, work),
    dialect: new PostgresDialect({ pool }),
  }
}

export function embeddedStore(pglite: EmbeddedDatabase['pglite']): Store {
  return {
    ...queries(pglite),
    transaction: (work) => pglite.transaction((tx) => work({ ...queries(tx), host: tx })) as Promise<never>,
    dialect: new PGliteDialect({ pglite }),
  }
}

/** The first row, or null where there is none. */
export async function maybeOne<Row>(db: Queries, text: string, values: readonly unknown[] = []): Promise<Row | null> {
  const rows = await db.many<Row>(text, values)
  return rows[0] ?? null
}

/** The one row of a statement that returns exactly one. */
export async function one<Row>(db: Queries, text: string, values: readonly unknown[] = []): Promise<Row> {
  const row = await maybeOne<Row>(db, text, values)
  if (row === null) throw new TypeError('A statement that always returns a row returned none.')
  return row
}

function queries(runner: QueryTransaction): Queries {
  return {
    many: async <Row>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await runner.query(text, [...values])
      return rows as readonly Row[]
    },
  }
}

/** The same text has the same name, so the server plans it once for each connection. */
function planned(runner: pg.Pool | pg.PoolClient): Queries {
  return {
    many: async <Row>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await runner.query({ name: nameOf(text), text, values: [...values] })
      return rows as readonly Row[]
    },
  }
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `dev_space_${createHash('sha1').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work({ ...planned(client), host: client })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      // The connection is gone; handed back as broken, the pool drops it. The first error tells more.
      broken = cause instanceof Error ? cause : new Error(String(cause))
    })
    throw error
  } finally {
    client.release(broken)
  }
}
