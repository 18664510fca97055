import { createClient } from '@laurel/api'
import { git } from '@laurel/catalogs'
import { createLaurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { launch, start } from '../test-support/started.ts'

const { url: database } = await testDatabase()
const pool = new pg.Pool({ connectionString: database })
const laurel = await createLaurel({ database: pool, catalog: git })
afterAll(async () => {
  await laurel.close()
  await pool.end()
})

const KEY = 'a-key-that-nobody-guesses'
const env = { DATABASE_URL: database, LAUREL_API_KEY: KEY, LAUREL_CATALOG: 'git' }

const pushed = (actor: string, id: string) => ({
  id,
  type: 'commit.pushed',
  actor,
  target: 'repository:a',
  at: new Date().toISOString(),
})

let holder: pg.PoolClient
beforeEach(async () => {
  for (const person of ['ada', 'bob']) await laurel.person(person, { name: person })
  holder = await pool.connect()
  await holder.query('begin')
  return () => holder.release(true)
})

describe('a server that is told to stop', () => {
  test('answers the request and ends the round that are under way, and then takes its leave', async () => {
    const server = await start(['serve'], env)
    const client = createClient({ url: server.url, key: KEY })
    await holder.query(`select from laurel.person where id in ('ada', 'bob') for update`)
    const answer = client.recordEvents(pushed('ada', 'slow'))
    await laurel.enqueue(pushed('bob', 'waiting'))
    await expect.poll(waitingForLocks).toBe(2)

    server.kill('SIGTERM')
    await expect.poll(() => isRefused(server.url)).toBe(true)
    expect(await commits()).toEqual([])
    await holder.query('commit')

    expect((await answer).results).toMatchObject([{ status: 'recorded' }])
    expect(await server.ended).toBe(0)
    expect(await commits()).toEqual(['slow', 'waiting'])
    expect((await laurel.health()).pending.waiting).toBe(0)
    expect((await laurel.profile('bob'))?.badgesEarned).toBe(1)
  }, 60_000)

  test('is not ready while it drains and still answers, and a second signal ends it at once', async () => {
    const server = await start(['serve', '--no-worker'], { ...env, LAUREL_DRAIN_SECONDS: '600' })
    const client = createClient({ url: server.url, key: KEY })
    expect(await client.readiness()).toEqual({ status: 'ready' })

    server.kill('SIGTERM')
    await expect
      .poll(() => client.readiness().catch(({ status, code }) => ({ status, code })))
      .toEqual({
        status: 503,
        code: 'stopping',
      })
    expect((await client.liveness()).status).toBe('live')
    expect((await client.badges()).items.length).toBeGreaterThan(0)
    server.kill('SIGTERM')
    expect(await server.ended).toBe(143)
  }, 60_000)

  test('cuts off what takes longer than its grace', async () => {
    const server = await start(['serve', '--no-worker'], { ...env, LAUREL_GRACE_SECONDS: '0.1' })
    await holder.query(`select from laurel.person where id = 'ada' for update`)
    const client = createClient({ url: server.url, key: KEY })
    const answer = client.recordEvents(pushed('ada', 'too-slow')).catch((error: unknown) => error)
    await expect.poll(waitingForLocks).toBe(1)
    server.kill('SIGTERM')
    expect(await answer).toBeInstanceOf(TypeError)
    // The statement itself is never half done: it ends with the transaction that it waits for.
    await holder.query('commit')
    expect(await server.ended).toBe(0)
    expect(await commits()).toContain('too-slow')
  }, 60_000)
})

test('a server that is told to stop while its database is being made ready never serves', async () => {
  await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['laurel:early'])
  const server = launch(['serve', '--schema', 'early'], { ...env, PORT: '0' })
  await expect.poll(waitingForLocks).toBe(1)
  server.kill('SIGTERM')
  await holder.query('commit')
  expect(await server.ended).toBe(0)
  expect(server.stdout() + server.stderr()).not.toContain('serving')
}, 60_000)

async function waitingForLocks(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int4 as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  )
  return rows[0]?.n ?? 0
}

async function isRefused(url: string): Promise<boolean> {
  return fetch(`${url}/live`).then(
    () => false,
    () => true,
  )
}

async function commits(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from laurel.event order by id')
  return rows.map(({ id }) => id)
}
