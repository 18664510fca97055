import { randomBytes } from 'node:crypto'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { START } from '../test-support/engines.ts'

const { url } = await testDatabase()
const owner = new pg.Pool({ connectionString: url, max: 5 })
const role = `app_${randomBytes(6).toString('hex')}`
const app = new pg.Pool({
  connectionString: Object.assign(new URL(url), { username: role, password: 'secret' }).href,
  max: 2,
})

const laurel = await createLaurel({ database: owner, catalog: testCatalog, now: () => START })

beforeAll(async () => {
  await owner.query(`create role ${role} login password 'secret'; create schema theirs authorization ${role}`)
  await app.query('create table theirs.project (id int primary key, owner_id text)')
})
afterAll(async () => {
  await app.end()
  await laurel.close()
  await owner.query(`drop owned by ${role}; drop role ${role}`)
  await owner.end()
})

const TELL = `select laurel.record_event('project.created', actor => 'ada', target => 'project:1', id => 'one')`
const WATCH = `select laurel.watch_table('theirs.project', 'project.created', actor => '{owner_id}', target => 'project:{id}')`

test('a role tells of events once it was given the schema and the table of what waits', async () => {
  await expect(app.query(TELL)).rejects.toThrow('permission denied for schema laurel')
  await owner.query(`grant usage on schema laurel to ${role}`)
  await expect(app.query(TELL)).rejects.toThrow('permission denied for table pending_event')
  await owner.query(`grant insert on laurel.pending_event to ${role}`)
  expect((await app.query(TELL)).rows).toEqual([{ record_event: 'one' }])
  await expect(app.query('select * from laurel.pending_event')).rejects.toThrow('permission denied')
  await owner.query(`revoke insert on laurel.pending_event from ${role}`)
})

test('a role watches a table of its own once it was given the trigger, and whoever writes to it needs nothing', async () => {
  await expect(app.query(WATCH)).rejects.toThrow('permission denied for function laurel.watched_row')
  await owner.query(`grant execute on function laurel.watched_row() to ${role}`)
  await app.query(WATCH)
  await owner.query(`revoke usage on schema laurel from ${role}`)
  await app.query(`insert into theirs.project values (2, 'bob')`)
  await laurel.startWorker().runOnce()
  expect((await laurel.profile('bob'))?.badgesEarned).toBe(2)
})
