import type { PGlite } from '@electric-sql/pglite'
import { sql as drizzleSql } from 'drizzle-orm'
import { drizzle as drizzleOnPg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzleOnPglite } from 'drizzle-orm/pglite'
import { drizzle as drizzleOnPostgresJs } from 'drizzle-orm/postgres-js'
import knex from 'knex'
import { CamelCasePlugin, Kysely, type KyselyPlugin, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import postgres from 'postgres'
import type { HostTransaction } from '../database/host/host-transaction.ts'

/** The library in which a host keeps a table `host_project`, and how the host writes with it. */
export interface Host {
  /** Commits when `work` is done; an error of its own rolls back and is thrown on. */
  transaction(work: (tx: HostTransaction, addProject: AddProject) => Promise<void>): Promise<void>
  close(): Promise<void>
}

type AddProject = (id: string) => Promise<unknown>
interface Tables {
  readonly host_project: { readonly id: string }
}

/** Every library on PostgreSQL, some in settings that change what they read. */
export const ON_POSTGRES: Readonly<Record<string, (url: string) => Host>> = {
  pg: (url) => onPg(url),
  Kysely: (url) => onKysely(url, []),
  'Kysely that renames columns': (url) => onKysely(url, [new CamelCasePlugin()]),
  'Kysely, controlled': (url) => onControlledKysely(url),
  'Drizzle on node-postgres': (url) => onDrizzle(url),
  'Drizzle on postgres.js': (url) => onDrizzlePostgresJs(url, {}),
  'Drizzle on postgres.js that renames columns': (url) => onDrizzlePostgresJs(url, { transform: postgres.camel }),
  Knex: (url) => onKnex(url, {}),
  'Knex that renames columns': (url) => onKnex(url, { postProcessResponse: inCamelCase }),
  'postgres.js': (url) => onPostgresJs(url, {}),
  'postgres.js that renames columns': (url) => onPostgresJs(url, { transform: postgres.camel }),
  'postgres.js without prepared statements': (url) => onPostgresJs(url, { prepare: false, transform: postgres.pascal }),
  'Prisma, by its shape': (url) => onPrismaShape(url),
}

/** Every library on the same PGlite. */
export const ON_PGLITE: Readonly<Record<string, (pglite: PGlite) => Host>> = {
  PGlite: (pglite) => ({
    transaction: (work) => pglite.transaction((tx) => work(tx, (id) => tx.query(INSERT, [id]))),
    close: async () => {},
  }),
  'Kysely on PGlite': (pglite) => {
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
    return {
      transaction: (work) =>
        db.transaction().execute((tx) => work(tx, (id) => tx.insertInto('host_project').values({ id }).execute())),
      close: async () => {},
    }
  },
  'Drizzle on PGlite': (pglite) => {
    const db = drizzleOnPglite({ client: pglite })
    return {
      transaction: (work) =>
        db.transaction((tx) => work(tx, (id) => tx.execute(drizzleSql`insert into host_project values (${id})`))),
      close: async () => {},
    }
  },
}

const INSERT = 'insert into host_project values ($1)'

function onPg(url: string): Host {
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  return { transaction: (work) => inPgTransaction(pool, work), close: () => pool.end() }
}

async function inPgTransaction(
  pool: pg.Pool,
  work: (client: pg.PoolClient, addProject: AddProject) => Promise<void>,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client, (id) => client.query(INSERT, [id]))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Prisma’s client is made by a program of its own for each schema: this has the one method of it that matters here. */
function onPrismaShape(url: string): Host {
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  return {
    transaction: (work) =>
      inPgTransaction(pool, (client, addProject) =>
        work({ $queryRawUnsafe: (text: string, ...values: unknown[]) => asPrisma(client, text, values) }, addProject),
      ),
    close: () => pool.end(),
  }
}

/** Prisma throws where a statement answers with a column that has no type, as `select pg_notify(…)` does. */
async function asPrisma(client: pg.PoolClient, text: string, values: unknown[]): Promise<unknown[]> {
  const { rows, fields } = await client.query(text, values)
  if (fields.some((field) => field.dataTypeID === VOID)) throw new Error('a column of type void cannot be read')
  return rows
}

const VOID = 2278

function kyselyOn(url: string, plugins: KyselyPlugin[]): Kysely<Tables> {
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins })
}

function onKysely(url: string, plugins: KyselyPlugin[]): Host {
  const db = kyselyOn(url, plugins)
  return {
    transaction: (work) =>
      db.transaction().execute((tx) => work(tx, (id) => tx.insertInto('host_project').values({ id }).execute())),
    close: () => db.destroy(),
  }
}

function onControlledKysely(url: string): Host {
  const db = kyselyOn(url, [])
  return {
    transaction: async (work) => {
      const tx = await db.startTransaction().execute()
      try {
        await work(tx, (id) => tx.insertInto('host_project').values({ id }).execute())
        await tx.commit().execute()
      } catch (error) {
        await tx.rollback().execute()
        throw error
      }
    },
    close: () => db.destroy(),
  }
}

function onDrizzle(url: string): Host {
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  const db = drizzleOnPg({ client: pool })
  return {
    transaction: (work) =>
      db.transaction((tx) => work(tx, (id) => tx.execute(drizzleSql`insert into host_project values (${id})`))),
    close: () => pool.end(),
  }
}

type PostgresJsOptions = NonNullable<Parameters<typeof postgres>[1]>

function onDrizzlePostgresJs(url: string, options: PostgresJsOptions): Host {
  const sql = postgres(url, { max: 20, ...options })
  const db = drizzleOnPostgresJs({ client: sql })
  return {
    transaction: (work) =>
      db.transaction((tx) => work(tx, (id) => tx.execute(drizzleSql`insert into host_project values (${id})`))),
    close: () => sql.end(),
  }
}

function onPostgresJs(url: string, options: PostgresJsOptions): Host {
  const sql = postgres(url, { max: 20, ...options })
  return {
    transaction: async (work) => {
      await sql.begin((tx) => work(tx, (id) => tx`insert into host_project values (${id})`))
    },
    close: () => sql.end(),
  }
}

function onKnex(url: string, settings: { postProcessResponse?: (answer: unknown) => unknown }): Host {
  const db = knex({ client: 'pg', connection: url, pool: { min: 0, max: 20 }, ...settings })
  return {
    transaction: (work) => db.transaction((tx) => work(tx, async (id) => tx('host_project').insert({ id }))),
    close: () => db.destroy(),
  }
}

/** Renames keys however deep they are, as such settings do. */
function inCamelCase(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(inCamelCase)
  if (typeof answer !== 'object' || answer === null) return answer
  const name = (key: string) => key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [name(key), inCamelCase(value)]))
}
