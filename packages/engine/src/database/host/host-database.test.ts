import { PGlite } from '@electric-sql/pglite'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type Host, ON_PGLITE, ON_POSTGRES } from '../../test-support/hosts.ts'
import { sql } from '../sql.ts'
import { type HostDatabase, hostDatabase } from './host-database.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 2 })
const pglite = await PGlite.create()
const TABLES = 'create table host_project (id text primary key); create schema app; create table app.note (text text)'
await pool.query(TABLES)
await pglite.exec(TABLES)
afterAll(() => Promise.all([pool.end(), pglite.close()]))

const onPostgres = (text: string) => pool.query(text)
const onPglite = (text: string) => pglite.query(text)
const HOSTS = [
  ...Object.entries(ON_POSTGRES).map(([name, open]) => [name, () => open(url), onPostgres] as const),
  ...Object.entries(ON_PGLITE).map(([name, open]) => [name, () => open(pglite), onPglite] as const),
]

test('the host’s transaction is neither begun nor ended here', async () => {
  const { query, asked } = listening()
  const host = hostDatabase({ query }, { schemaName: 'app' })
  const rows = await host.transaction((tx) => tx.many(sql`select ${1} as n from ${tx.schema}.note`))
  await host.close()
  expect(rows).toEqual([{ n: 1 }])
  expect(asked).toEqual([['select $1 as n from "app".note', ['1']]])
})

test('every value travels as a text, so that no driver writes it in a way of its own', async () => {
  const { query, asked } = listening()
  const host = hostDatabase({ query }, { schemaName: 'app' })
  await host.many(sql`select ${true}::boolean, ${null}::int, ${'{}'}::jsonb, ${undefined}::text, ${'a'} || ${2.5}`)
  expect(asked).toEqual([
    [
      'select $1::text::boolean, $2::text::int, $3::text::jsonb, $4::text::text, $5 || $6',
      ['true', null, '{}', null, 'a', '2.5'],
    ],
  ])
})

test.each(HOSTS)('%s: values arrive as they were sent, and rows as the database has them', async (_, open) => {
  await inHost(open(), async (db) => {
    const rows = await db.many(
      sql`select ${true}::boolean as yes, ${'{"a_b": ["?", "$1"]}'}::jsonb as some_json, ${'a ? $1 \\? b'} as text_as_is,
                 ${'2026-03-02T11:00:00.123456Z'}::timestamptz = '2026-03-02 11:00:00.123456+00' as same_time,
                 ${2.5}::float8 as float_number, ${7}::int as int_number, ${null}::text as nothing,
                 string_to_array(${'x\ny'}, chr(10)) as some_list`,
    )
    expect(rows).toEqual([
      {
        yes: true,
        some_json: { a_b: ['?', '$1'] },
        text_as_is: 'a ? $1 \\? b',
        same_time: true,
        float_number: 2.5,
        int_number: 7,
        nothing: null,
        some_list: ['x', 'y'],
      },
    ])
  })
})

test.each(HOSTS)('%s: what fails inside a savepoint is undone, and the host goes on', async (name, open, query) => {
  const add = (db: HostDatabase, text: string) => db.many(sql`insert into app.note values (${`${name}: ${text}`})`)
  await inHost(open(), async (db) => {
    await add(db, 'before')
    const failing = db.savepoint(async (inner) => {
      await add(inner, 'undone')
      await inner.savepoint((deeper) => add(deeper, 'undone too'))
      await inner.many(sql`select 1 / 0`)
    })
    await expect(failing).rejects.toThrow()
    const thrown = db.savepoint(async (inner) => {
      await add(inner, 'undone as well')
      throw new Error('no statement failed')
    })
    await expect(thrown).rejects.toThrow('no statement failed')
    expect(await db.savepoint((inner) => add(inner, 'after').then(() => ['kept']))).toEqual(['kept'])
  })
  const { rows } = await query(`select text from app.note where starts_with(text, '${name}:')`)
  expect(rows).toEqual([{ text: `${name}: before` }, { text: `${name}: after` }])
})

/** Runs work in a transaction of the host and commits it. */
async function inHost(host: Host, work: (db: HostDatabase) => Promise<void>): Promise<void> {
  try {
    await host.transaction((transaction) => work(hostDatabase(transaction, { schemaName: 'app' })))
  } finally {
    await host.close()
  }
}

function listening() {
  const asked: (readonly [string, readonly unknown[] | undefined])[] = []
  const query = async (text: string, values?: unknown[]) => {
    asked.push([text, values])
    return { rows: [{ n: 1 }] }
  }
  return { query, asked }
}
