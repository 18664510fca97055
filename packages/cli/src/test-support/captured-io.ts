import { Readable, Writable } from 'node:stream'
import type { ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { run } from '../run.ts'

export interface CaptureOptions {
  readonly env?: Io['env']
  readonly stdin?: string | Uint8Array
  /** Whether both streams pretend to be a terminal. */
  readonly tty?: boolean
  readonly now?: () => Date
  readonly interrupted?: AbortSignal
}

export interface Captured {
  readonly io: Io
  stdout(): string
  stderr(): string
}

export interface Ran {
  readonly exit: ExitCode
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line in this process and gives back what it wrote. */
export async function laurel(args: readonly string[], options: CaptureOptions = {}): Promise<Ran> {
  const captured = capture(options)
  const exit = await run(args, captured.io)
  return { exit, stdout: captured.stdout(), stderr: captured.stderr() }
}

/** Streams that keep what is written to them, and an environment with nothing in it. */
export function capture({ env = {}, stdin = '', tty = false, now, interrupted }: CaptureOptions = {}): Captured {
  const stdout = sink(tty)
  const stderr = sink(tty)
  const io: Io = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env,
    now: now ?? (() => new Date()),
    interrupted: interrupted ?? new AbortController().signal,
  }
  return { io, stdout: stdout.text, stderr: stderr.text }
}

function sink(isTTY: boolean) {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk)
      done()
    },
  })
  return { stream: Object.assign(stream, { isTTY, columns: 100 }), text: () => Buffer.concat(chunks).toString('utf8') }
}
