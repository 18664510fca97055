import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { settingsFor, type TestPlatform, testPlatform } from './test-support/platform.ts'

const { url } = await testDatabase()
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

async function start(...options: Parameters<typeof testPlatform>): Promise<TestPlatform> {
  const platform = await testPlatform(...options)
  onTestFinished(() => platform.stop())
  return platform
}

test('two processes may start at once on one new database', async () => {
  const open = Array.from({ length: 2 }, () => run({ DATABASE_URL: url, PORT: '0' }))
  for (const program of open) {
    await program.ready
    program.stop()
    expect(await program.ended).toBe(0)
  }
})

test('stopping finishes the requests that are under way, and ends what would go on for ever', async () => {
  const platform = await start(url)
  const alice = await platform.signIn('alice')
  const live = await fetch(`${platform.address}/my/laurel/v1/people/alice/notices/live`, {
    headers: { cookie: alice.cookie },
  })
  const blocker = new pg.Client(url)
  await blocker.connect()
  await blocker.query('begin; lock table business_platform.project in exclusive mode')
  const request = alice.post('/api/projects', { name: 'Rocket' })
  await expect.poll(async () => (await blocker.query(WAITING)).rowCount).toBe(1)

  const stopped = platform.stop()
  await expect(fetch(platform.address)).rejects.toThrow()
  await blocker.query('commit')
  await blocker.end()
  expect((await request).status).toBe(201)
  await stopped
  await live.text().catch(() => 'ended')

  const again = await start(url)
  expect((await (await again.signIn('alice')).badges()).map(({ name }) => name)).toEqual(['projectCreated'])
})

const WAITING = `select 1 from pg_locks where not granted and relation = 'business_platform.project'::regclass`

test('an embedded database keeps everything from one start to the next', async () => {
  const settings = settingsFor(null)
  const first = await start(null, { settings })
  await (await first.signIn('alice')).project('Kept')
  await first.stop()

  const second = await start(null, { settings })
  const alice = await second.signIn('alice')
  expect((await alice.get('/api/projects')).body['items']).toMatchObject([{ name: 'Kept' }])
  expect(await alice.badges()).toHaveLength(1)
  await expect(testPlatform(null, { settings })).rejects.toMatchObject({ code: 'database_locked' })
})

test('a database that does not answer is said in a sentence', async () => {
  const nowhere = testPlatform('postgres://nobody@127.0.0.1:1/nothing')
  await expect(nowhere).rejects.toMatchObject({
    code: 'database_unreachable',
    message: expect.stringContaining('Check DATABASE_URL and that the server runs.'),
  })
})

test('a port that is in use is said in a sentence with a way out', async () => {
  const { address } = await start(url)
  const { port } = new URL(address)
  const { ended, said } = run({ DATABASE_URL: url, PORT: port })
  expect(await ended).toBe(1)
  expect(said()).toContain(`Port ${port} is in use by another program.`)
})

test('started as a program it says where it is, and a signal ends it in order', async () => {
  const { ready, ended, said, stop } = run({
    LAUREL_DATA: mkdtempSync(join(tmpdir(), 'business-platform-')),
    PORT: '0',
  })
  await ready
  const [address = ''] = /http:\S+/.exec(said()) ?? []
  expect(await (await fetch(address)).text()).toContain('<title>Business Platform</title>')
  stop()
  expect(await ended).toBe(0)
  expect(said()).toMatch(/Stopping …\nStopped\.\n$/)
})

test('settings that cannot be meant end it at once, with all of them named', async () => {
  const { ended, said } = run({ PORT: 'here', DATABASE_URL: 'mysql://db' })
  expect(await ended).toBe(2)
  expect(said()).toContain(
    'PORT must be a number from 0 to 65535, not "here".\nDATABASE_URL must look like postgres://',
  )
})

interface Program {
  /** Once it says that it answers. */
  readonly ready: Promise<void>
  /** Its exit code. */
  readonly ended: Promise<number>
  said(): string
  stop(): void
}

/** The platform as `npm run start:business-platform` runs it. */
function run(variables: Readonly<Record<string, string>>): Program {
  const env = { PATH: process.env['PATH'], ...variables }
  const child = spawn(process.execPath, ['--conditions=source', MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: string[] = []
  const isReady = () => said.join('').includes('Press Ctrl-C to stop.')
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  const ready = new Promise<void>((resolve) => child.stdout.on('data', () => isReady() && resolve()))
  return {
    ready,
    ended: once(child, 'close').then(([code]) => code),
    said: () => said.join(''),
    stop: () => child.kill('SIGTERM'),
  }
}
