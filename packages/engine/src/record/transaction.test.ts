import { PGlite } from '@electric-sql/pglite'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { event, START } from '../test-support/engines.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 10 })
afterAll(() => pool.end())

const options = { database: pool, catalog: testCatalog, now: () => START }
const created = (id: string, actor = 'ada') => event(id, 'project.created', { actor, target: `project:${id}` })

test('what is recorded in the host’s transaction is gone when the host rolls back', async () => {
  const laurel = await createLaurel({ ...options, schema: 'rollback' })
  await pool.query('create table host_project (id text)')
  const client = await pool.connect()
  await client.query('begin')
  await client.query(`insert into host_project values ('1')`)
  const [answer] = await laurel.record(created('e1'), { transaction: client })
  expect(answer?.awards).toHaveLength(2)
  await client.query('rollback')
  client.release()

  expect(await laurel.person('ada')).toBeNull()
  expect((await pool.query('select * from host_project')).rows).toEqual([])
  expect((await laurel.record(created('e1')))[0]?.status).toBe('recorded')
})

test('what is recorded in the host’s transaction is seen by others once the host commits', async () => {
  const laurel = await createLaurel({ ...options, schema: 'commits' })
  const client = await pool.connect()
  await client.query('begin')
  await laurel.record(created('e1'), { transaction: client })
  expect(await laurel.person('ada')).toBeNull()
  await client.query('commit')
  client.release()
  expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
})

test('twenty hosts recording for one person in transactions of their own wait for each other and lose nothing', async () => {
  const laurel = await createLaurel({ ...options, schema: 'hosts' })
  await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const client = await pool.connect()
      await client.query('begin')
      await laurel.record(created(`e${n}`), { transaction: client })
      await client.query('commit')
      client.release()
    }),
  )
  expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(20)
})

test('a PGlite host records inside its own transaction', async () => {
  const pglite = await PGlite.create()
  const laurel = await createLaurel({ ...options, database: pglite })
  await pglite.transaction(async (tx) => {
    await laurel.record(created('e1'), { transaction: tx })
    await tx.rollback()
  })
  expect(await laurel.person('ada')).toBeNull()
  await pglite.transaction(async (tx) => {
    await laurel.record(created('e1'), { transaction: tx })
  })
  expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
  await pglite.close()
})
