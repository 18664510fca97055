import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type HistoryOptions, readHistory } from './history.ts'
import type { HistoryItem, TakenOver } from './item.ts'

/** 2024-05-01T12:00:00Z, in seconds as commits have it. */
export const NOON = 1_714_564_800

export const OPTIONS = { salt: 'pepper', now: Date.UTC(2026, 0, 1) } as const

export interface CommitOptions {
  readonly author?: string
  readonly date?: string
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly message?: string
}

/** A folder for one test, removed after it. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'laurel-test-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A real repository in a folder of its own, with fixed people and dates. */
export class TestRepository {
  readonly folder: string

  constructor(folder = join(temporaryFolder(), 'garden')) {
    this.folder = folder
    mkdirSync(folder, { recursive: true })
  }

  static create(...options: readonly string[]): TestRepository {
    const repository = new TestRepository()
    repository.git(['init', '--quiet', '--initial-branch=main', ...options])
    return repository
  }

  git(
    args: readonly string[],
    { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
  ): string {
    const options = { cwd: this.folder, input, env: { ...ENVIRONMENT, ...env }, stdio: 'pipe' } as const
    return execFileSync('git', args, options).toString('utf8').trim()
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), content)
  }

  /** Commits everything in the folder and gives the hash. */
  commit(options: CommitOptions = {}): string {
    for (const [path, content] of Object.entries(options.files ?? {})) this.write(path, content)
    this.git(['add', '--all'])
    const message = options.message ?? 'A change'
    this.git(['commit', '--quiet', '--allow-empty', '--message', message], { env: identity(options) })
    return this.git(['rev-parse', 'HEAD'])
  }

  merge(branch: string, options: CommitOptions = {}): string {
    this.git(['merge', '--quiet', '--no-ff', '--message', 'Merge', branch], { env: identity(options) })
    return this.git(['rev-parse', 'HEAD'])
  }

  /** A commit whose author line is exactly this, however wrong, on top of the others. */
  commitRaw(author: string | Uint8Array): string {
    const tree = this.git(['mktree'])
    const parent = this.git(['for-each-ref', '--format=parent %(objectname)', 'refs/heads/main'])
    const start = Buffer.from(`tree ${tree}\n${parent && `${parent}\n`}author `)
    const end = Buffer.from(`\ncommitter C <c@example.org> ${NOON} +0000\n\nOdd\n`)
    const file = join(this.folder, '..', 'commit')
    writeFileSync(file, Buffer.concat([start, Buffer.from(author), end]))
    const commit = this.git(['hash-object', '-t', 'commit', '-w', '--literally', file])
    this.git(['update-ref', 'refs/heads/main', commit])
    return commit
  }

  clone(...options: readonly string[]): TestRepository {
    const folder = join(temporaryFolder(), 'clone')
    this.git(['config', 'uploadpack.allowFilter', 'true'])
    this.git(['clone', '--quiet', ...options, `file://${this.folder}`, folder])
    return new TestRepository(folder)
  }

  /** Takes an object out of the store, as if it had been lost. */
  lose(object: string): string {
    const id = this.git(['rev-parse', object])
    const objects = this.git(['rev-parse', '--git-path', 'objects'])
    const path = join(this.folder, objects, id.slice(0, 2), id.slice(2))
    rmSync(path)
    return path
  }

  /** Spoils an object, as a bad disk does. */
  spoil(object: string): void {
    const path = this.lose(object)
    writeFileSync(path, 'spoilt')
  }

  async history(options: Partial<HistoryOptions> = {}): Promise<readonly HistoryItem[]> {
    return collect(readHistory(this.folder, { ...OPTIONS, ...options }))
  }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = []
  for await (const item of items) collected.push(item)
  return collected
}

export function takenOver(items: readonly HistoryItem[]): readonly TakenOver[] {
  return items.flatMap((item) => ('event' in item ? [item] : []))
}

export function onlyEvent(items: readonly HistoryItem[]): TakenOver {
  const [item] = takenOver(items)
  if (item === undefined || items.length !== 1) throw new Error(`Expected one event: ${JSON.stringify(items)}`)
  return item
}

/** Hash and reason of everything left out. */
export function leftOut(items: readonly HistoryItem[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    items.flatMap((item) => ('leftOut' in item ? [[item.leftOut.commit ?? '', item.leftOut.reason]] : [])),
  )
}

/** Hash and reasons of everything that came only in part. */
export function incomplete(items: readonly HistoryItem[]): Readonly<Record<string, readonly string[]>> {
  const partly = takenOver(items).filter((item) => item.incomplete.length > 0)
  return Object.fromEntries(partly.map((item) => [item.event.id, item.incomplete.map(({ reason }) => reason)]))
}

const ENVIRONMENT: Record<string, string | undefined> = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.org',
  GIT_AUTHOR_DATE: `${NOON} +0200`,
  GIT_COMMITTER_DATE: `${NOON} +0200`,
}

function identity({ author = 'Ann <ann@example.org>', date = `${NOON} +0200` }: CommitOptions): Record<string, string> {
  const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? []
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date }
}
