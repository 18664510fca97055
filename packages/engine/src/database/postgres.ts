import pg from 'pg'
import type { Database } from './database.ts'
import { raw, type Sql, toStatement } from './sql.ts'
import { statementName } from './statement-name.ts'

/** Where statements run: a pool, or one client while a transaction is open. */
type Runner = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>

/**
 * A database behind a `pg` pool. The pool is closed by `close` only when `owned`: a host's pool is the host's.
 */
export function postgresDatabase(pool: pg.Pool, schema: string, owned: boolean): Database {
  return {
    ...runner(pool, schema),
    transaction: (work) => inTransaction(pool, schema, work),
    close: async () => {
      if (owned) await pool.end()
    },
  }
}

/** An address that swallows what is sent to it says nothing for ever: whoever waits is to be told. */
const CONNECT_WITHIN = 10_000

/** A pool of our own for a connection string. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'laurel',
    connectionTimeoutMillis: CONNECT_WITHIN,
  })
  // An idle connection that the server ends (a restart, a fail-over) emits here; without a listener the
  // process would die of it. The pool opens a new one at the next query, so there is nothing else to do.
  pool.on('error', () => {})
  return pool
}

function runner(client: Runner, schema: string): Pick<Database, 'schema' | 'schemaName' | 'many' | 'script'> {
  return {
    schema: raw(`"${schema}"`),
    schemaName: schema,
    many: async <Row>(piece: Sql) => {
      const { text, values } = toStatement(piece)
      const { rows } = await client.query({ name: statementName(text), text, values: [...values] })
      return rows as readonly Row[]
    },
    script: async (text) => {
      await client.query(text)
    },
  }
}

async function inTransaction<T>(pool: pg.Pool, schema: string, work: (tx: Database) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const tx: Database = { ...runner(client, schema), transaction: (inner) => inner(tx), close: async () => {} }
  let broken: Error | undefined
  const lose = (cause: Error): void => {
    broken = cause
  }
  // A lent client whose connection ends emits here, and without a listener the process would die of it.
  client.on('error', lose)
  try {
    await client.query('begin')
    const result = await work(tx)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      // The connection is gone; hand it back as broken so that the pool drops it. The first error tells more.
      broken = cause instanceof Error ? cause : new Error(String(cause))
    })
    throw error
  } finally {
    client.off('error', lose)
    client.release(broken)
  }
}
