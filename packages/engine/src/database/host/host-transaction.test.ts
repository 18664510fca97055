import { PGlite } from '@electric-sql/pglite'
import { testDatabase } from '@laurel/testing/vitest'
import { drizzle as drizzleOnPg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzleOnPglite } from 'drizzle-orm/pglite'
import { drizzle as drizzleOnPostgresJs } from 'drizzle-orm/postgres-js'
import knex from 'knex'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import postgres from 'postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { LaurelError } from '../../errors.ts'
import { connectionTo } from './host-transaction.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 4 })
const pglite = await PGlite.create()
const kysely = new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
const knexed = knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } })
const sql = postgres(url, { max: 2 })
afterAll(() => Promise.all([pool.end(), pglite.close(), knexed.destroy(), sql.end()]))

const ACCEPTED = /pg, PGlite, Kysely, Drizzle, Knex, postgres\.js or Prisma/

describe('refused, with what to hand in instead, is', () => {
  test('a pool, whose statements run on different connections', () => {
    expect(refusalOf(pool)).toMatch(/This is a pool.* Hand in the client that began/)
  })

  test('a client on which no transaction is open, before and after', async () => {
    const client = await pool.connect()
    await client.query('select 1')
    expect(refusalOf(client)).toMatch(/No transaction is open/)
    await client.query('begin')
    expect(refusalOf(client)).toBeNull()
    await client.query('commit')
    expect(refusalOf(client)).toMatch(/No transaction is open/)
    client.release()
  })

  test('PGlite itself', () => {
    expect(refusalOf(pglite)).toMatch(/This is PGlite itself/)
  })

  test('Kysely without a transaction, and one connection of it', async () => {
    expect(refusalOf(kysely)).toMatch(/This is Kysely without a transaction/)
    await kysely.connection().execute(async (connection) => {
      expect(refusalOf(connection)).toMatch(/This is Kysely without a transaction/)
    })
  })

  test.each([
    ['node-postgres', drizzleOnPg({ client: pool })],
    ['postgres.js', drizzleOnPostgresJs({ client: sql })],
    ['PGlite', drizzleOnPglite({ client: pglite })],
  ])('Drizzle on %s without a transaction', (_, db) => {
    expect(refusalOf(db)).toMatch(/This is Drizzle without a transaction/)
  })

  test('Knex without a transaction', () => {
    expect(refusalOf(knexed)).toMatch(/This is Knex without a transaction/)
  })

  test('a Knex transaction that is over, whose connection may be somebody else’s', async () => {
    const transaction = await knexed.transaction()
    const connection = connectionTo(transaction)
    expect(await connection.query('select 1 as n', [])).toEqual([{ n: 1 }])
    await transaction.commit()
    await expect(connection.query('select 1 as n', [])).rejects.toThrow(/committed or rolled back already/)
  })

  test('postgres.js without a transaction, and one connection of it', async () => {
    expect(refusalOf(sql)).toMatch(/This is postgres\.js without a transaction/)
    const reserved = await sql.reserve()
    expect(refusalOf(reserved)).toMatch(/This is postgres\.js without a transaction/)
    reserved.release()
  })

  test('the Prisma client itself', () => {
    const client = { $queryRawUnsafe: async () => [], $connect: async () => {}, $disconnect: async () => {} }
    expect(refusalOf(client)).toMatch(/This is the Prisma client itself/)
  })

  test.each([
    ['nothing', null],
    ['a text', 'begin'],
    ['a number', 7],
    ['an object of any kind', { commit: () => {} }],
    ['a function of any kind', () => {}],
  ])('%s', (_, thing) => {
    expect(refusalOf(thing)).toMatch(ACCEPTED)
  })
})

test('a query that answers without rows is told by what is accepted', async () => {
  const connection = connectionTo({ query: async () => 'done' })
  await expect(connection.query('select 1', [])).rejects.toThrow(ACCEPTED)
})

test('columns that postgres.js renames beyond recognition are refused before anything is read from them', async () => {
  const shouting = postgres(url, { max: 1, transform: { column: { from: (name) => `${name.toUpperCase()}!` } } })
  const work = shouting.begin((transaction) => connectionTo(transaction).query('select 1 as first_one', []))
  await expect(work).rejects.toThrow(/rename columns in a way that cannot be undone/)
  await shouting.end()
})

test.each([postgres.camel, postgres.pascal, postgres.kebab])(
  'columns that postgres.js renames are read by the names that they have in the statement',
  async (transform) => {
    const renaming = postgres(url, { max: 1, transform })
    const text = `select 1 as id, 2 as earned_at, 3 as "eventId", '{"a_b": null}'::jsonb as data, null as nothing`
    const rows = await renaming.begin((transaction) => connectionTo(transaction).query(text, []))
    expect(rows).toEqual([{ id: 1, earned_at: 2, eventId: 3, data: { a_b: null }, nothing: null }])
    await renaming.end()
  },
)

/** What is said about it; null where it is accepted. */
function refusalOf(thing: unknown): string | null {
  try {
    connectionTo(thing)
    return null
  } catch (error) {
    expect(error).toBeInstanceOf(LaurelError)
    expect(error).toMatchObject({ code: 'invalid_transaction', field: 'transaction' })
    return error instanceof Error ? error.message : String(error)
  }
}
