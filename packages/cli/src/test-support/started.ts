import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'

const FROM_SOURCES = ['--conditions=source', join(import.meta.dirname, '..', 'main.ts')]

/** `laurel` as a process of its own. */
export interface Launched {
  stdout(): string
  stderr(): string
  kill(signal: NodeJS.Signals): void
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>
}

export interface Started extends Launched {
  /** Where it answers, as it said when it was ready. */
  readonly url: string
}

/**
 * Runs a command, from its sources unless told otherwise, with nothing in the environment but this, until it ends or the
 * test does.
 */
export function launch(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  program: readonly string[] = FROM_SOURCES,
): Launched {
  const child = spawn(process.execPath, [...program, ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code]: readonly (number | null)[]) => code ?? null)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const written = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    written.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    written.stderr += chunk
  })
  return {
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    kill: (signal) => void child.kill(signal),
    ended,
  }
}

/** `laurel serve` or `laurel worker`, once it is ready. */
export async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  program?: readonly string[],
): Promise<Started> {
  const launched = launch([...args, '--json'], { PORT: '0', ...env }, program)
  const { url } = await Promise.race([firstOutput(launched), failure(launched)])
  return { ...launched, url }
}

async function firstOutput({ stdout }: Launched): Promise<{ readonly url: string }> {
  await expect.poll(stdout).toMatch(/\}\n$/)
  return JSON.parse(stdout())
}

async function failure({ ended, stdout, stderr }: Launched): Promise<never> {
  const code = await ended
  throw new Error(`It ended with ${code}: ${stdout()}${stderr()}`)
}
