import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import type { EarnedBadge } from './shared/index.ts'
import { mendAwards, refuseAwards } from './test-support/awards.ts'
import { type Client, type TestPlatform, testPlatform } from './test-support/platform.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 2 })
afterAll(() => pool.end())

async function start(): Promise<TestPlatform> {
  const platform = await testPlatform(url)
  onTestFinished(() => platform.stop())
  return platform
}

/** Creates a project while nothing can be awarded; answers between which times that was. */
async function createWhileFailing(client: Client): Promise<readonly [number, number]> {
  await refuseAwards(pool)
  const from = Date.now()
  expect((await client.post('/api/projects', { name: 'Rocket' })).status).toBe(201)
  const to = Date.now()
  expect((await client.get('/api/projects')).body['items']).toHaveLength(1)
  expect(await client.badges()).toEqual([])
  return [from, to]
}

/** The badge is there before long, with the time of the request. */
async function expectBadgeOf(client: Client, [from, to]: readonly [number, number]): Promise<void> {
  const isThen = ({ name, earnedAt }: EarnedBadge) => name === 'projectCreated' && from <= earnedAt && earnedAt <= to
  await expect.poll(async () => (await client.badges()).map(isThen)).toEqual([true])
}

test('a badge that cannot be awarded is logged, does not reach the request, and is there once it can be', async () => {
  const platform = await start()
  const alice = await platform.signIn('alice')
  const when = await createWhileFailing(alice)
  expect(platform.errors).not.toEqual([])
  await mendAwards(pool)
  await expectBadgeOf(alice, when)
  expect(await platform.laurel.inbox('alice')).toHaveLength(1)
})

test('the platform may stop and start again before that', async () => {
  const first = await start()
  const bob = await first.signIn('bob')
  const when = await createWhileFailing(bob)
  await first.stop()
  await mendAwards(pool)

  const second = await start()
  await expectBadgeOf(await second.signIn('bob'), when)
  expect(await second.laurel.inbox('bob')).toHaveLength(1)
})

test('what succeeds meanwhile earns nothing twice, and the badge still has the time of the first', async () => {
  const platform = await start()
  const carol = await platform.signIn('carol')
  const when = await createWhileFailing(carol)
  expect((await carol.post('/api/projects', { name: 'Another' })).status).toBe(201)
  await mendAwards(pool)
  expect((await carol.post('/api/projects', { name: 'A third' })).status).toBe(201)
  await expectBadgeOf(carol, when)
  expect(await platform.laurel.inbox('carol')).toHaveLength(1)
})
