import { createHash } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { devSpace } from '@laurel/catalogs'
import type { Catalog, EventInput } from '@laurel/core'
import { createLaurel, type Laurel, type QueryTransaction } from '@laurel/engine'
import { createDatabase, startPostgres } from '@laurel/testing'
import pg from 'pg'

/** One engine to measure on: Laurel in one schema, and the bare table beside it. */
export interface Store {
  readonly name: 'PostgreSQL' | 'PGlite'
  readonly laurel: Laurel
  query(text: string, values?: unknown[]): Promise<readonly unknown[]>
  /** A transaction of the host. */
  transaction(work: (tx: QueryTransaction) => Promise<void>): Promise<void>
  /** Another community in the same database, with a catalog of its own. */
  community(schema: string, catalog: Catalog): Promise<Laurel>
  close(): Promise<void>
}

/** PostgreSQL as in production: every commit waits for the disk. */
export async function postgresStore(): Promise<Store> {
  const server = await startPostgres({ durable: true })
  const database = await createDatabase(server.url)
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  const store = await open('PostgreSQL', pool, async (text, values) => {
    const { rows } = await pool.query({
      name: createHash('sha1').update(text).digest('hex'),
      text,
      values: values ?? [],
    })
    return rows
  })
  return {
    ...store,
    transaction: (work) => inTransaction(pool, work),
    close: async () => {
      await pool.end()
      await database.drop()
      await server.stop()
    },
  }
}

/** PGlite in memory. */
export async function pgliteStore(): Promise<Store> {
  const pglite = await PGlite.create()
  const store = await open('PGlite', pglite, async (text, values) => (await pglite.query(text, values)).rows)
  return {
    ...store,
    transaction: (work) => pglite.transaction((tx) => work(tx)),
    close: () => pglite.close(),
  }
}

async function inTransaction(pool: pg.Pool, work: (tx: QueryTransaction) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  await client.query('begin')
  await work(client)
  await client.query('commit')
  client.release()
}

async function open(
  name: Store['name'],
  database: pg.Pool | PGlite,
  query: Store['query'],
): Promise<Omit<Store, 'transaction' | 'close'>> {
  const laurel = await createLaurel({ database, catalog: devSpace, schema: 'laurel' })
  await query('create schema bare')
  await query('create table bare.event (like laurel.event including all)')
  const community = (schema: string, catalog: Catalog) => createLaurel({ database, catalog, schema })
  return { name, laurel, query, community }
}

/**
 * The limit: the same events into the same table with the same indexes, idempotent, and nothing else. The rows
 * travel as Laurel's do, a text a column, which is the fastest way we know.
 */
export async function bareInsert(store: Store, events: readonly EventInput[]): Promise<void> {
  const lines = (value: (event: EventInput) => string | undefined) =>
    events.map((event) => value(event) ?? '').join('\n')
  await store.query(BARE_INSERT, [
    lines((event) => event.actor ?? event.owner),
    lines((event) => event.id),
    lines((event) => event.type),
    lines((event) => event.at),
    lines((event) => event.actor),
    lines((event) => event.owner),
    lines((event) => event.target),
    lines((event) => String(event.value ?? 1)),
    lines((event) => (event.data === undefined ? undefined : JSON.stringify(event.data))),
    new Date().toISOString(),
  ])
}

const columns = ['text', 'text', 'text', 'timestamptz', 'text', 'text', 'text', 'float8', 'jsonb']
const BARE_INSERT = `
  insert into bare.event (person, id, type, at, actor, owner, target, value, data, received_at)
  select *, $10::timestamptz
  from unnest(${columns.map((type, index) => `string_to_array($${index + 1}, chr(10), '')::${type}[]`).join(', ')})
  on conflict do nothing returning person, id`
