import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { GitError } from './errors.ts'

/** Where git runs, and with what around it. */
export interface Place {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Settings that win over those of the repository. */
  readonly settings: readonly string[]
  /** What runs right now, so that it can be ended together with the import. */
  readonly running: Set<ChildProcess>
  /** Aborted when the import ends: nothing starts after that. */
  readonly ending: AbortController
}

export interface Exit {
  /** Null if git was ended from outside. */
  readonly code: number | null
  /** What git said about it, in English. */
  readonly stderr: string
}

export interface Run {
  readonly stdout: AsyncIterable<Uint8Array>
  /** Settles once git has ended and said all; rejects only if there is no git. */
  readonly exit: Promise<Exit>
}

export interface Output extends Exit {
  readonly text: string
}

const LONGEST_STDERR = 2_000

/** Starts git with `input` on its standard input. */
export function startGit(place: Place, args: readonly string[], input = ''): Run {
  place.ending.signal.throwIfAborted()
  const settings = place.settings.flatMap((setting) => ['-c', setting])
  const options = { cwd: place.cwd, env: place.env, stdio: 'pipe', windowsHide: true } as const
  const child = spawn('git', ['--no-replace-objects', '--no-pager', ...settings, ...args], options)
  place.running.add(child)

  // Git may end before it has read everything; its exit code tells that better than a broken pipe.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const exit = exitOf(child).finally(() => place.running.delete(child))
  // Whoever reads the output asks for the exit afterwards; until then a missing git is no unhandled rejection.
  exit.catch(() => {})
  return { stdout: child.stdout, exit }
}

/** Runs git to its end and collects what it writes: for answers that are short. */
export async function gitOutput(place: Place, args: readonly string[], input?: string): Promise<Output> {
  const bytes = await gitBytes(place, args, input)
  return { ...bytes, text: bytes.bytes.toString('utf8') }
}

export async function gitBytes(place: Place, args: readonly string[], input?: string) {
  const run = startGit(place, args, input)
  const chunks: Uint8Array[] = []
  for await (const chunk of run.stdout) chunks.push(chunk)
  return { ...(await run.exit), bytes: Buffer.concat(chunks) }
}

/** Ends what still runs, and waits until it has ended. */
export async function stopAll(place: Place): Promise<void> {
  place.ending.abort()
  const ends = Array.from(place.running, (child) => {
    child.stdout?.destroy()
    const end = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
    child.kill('SIGKILL')
    return end
  })
  await Promise.allSettled(ends)
}

async function exitOf(child: ChildProcess): Promise<Exit> {
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < LONGEST_STDERR) stderr += text
  })
  try {
    await once(child, 'close')
  } catch (cause) {
    const absent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new GitError(absent ? 'git_not_found' : 'git_failed', { cause })
  }
  return { code: child.exitCode, stderr: stderr.slice(0, LONGEST_STDERR).trim() }
}
