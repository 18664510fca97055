import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LOG_COMMAND } from '@laurel/git'

export interface TestCommit {
  readonly name: string
  readonly email: string
  /** Seconds since 1970 and an offset, as git stores it. */
  readonly date?: string
  readonly tag?: string
}

export interface TestRepository {
  readonly folder: string
  /** Adds commits to the branch that is checked out, each with one new line in a file. */
  commit(...commits: readonly TestCommit[]): Promise<void>
  /** Writes the history with the documented command, and answers the file. */
  log(): Promise<string>
  remove(): Promise<void>
}

export const ada = { name: 'Ada Lovelace', email: 'ada@example.org' }
export const grace = { name: 'Grace Hopper', email: 'grace@example.org' }

/** A git repository of its own in a temporary folder, for tests. */
export async function gitRepository(...commits: readonly TestCommit[]): Promise<TestRepository> {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-history-'))
  await promisify(execFile)('git', ['init', '--quiet', '--initial-branch=main', folder])
  let made = 0
  const commit = async (...added: readonly TestCommit[]) => {
    const start = made === 0 ? '' : 'reset refs/heads/main\nfrom refs/heads/main^0\n'
    await fastImport(folder, start + added.map((one, index) => script(one, made + index)).join(''))
    made += added.length
  }
  await commit(...commits)
  const log = async () => {
    await promisify(execFile)('sh', ['-c', LOG_COMMAND], { cwd: folder })
    return join(folder, 'laurel-history.txt')
  }
  return { folder, commit, log, remove: () => rm(folder, { recursive: true, force: true }) }
}

function script({ name, email, date, tag }: TestCommit, index: number): string {
  const text = `line ${index}\n`
  const who = `${name} <${email}> ${date ?? `${1_600_000_000 + index * 60} +0200`}`
  const lines = [
    'commit refs/heads/main',
    `author ${who}`,
    `committer ${who}`,
    'data 1\nx',
    `M 644 inline file-${index}`,
    `data ${text.length}\n${text}`,
    ...(tag === undefined ? [] : [`tag ${tag}`, 'from refs/heads/main', `tagger ${who}`, 'data 1\nx']),
  ]
  return `${lines.join('\n')}\n`
}

async function fastImport(folder: string, input: string): Promise<void> {
  if (!input.includes('commit')) return
  const git = spawn('git', ['fast-import', '--quiet', '--date-format=raw-permissive'], { cwd: folder })
  // Its own complaint says more than the broken pipe that follows.
  git.stdin.on('error', () => {})
  git.stdin.end(input)
  let complaint = ''
  git.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const [code] = await once(git, 'close')
  if (code !== 0) throw new Error(`git fast-import: ${complaint}`)
}
