import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { businessPlatform } from '@laurel/catalogs'
import { createLaurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { mendAwards, refuseAwards } from './test-support/awards.ts'
import type { Counted } from './test-support/dying-platform.ts'
import { testPlatform } from './test-support/platform.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 3 })
afterAll(() => pool.end())

/** Each step is a process of its own. */
const MANY_PROCESSES = 180_000

const PROGRAM = fileURLToPath(new URL('./test-support/dying-platform.ts', import.meta.url))

interface Dying {
  readonly address: string
  readonly process: ChildProcess
  /** By which signal it ended. */
  readonly ended: Promise<string | null>
}

/** The platform in a process that ends itself before statement number `step` of its requests, or of its worker. */
async function startDying(counted: Counted, step: number): Promise<Dying> {
  const child = spawn(process.execPath, ['--conditions=source', PROGRAM, url, counted, String(step)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit').then(([, signal]) => signal)
  const [line] = await once(child.stdout, 'data')
  return { address: String(line).trim(), process: child, ended }
}

/** Signs in and creates a project; whether the platform lived to answer. */
async function createProject(address: string, user: string): Promise<boolean> {
  const post = (path: string, body: object, cookie = '') =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
  const session = await post('/api/session', { user })
  const answer = await post('/api/projects', { name: 'Rocket' }, session.headers.getSetCookie()[0]?.split(';')[0])
    .then(({ status }) => status)
    .catch(() => null)
  return answer === 201
}

/** Kills it before each step of a request in turn, until a request gets through; answers who did what they could. */
async function requestsDyingAtEveryStep(prefix: string): Promise<readonly string[]> {
  const users: string[] = []
  for (let isThrough = false; !isThrough; ) {
    const user = `${prefix}-${users.push('') - 1}`
    users[users.length - 1] = user
    const { address, process: child, ended } = await startDying('requests', users.length)
    isThrough = await createProject(address, user)
    if (isThrough) child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
  }
  return users
}

interface Standing {
  readonly user: string
  readonly projects: number
  readonly badges: number
  readonly notices: number
}

async function standingOf(users: readonly string[]): Promise<readonly Standing[]> {
  const { rows } = await pool.query(
    `select u as "user",
            (select count(*)::int from business_platform.project where created_by = u) as projects,
            (select count(*)::int from laurel.award where person = u) as badges,
            (select count(*)::int from laurel.notice where person = u) as notices
     from unnest($1::text[]) u order by u`,
    [users],
  )
  return rows
}

/** The platform starts again, and its worker does what there was to do. */
async function restart() {
  const platform = await testPlatform(url)
  onTestFinished(() => platform.stop())
  await expect.poll(async () => (await platform.laurel.health()).pending.waiting).toBe(0)
  return platform
}

test('killed at any step of a request: who has the project has the badge, and nobody has anything twice', {
  timeout: MANY_PROCESSES,
}, async () => {
  const users = await requestsDyingAtEveryStep('killed')
  expect(users.length).toBeGreaterThan(6)
  const platform = await restart()
  const standing = await standingOf(users)
  for (const { user, projects, badges, notices } of standing)
    expect([badges, notices], user).toEqual([projects, projects])
  // Killed before the commit there is nothing, and after it everything.
  expect(new Set(standing.map(({ projects }) => projects))).toEqual(new Set([0, 1]))

  for (const user of users)
    expect((await (await platform.signIn(user)).post('/api/projects', { name: 'Again' })).status).toBe(201)
  for (const { badges, notices } of await standingOf(users)) expect([badges, notices]).toEqual([1, 1])
})

test('killed at any step of a request whose award fails: once it can be awarded, nothing is lost and nothing twice', {
  timeout: MANY_PROCESSES,
}, async () => {
  await refuseAwards(pool)
  const users = await requestsDyingAtEveryStep('failing')
  expect(users.length).toBeGreaterThan(6)
  const before = await standingOf(users)
  expect(before.map(({ badges }) => badges)).toEqual(users.map(() => 0))
  await mendAwards(pool)
  await restart()
  for (const { user, projects, badges, notices } of await standingOf(users))
    expect([badges, notices], user).toEqual([projects, projects])
})

test('killed at any step between the commit and the award that the worker makes: nothing is lost and nothing twice', {
  timeout: MANY_PROCESSES,
}, async () => {
  const laurel = await createLaurel({ database: pool, catalog: businessPlatform })
  onTestFinished(() => laurel.close())
  const users: string[] = []
  for (let isAwarded = false; !isAwarded; ) {
    const user = `waiting-${users.length}`
    users.push(user)
    const event = { id: 'project.created:first', type: 'project.created', at: new Date().toISOString(), actor: user }
    expect(await laurel.enqueue(event)).toMatchObject([{ status: 'enqueued' }])
    const { ended } = await startDying('worker', users.length)
    expect(await ended).toBe('SIGKILL')
    const [standing] = await standingOf([user])
    const isWaiting = (await laurel.health()).pending.waiting > 0
    // Either it still waits, or it is awarded: never both, never neither.
    if (users.length === 1 || isWaiting) expect(isWaiting || standing?.badges === 1).toBe(true)
    isAwarded = standing?.badges === 1 && !isWaiting
  }
  expect(users.length).toBeGreaterThan(4)
  await restart()
  for (const { user, badges, notices } of await standingOf(users)) expect([badges, notices], user).toEqual([1, 1])
})
