import { beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { createDatabase } from './create-database.ts'
import { sharedServer } from './shared-server.ts'
import { testLaurel as testLaurelAnywhere } from './test-laurel.ts'
import { builders as catalog } from './test-support/builders.ts'
import { testLaurel } from './vitest-laurel.ts'
import { withClient } from './with-client.ts'

const NOON = '2026-03-02T12:00:00Z'
const MEMORY = { timeout: 60_000 }

test('one call gives a community with a clock, people, and what they did', async () => {
  const community = await testLaurel({
    catalog,
    now: NOON,
    people: { ada: { name: 'Ada', zone: 'Europe/Berlin' }, bob: {} },
    events: [
      { type: 'project.created', actor: 'ada', target: 'project:1', at: '2026-01-07T09:00:00Z' },
      { type: 'post.liked', actor: 'bob', owner: 'ada' },
    ],
  })
  expect(await community.laurel.person('ada')).toMatchObject({ name: 'Ada', zone: 'Europe/Berlin' })
  expect(await community.laurel.person('bob')).not.toBeNull()
  expect(await community.badgesOf('ada')).toEqual(['first-project', 'builder', 'liked'])
  expect(await community.badgesOf('nobody')).toEqual([])
  const { items } = await community.laurel.feed({ person: 'ada' })
  expect(items.map(({ earnedAt }) => earnedAt.toISOString())).toEqual([
    '2026-03-02T12:00:00.000Z',
    '2026-01-07T09:00:00.000Z',
    '2026-01-07T09:00:00.000Z',
  ])
})

test('what somebody does is told in one line, and happens when the clock says', async () => {
  const { tell, clock, laurel } = await testLaurel({ catalog, now: NOON })
  const first = await tell('ada', 'project.created', { target: 'project:1' })
  expect(first).toMatchObject({ id: 'told-000001', status: 'recorded' })
  expect(first.awards.map(({ badge, earnedAt }) => [badge, earnedAt.toISOString()])).toEqual([
    ['first-project', '2026-03-02T12:00:00.000Z'],
    ['builder', '2026-03-02T12:00:00.000Z'],
  ])
  clock.advance({ days: 2, hours: 1 })
  const second = await tell('ada', 'project.created', { target: 'project:2' })
  expect(second.awards.map(({ earnedAt }) => earnedAt.toISOString())).toEqual(['2026-03-04T13:00:00.000Z'])
  clock.set('2026-03-03T12:00:00+01:00')
  const late = await tell('ada', 'post.liked', { owner: 'bob', id: 'mine', at: new Date('2026-02-01T00:00:00Z') })
  expect(late).toMatchObject({ id: 'mine', awards: [{ person: 'bob', earnedAt: new Date('2026-02-01T00:00:00Z') }] })
  expect(await laurel.inbox('ada')).toHaveLength(2)
})

test('at one moment things happen in the order in which they are told', async () => {
  const { tell, badgesOf } = await testLaurel({ catalog, now: NOON })
  for (let n = 0; n < 11; n++) {
    await tell('ada', 'project.created', { target: 'project:1' })
    await tell('ada', 'project.deleted', { target: 'project:1' })
  }
  expect(await badgesOf('ada')).toEqual(['second-project', 'first-project'])
  await tell('ada', 'project.created', { target: 'project:1' })
  expect(await badgesOf('ada')).toEqual(['second-project', 'first-project', 'builder'])
})

test('the zone of a person counts for everything they did before the test as well', async () => {
  const { badgesOf } = await testLaurel({
    catalog,
    now: NOON,
    people: { ada: { zone: 'Pacific/Auckland' }, bob: { zone: 'UTC' } },
    events: ['ada', 'bob'].flatMap((actor) => [
      { type: 'user.active', actor, at: '2026-01-07T10:00:00Z' },
      { type: 'user.active', actor, at: '2026-01-07T12:00:00Z' },
    ]),
  })
  expect(await badgesOf('ada')).toEqual(['two-days'])
  expect(await badgesOf('bob')).toEqual([])
})

test('an event that the catalog does not know, or that Laurel refuses, fails the test that tells it', async () => {
  const { tell, laurel } = await testLaurel({ catalog, now: NOON })
  await expect(tell('ada', 'project.craeted')).rejects.toThrow(
    'The catalog knows no event "project.craeted". It knows post.liked, project.created, project.deleted, user.active.',
  )
  await expect(tell('', 'project.created')).rejects.toThrow('Laurel refused project.created: actor must have')
  await expect(tell('ada', 'project.created', { at: '2027-01-01T00:00:00Z' })).rejects.toThrow('more than five minutes')
  await expect(tell('ada', 'project.created', { at: '2026-03-01' })).rejects.toThrow('"2026-03-01" is no moment')
  expect(await laurel.person('ada')).toBeNull()
})

test('tables of the host live in the same database, and a transaction of its own is joined', async () => {
  const { laurel, database, badgesOf } = await testLaurel({ catalog, now: NOON })
  await database.query('create table project (id int primary key)')
  const client = await database.connect()
  await client.query('begin')
  await client.query('insert into project values (1)')
  const created = { id: 'project-1', type: 'project.created', at: NOON, actor: 'ada', target: 'project:1' }
  await laurel.record(created, { transaction: client })
  await client.query('rollback')
  client.release()
  expect(await badgesOf('ada')).toEqual([])
})

test('one round of the worker does all that is due by the clock', async () => {
  const { laurel, work, badgesOf } = await testLaurel({ catalog, now: NOON })
  const late = { id: 'late', type: 'project.created', at: '2026-01-07T09:00:00Z', actor: 'ada' }
  await laurel.record({ ...late, id: 'newer', at: NOON, type: 'user.active' })
  await laurel.record(late, { settle: false })
  expect(await badgesOf('ada')).toEqual([])
  await work()
  expect(await badgesOf('ada')).toEqual(['first-project'])
  expect(await work()).toMatchObject({ tried: 0 })
})

test('recording can be made to fail, and is mended afterwards whatever happens', async () => {
  const { whileRecordingFails, tell, badgesOf } = await testLaurel({ catalog, now: NOON, schema: 'order' })
  const failed = whileRecordingFails(() => tell('ada', 'project.created'))
  await expect(failed).rejects.toThrow('Recording fails, as the test asked for.')
  expect(await whileRecordingFails(async () => 'an answer')).toBe('an answer')
  expect(await badgesOf('ada')).toEqual([])
  await tell('ada', 'project.created', { id: 'again' })
  expect(await badgesOf('ada')).toEqual(['first-project'])
})

test('what was kept while recording failed is there after one round of the worker, as of when it happened', async () => {
  const { laurel, whileRecordingFails, clock, work, badgesOf } = await testLaurel({ catalog, now: NOON })
  const created = { id: 'kept', type: 'project.created', at: NOON, actor: 'ada', target: 'project:1' }
  expect(await whileRecordingFails(() => laurel.recordOrEnqueue(created))).toBeNull()
  clock.advance({ hours: 1 })
  await work()
  expect(await badgesOf('ada')).toEqual(['first-project', 'builder'])
  const { items } = await laurel.feed({ person: 'ada' })
  expect(items[0]?.earnedAt).toEqual(new Date(NOON))
})

test('a community in memory is the same without a server', MEMORY, async () => {
  const community = await testLaurel({
    catalog,
    database: 'memory',
    now: NOON,
    events: [{ type: 'project.created', actor: 'ada', target: 'project:1' }],
  })
  const { database, tell, badgesOf, whileRecordingFails, work } = community
  // @ts-expect-error There is no address at which another process could reach it.
  expect(community.url).toBeUndefined()
  await database.exec('create table project (id int primary key)')
  await expect(whileRecordingFails(() => tell('ada', 'project.created'))).rejects.toThrow('as the test asked for')
  await tell('ada', 'project.created', { target: 'project:2' })
  await work()
  expect(await badgesOf('ada')).toEqual(['second-project', 'first-project', 'builder'])
})

test('closed is closed: the database is gone, and closing twice is fine', async () => {
  const community = await testLaurel({ catalog })
  expect(await answers(community.url)).toBe(true)
  await Promise.all([community.close(), community.close()])
  await community[Symbol.asyncDispose]()
  expect(await answers(community.url)).toBe(false)
})

describe('whoever does not close', () => {
  const urls: string[] = []
  beforeEach(async () => {
    urls.push((await testLaurel({ catalog })).url)
  })

  test('in a test or before it', async () => {
    urls.push((await testLaurel({ catalog })).url)
    expect(await Promise.all(urls.map(answers))).toEqual([true, true])
  })

  test('has it done after that test', async () => {
    expect(await Promise.all(urls.map(answers))).toEqual([false, false, true])
  })
})

test('a database of one’s own stays', async () => {
  const { url, drop } = await createDatabase(inject('postgresUrl'))
  const community = await testLaurel({ catalog, database: url })
  await community.tell('ada', 'project.created')
  await community.close()
  const again = await testLaurel({ database: url })
  expect(await again.badgesOf('ada')).toEqual(['first-project'])
  await again.close()
  await drop()
  await expect(testLaurel({ database: 'a-folder' })).rejects.toThrow('not "a-folder"')
})

test('what cannot be opened says why', async () => {
  const { url, drop } = await createDatabase(inject('postgresUrl'))
  await drop()
  const people = { ada: { zone: 'Nowhere/Land' } }
  await expect(testLaurel({ catalog, people })).rejects.toMatchObject({ code: 'invalid_person' })
  await expect(testLaurel({ catalog, database: url })).rejects.toThrow('does not exist')
})

test('with TEST_DATABASE_URL a community is made on that server, on which nothing is left behind', async () => {
  vi.stubEnv('TEST_DATABASE_URL', inject('postgresUrl'))
  const community = await testLaurelAnywhere({ catalog, now: NOON })
  expect(await sharedServer()).toEqual({ url: inject('postgresUrl'), template: null })
  vi.unstubAllEnvs()
  expect(new URL(community.url).host).toBe(new URL(inject('postgresUrl')).host)
  await community.tell('ada', 'project.created')
  expect(await community.badgesOf('ada')).toEqual(['first-project'])
  await community.close()
  expect(await answers(community.url)).toBe(false)
})

async function answers(url: string): Promise<boolean> {
  const failure = await withClient(url, async () => null).catch((error: unknown) => error)
  return failure === null
}
