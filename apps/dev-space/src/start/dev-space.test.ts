import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import type { Settings } from '../settings.ts'
import { type DevSpace, type StartOptions, startDevSpace } from './dev-space.ts'
import { outputTo } from './output.ts'

const folder = mkdtempSync(join(tmpdir(), 'dev-space-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SILENT = { info: () => {}, warn: () => {}, error: () => {} }

/** Starts on a free port; what it says is in `said`. */
async function start(data: string, history: string, signal = new AbortController().signal): Promise<Started> {
  const said: string[] = []
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    folder: data,
    databaseUrl: null,
    history,
    apiKey: null,
    demo: false,
    publicUrl: null,
    github: null,
  }
  const options: StartOptions = {
    settings,
    output: outputTo({ write: (text) => said.push(text) }),
    signal,
    logger: SILENT,
  }
  const devSpace = await startDevSpace(options)
  if (devSpace !== null) onTestFinished(() => devSpace.stop())
  return { devSpace, said: () => said.join('') }
}

/** Each start makes a database, and the first one bundles the scripts. */
vi.setConfig({ testTimeout: 60_000 })

interface Started {
  readonly devSpace: DevSpace | null
  said(): string
}

/** Fetched as a visitor does, at the address that was told. */
async function page({ devSpace }: Started, path = '/'): Promise<string> {
  const response = await fetch(`${devSpace?.address}${path}`)
  return response.text()
}

function repositoryWith(name: string, commits: number): string {
  const repository = join(folder, name)
  mkdirSync(repository)
  git(repository, 'init', '--quiet', '--initial-branch=main')
  for (let i = 0; i < commits; i++) commit(repository)
  return repository
}

function commit(repository: string): void {
  git(
    repository,
    '-c',
    'user.name=Ada Lovelace',
    '-c',
    'user.email=ada@example.org',
    'commit',
    '--quiet',
    '--allow-empty',
    '-m',
    'x',
  )
}

function git(repository: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', repository, ...args])
}

test('the first start imports the history; the second knows it; a new commit comes in by itself', async () => {
  const repository = repositoryWith('garden', 12)
  const data = join(folder, 'data')

  const first = await start(data, repository)
  expect(first.said()).toContain('Imported 12 commits and releases, 2 badges, of 1 person.')
  expect(await page(first, '/discover')).toContain('Ada Lovelace')
  await first.devSpace?.stop()

  const second = await start(data, repository)
  expect(second.said()).toContain('The git history is imported; nothing is new.')
  expect(await page(second, '/badges/warmed-up')).toContain('Ada Lovelace')
  await second.devSpace?.stop()

  commit(repository)
  const third = await start(data, repository)
  await third.devSpace?.caughtUp
  expect(third.said()).toContain('Took over what is new in the git history: 1 commit or release, 0 badges.')
})

test('an import that was interrupted goes on at the next start', async () => {
  const repository = repositoryWith('interrupted', 3)
  const data = join(folder, 'interrupted-data')
  const stopped = await start(data, repository, AbortSignal.abort())
  expect(stopped.devSpace).toBeNull()
  expect(stopped.said()).toContain('The next start goes on from here.')

  const again = await start(data, repository)
  expect(again.said()).toContain('Imported 3 commits and releases, 1 badge, of 1 person.')
})

test('without a .git the community starts empty and says so', async () => {
  const plain = join(folder, 'plain')
  mkdirSync(plain)
  const started = await start(join(folder, 'plain-data'), plain)
  expect(started.said()).toContain(`There is no .git in ${plain}, so the community starts empty.`)
  expect(await page(started, '/discover')).toContain('Nobody has earned a badge yet.')
  const refused = start(join(folder, 'plain-data'), plain)
  await expect(refused).rejects.toMatchObject({
    code: 'database_locked',
    message: expect.stringContaining('serving http://localhost:'),
  })
})

test('a history without a single commit is no reason not to start', async () => {
  const started = await start(join(folder, 'bare-data'), repositoryWith('bare', 0))
  expect(await page(started)).toContain('Join Dev-Space')
})
