import { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import type { AppContext } from '../../http/visitor.ts'

/** A form with a log, as it comes in. */
export interface ReceivedLog {
  readonly repository: string
  /** The file's bytes; it throws `LogTooLarge` when there are more than we take. */
  readonly file: AsyncIterable<Uint8Array>
}

export class LogTooLarge extends Error {
  override readonly name = 'LogTooLarge'
}

/** Room for some hundred thousand commits. */
export const LARGEST_LOG = 20 * 1024 * 1024

/**
 * The upload of a form, piece by piece: the file is never held as a whole. The name of the repository has to stand
 * before the file in the form. Null where there is no file in it.
 */
export function receiveLog(c: AppContext): Promise<ReceivedLog | null> {
  const { body } = c.req.raw
  const type = c.req.header('Content-Type')
  if (body === null || type === undefined || !type.startsWith('multipart/form-data')) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    let repository = ''
    const parts = new Busboy({
      headers: { 'content-type': type },
      limits: { fileSize: LARGEST_LOG, files: 1, fields: 4, fieldSize: 1_000 },
    })
    parts.on('field', (name, value) => {
      if (name === 'repository') repository = value
    })
    parts.on('file', (_, stream) => resolve({ repository, file: untilLimit(stream) }))
    parts.on('finish', () => resolve(null))
    parts.on('error', reject)
    Readable.from(chunksOf(body)).on('error', reject).pipe(parts)
  })
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
}

async function* untilLimit(
  stream: AsyncIterable<Uint8Array> & { readonly truncated?: boolean },
): AsyncGenerator<Uint8Array> {
  yield* stream
  if (stream.truncated === true) throw new LogTooLarge()
}
