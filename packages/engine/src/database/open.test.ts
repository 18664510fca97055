import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { event, onEachEngine, START } from '../test-support/engines.ts'
import { type DatabaseSource, isUrl, openDatabase } from './open.ts'

const folder = await mkdtemp(join(tmpdir(), 'laurel-open-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A new PGlite takes 5 s on an idle machine, and four times that beside other tests. */
const NEW_FOLDER = 60_000

const options = { catalog: testCatalog, now: () => START }

test('a server that does not answer is a named error with its reason, its cause and what to check', async () => {
  const opening = openDatabase('postgres://laurel:secret@127.0.0.1:1/laurel', 'laurel')
  const error = await opening.catch((error: unknown) => error)
  expect(error).toMatchObject({ code: 'database_unreachable', field: 'database', cause: expect.anything() })
  expect(String(error)).toMatch(/ECONNREFUSED.*Check DATABASE_URL/)
  expect(String(error)).not.toContain('secret')
})

test.each([
  undefined,
  null,
  5,
  {},
  { query: () => {} },
  '',
  'mysql://root:secret@localhost/laurel',
  'postgre://localhost',
])('what is no database is refused: %j', async (source) => {
  await expect(openDatabase(source as DatabaseSource, 'laurel')).rejects.toMatchObject({ code: 'invalid_database' })
})

test.each([
  '',
  'A',
  '1a',
  '_a',
  'a-b',
  'a b',
  'a"b',
  'a.b',
  'ä',
  'a;drop',
  'a'.repeat(61),
  'pg_temp',
  'pg_laurel',
  'information_schema',
])('what is no schema name, or one of PostgreSQL’s own, is refused before anything is opened: %j', async (schema) => {
  const opening = createLaurel({ ...options, database: join(folder, 'never'), schema })
  await expect(opening).rejects.toMatchObject({ code: 'invalid_schema_name', field: 'schema' })
  expect(await readdir(folder)).not.toContain('never')
})

test('an address of PostgreSQL is told from a folder', () => {
  expect(['postgres://h/d', 'postgresql://h/d', 'POSTGRES://h/d'].map(isUrl)).toEqual([true, true, true])
  expect(['data', './postgres', '/var/postgres', 'memory'].map(isUrl)).toEqual([false, false, false, false])
})

test('an embedded database keeps what was recorded, is refused to a second opener, and reports where it is served', {
  timeout: NEW_FOLDER,
}, async () => {
  const database = join(folder, 'kept')
  const first = await createLaurel({ ...options, database })
  await first.record(event('e1', 'project.created', { target: 'project:1' }))
  await first.announceAddress('http://127.0.0.1:4321')
  await expect(createLaurel({ ...options, database })).rejects.toThrow(
    `process ${process.pid} (serving http://127.0.0.1:4321)`,
  )
  await first.close()

  const second = await createLaurel({ ...options, database })
  expect((await second.profile('ada'))?.badgesEarned).toBe(2)
  expect((await second.record(event('e1', 'project.created', { target: 'project:1' })))[0]?.status).toBe('duplicate')
  await second.close()
})

test('a database in memory is gone when it is closed', { timeout: NEW_FOLDER }, async () => {
  const laurel = await createLaurel({ ...options, database: 'memory' })
  await laurel.person('ada', { name: 'Ada' })
  expect(await laurel.person('ada')).toMatchObject({ name: 'Ada' })
  await laurel.close()
  await expect(laurel.person('ada')).rejects.toThrow()
})

onEachEngine((open, source) => {
  test.each(['user', 'order', 'select', 'a1_b', 'a'.repeat(60)])(
    'a community may live in the schema %j',
    async (schema) => {
      const { laurel } = await open({ schema })
      await laurel.record(event('e1', 'post.liked', { owner: 'bob', target: 'post:1' }))
      await laurel.record(event('e0', 'points.given', { at: '2026-03-02T10:00:00Z', value: 5 }))
      await laurel.person('ada', { name: 'Ada' })
      await laurel.markRead(
        'ada',
        (await laurel.inbox('ada')).map((notice) => notice.id),
      )
      expect(await laurel.profile('ada')).toMatchObject({ badgesEarned: 2 })
      expect(await laurel.showcase('bob')).toMatchObject({ earned: 0 })
      expect((await laurel.feed()).items).toHaveLength(2)
      expect(await Array.fromAsync(laurel.exportMetrics())).toHaveLength(4)
      expect(await laurel.badge('points-5')).toMatchObject({ holders: 1 })
      const { secret } = await laurel.keys.create('key', ['read'])
      expect(await laurel.keys.verify(secret)).toMatchObject({ name: 'key' })
      expect(await laurel.health()).toMatchObject({ status: 'ok' })
      expect(await laurel.startWorker().runOnce()).toEqual({ tried: 0, mended: 0 })
    },
  )

  test('closing leaves what the host opened to the host', async () => {
    const { laurel, rows } = await open()
    await laurel.close()
    expect(await rows('select 1 as n')).toEqual([{ n: 1 }])
    const database = source()
    if (database instanceof pg.Pool) expect(database.ended).toBe(false)
  })
})
