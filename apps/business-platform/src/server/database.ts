import type { EmbeddedDatabase, HostTransaction } from '@laurel/engine'
import type pg from 'pg'

/** Where statements run: the database, or one transaction of it. */
export interface Queries {
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>
}

/** A transaction of ours. What joins it through `host` commits or rolls back with it. */
export interface Transaction extends Queries {
  readonly host: HostTransaction
}

/** Inside `work` only `tx` may be used: an embedded database has a single connection. */
export interface Database extends Queries {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

export function postgresDatabase(pool: pg.Pool): Database {
  return { ...queries(pool), transaction: (work) => inTransaction(pool, work) }
}

export function embeddedDatabase(pglite: EmbeddedDatabase['pglite']): Database {
  return {
    ...queries(pglite),
    transaction: (work) => pglite.transaction((tx) => work({ ...queries(tx), host: tx })) as Promise<never>,
  }
}

/** The first row, or null where there is none. */
export async function maybeOne<Row>(db: Queries, text: string, values: readonly unknown[] = []): Promise<Row | null> {
  const [row] = await db.query<Row>(text, values)
  return row ?? null
}

/** The one row of a statement that returns exactly one. */
export async function one<Row>(db: Queries, text: string, values: readonly unknown[] = []): Promise<Row> {
  const row = await maybeOne<Row>(db, text, values)
  if (row === null) throw new TypeError('A statement that always returns a row returned none.')
  return row
}

interface Runner {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>
}

function queries(runner: Runner): Queries {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await runner.query(text, [...values])
      return rows as readonly Row[]
    },
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work({ ...queries(client), host: client })
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
