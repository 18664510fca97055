import { randomBytes } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLaurel, migrateDatabase } from '../create-laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { event, onEachEngine, START } from '../test-support/engines.ts'
import { recognition } from './0001-recognition.ts'
import { migrations } from './migrations.ts'

const NAMES = migrations.map((migration) => migration.name)
const LATEST = migrations.length

const { url } = await testDatabase()
const admin = new pg.Client({ connectionString: url })
beforeAll(() => admin.connect())
afterAll(() => admin.end())

test('migrations are numbered from 1 without gaps, and named once', () => {
  expect(migrations.map((migration) => migration.number)).toEqual(NAMES.map((_, index) => index + 1))
  expect(new Set(NAMES).size).toBe(LATEST)
})

test('twenty processes that migrate an empty database at once apply each migration exactly once', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => migrateDatabase(url, 'twenty', START)))
  expect(all.flatMap((migrated) => migrated.applied)).toEqual(NAMES)
  expect(all.map((migrated) => migrated.version)).toEqual(all.map(() => LATEST))
  const { rows } = await admin.query('select number, name from twenty.migration order by number')
  expect(rows).toEqual(migrations.map(({ number, name }) => ({ number, name })))
})

test('a role that may not create schemas migrates into one that was made for it', async () => {
  const role = `laurel_${randomBytes(6).toString('hex')}`
  await admin.query(`
    create role ${role} login password 'secret';
    create schema given;
    grant usage, create on schema given to ${role};`)
  try {
    const database = Object.assign(new URL(url), { username: role, password: 'secret' }).href
    expect((await migrateDatabase(database, 'given', START)).applied).toEqual(NAMES)
    const laurel = await createLaurel({ database, catalog: testCatalog, schema: 'given', now: () => START })
    await laurel.record(event('e1', 'project.created', { target: 'project:1' }))
    expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
    await laurel.close()
    await expect(migrateDatabase(database, 'not_given', START)).rejects.toThrow('permission denied')
  } finally {
    await admin.query(`drop owned by ${role}; drop role ${role}`)
  }
})

test('tables of the host in the same schema stay as they are', async () => {
  await admin.query(
    'create schema shared; create table shared.host_table (id int); insert into shared.host_table values (1)',
  )
  await migrateDatabase(url, 'shared', START)
  expect((await admin.query('select id from shared.host_table')).rows).toEqual([{ id: 1 }])
})

test('a migration that fails leaves nothing behind', async () => {
  await admin.query('create schema taken; create table taken.award (id int)')
  await expect(migrateDatabase(url, 'taken', START)).rejects.toThrow('"award" already exists')
  const { rows } = await admin.query(`select tablename from pg_tables where schemaname = 'taken'`)
  expect(rows).toEqual([{ tablename: 'award' }])
})

test('who was there before anybody could choose is seen with everything, and a notice that was read was shown', async () => {
  await admin.query('create schema before')
  await admin.query(recognition.replaceAll(':schema', 'before'))
  await admin.query(`
    create table before.migration (number integer primary key, name text not null, applied_at timestamptz not null);
    insert into before.migration values (1, 'recognition', '2026-01-01');
    insert into before.person (id, created_at) values ('ada', '2026-01-01');
    insert into before.notice (person, created_at, read_at, awards) values
      ('ada', '2026-01-02', '2026-01-03T00:00:00Z', '[]'), ('ada', '2026-01-04', null, '[]');`)
  expect((await migrateDatabase(url, 'before', START)).applied).toEqual(NAMES.slice(1))
  const { rows } = await admin.query('select read_at, shown_at from before.notice order by id')
  expect(rows).toEqual([
    { read_at: new Date('2026-01-03T00:00:00Z'), shown_at: new Date('2026-01-03T00:00:00Z') },
    { read_at: null, shown_at: null },
  ])
  const laurel = await createLaurel({ database: url, catalog: testCatalog, schema: 'before', now: () => START })
  expect(await laurel.preferences('ada')).toEqual({ recognition: 'all', pins: [], hidden: [] })
  await laurel.close()
})

onEachEngine((open, source) => {
  test('migrating again applies nothing, and writes down when each migration was applied', async () => {
    const { schema, rows } = await open()
    expect(await migrateDatabase(source(), schema)).toEqual({ applied: [], version: LATEST })
    const found = await rows<{ name: string; applied_at: Date }>(
      'select name, applied_at from :schema.migration order by number',
    )
    expect(found).toEqual(NAMES.map((name) => ({ name, applied_at: START })))
  })

  test('a process that must not migrate refuses a database without the schema, and one that is older', async () => {
    const missing = createLaurel({ database: source(), catalog: testCatalog, schema: 'missing', migrate: false })
    await expect(missing).rejects.toMatchObject({ code: 'schema_outdated' })
    const { again, rows } = await open()
    await again({ migrate: false })
    await rows('delete from :schema.migration where number = (select max(number) from :schema.migration)')
    await expect(again({ migrate: false })).rejects.toMatchObject({ code: 'schema_outdated' })
  })

  test('E12 beside a newer Laurel this one goes on working and starting, whether or not it may migrate', async () => {
    const { laurel, again, rows } = await open()
    await rows(`insert into :schema.migration values (${LATEST + 1}, 'from the future', now())`)
    await laurel.record(event('e1', 'project.created', { target: 'project:1' }))
    for (const migrate of [true, false]) {
      const other = await again({ migrate })
      expect((await other.profile('ada'))?.badgesEarned).toBe(2)
    }
    expect(await rows('select name from :schema.migration order by number')).toHaveLength(LATEST + 1)
  })

  test('a newer Laurel beside which this one would do harm is refused, whether or not this process may migrate', async () => {
    const { again, rows } = await open()
    await rows(`insert into :schema.migration values (${LATEST + 1}, 'from the future', now(), true)`)
    await rows(`insert into :schema.migration values (${LATEST + 2}, 'and on', now(), false)`)
    await expect(again()).rejects.toMatchObject({ code: 'schema_newer' })
    await expect(again({ migrate: false })).rejects.toMatchObject({ code: 'schema_newer' })
    expect(await rows('select name from :schema.migration order by number')).toHaveLength(LATEST + 2)
  })

  test('two schemas in one database know nothing of each other', async () => {
    const one = await open()
    const two = await open()
    await one.laurel.record(event('e1', 'project.created', { target: 'project:1' }))
    await one.laurel.person('ada', { name: 'Ada' })
    const { secret } = await one.laurel.keys.create('key', ['read'])
    expect(await two.laurel.person('ada')).toBeNull()
    expect((await two.laurel.feed()).items).toEqual([])
    expect(await two.laurel.keys.verify(secret)).toBeNull()
    expect(await one.laurel.secret('salt')).not.toBe(await two.laurel.secret('salt'))
    expect(await two.rows('select 1 from :schema.event')).toEqual([])
  })
})

test('two calls that open one new embedded database at once apply each migration once', {
  timeout: 60_000,
}, async () => {
  const pglite = await PGlite.create()
  const both = await Promise.all([1, 2].map(() => migrateDatabase(pglite, 'laurel', START)))
  expect(both.flatMap((migrated) => migrated.applied)).toEqual(NAMES)
  await pglite.close()
})
