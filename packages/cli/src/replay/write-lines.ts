import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EXIT } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'

/** A place for JSON lines: a file, stdout for `-`, or nowhere. */
export interface LineFile {
  /** Writes one object per line, waiting where the reader is slow, and answers how many there were. */
  write(rows: AsyncIterable<object>): Promise<number>
  close(): Promise<void>
}

/** Opens it before any work is done: an hour of replay must not end at a folder that does not exist. */
export async function openLineFile(file: string | undefined, io: Io): Promise<LineFile> {
  if (file === undefined) return { write: countOnly, close: async () => {} }
  if (file === '-') return { write: (rows) => writeTo(io.stdout, rows, false), close: async () => {} }
  const handle = await open(file, 'w').catch((cause: Error) => {
    throw new Failure(
      EXIT.notFound,
      'unwritable_file',
      `${file} cannot be written (${cause.message}). Check the path.`,
      { cause },
    )
  })
  const write = (rows: AsyncIterable<object>) =>
    writeTo(handle.createWriteStream(), rows, true).catch((cause: Error) => {
      const message = `${file} cannot be written to its end (${cause.message}). Make room, and run again.`
      throw new Failure(EXIT.problems, 'unwritable_file', message, { cause })
    })
  return { write, close: () => handle.close() }
}

async function writeTo(stream: NodeJS.WritableStream, rows: AsyncIterable<object>, end: boolean): Promise<number> {
  let written = 0
  const lines = async function* () {
    for await (const row of rows) {
      written += 1
      yield `${JSON.stringify(row)}\n`
    }
  }
  await pipeline(Readable.from(lines()), stream, { end }).catch((error: NodeJS.ErrnoException) => {
    // Whoever read it has seen enough.
    if (error.code !== 'EPIPE') throw error
  })
  return written
}

async function countOnly(rows: AsyncIterable<object>): Promise<number> {
  let found = 0
  for await (const _ of rows) found += 1
  return found
}
