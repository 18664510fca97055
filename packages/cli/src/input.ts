import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { EXIT } from './exit-codes.ts'
import { Failure } from './failure.ts'
import type { Io } from './io.ts'

export interface Input {
  /** The text, decompressed if need be. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** How much of the file has been read, 0 to 1; undefined where nobody knows how long it is. */
  fraction(): number | undefined
}

/** Opens a file, or stdin for `-`. Whether it is compressed is seen from its first bytes, not from its name. */
export async function openInput(file: string, stdin: Io['stdin']): Promise<Input> {
  const { source, size } = file === '-' ? { source: stdin, size: null } : await openFile(file)
  const meter = { read: 0 }
  const bytes = named(file, decompressed(metered(source, meter)))
  return { bytes, fraction: () => (size === null || size === 0 ? undefined : Math.min(meter.read / size, ALMOST)) }
}

/** What was read is not yet recorded: a small file is in memory before its first event is. */
export const ALMOST = 0.99

async function openFile(file: string) {
  const found = await stat(file).catch(() => null)
  if (found === null || found.isDirectory()) {
    throw new Failure(
      EXIT.notFound,
      'no_file',
      `There is no file ${file}. Check the path, or give - to read from stdin.`,
    )
  }
  // A pipe has no size, and is read all the same.
  return { source: createReadStream(file), size: found.isFile() ? found.size : null }
}

async function* metered(
  source: AsyncIterable<Uint8Array | string>,
  meter: { read: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    meter.read += bytes.length
    yield bytes
  }
}

async function* decompressed(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head = await firstBytes(chunks)
  const whole = joined(head, chunks)
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* whole
  // What goes wrong reaches the reader through the stream itself.
  yield* pipeline(Readable.from(whole, { objectMode: false }), createGunzip(), () => {})
}

/** At least two bytes where there are as many: a pipe may bring them one by one. */
async function firstBytes(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array()
  while (head.length < 2) {
    const next = await chunks.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  return head
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  yield* rest
}

async function* named(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (cause) {
    const name = file === '-' ? 'The input' : file
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Failure(
      EXIT.problems,
      'unreadable_input',
      `${name} cannot be read to its end (${reason}). Get it again.`,
      { cause },
    )
  }
}
