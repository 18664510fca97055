import { TextDecoder } from 'node:util'
import { GitError } from './errors.ts'
import { commitItem, type HistoryItem, type ItemOptions } from './item.ts'
import { readLines } from './lines.ts'
import { requireSalt } from './person.ts'
import { readRecords } from './record.ts'

/** Everything has to be said here that a repository would have told. */
export type LogOptions = ItemOptions

/**
 * Reads the file that LOG_COMMAND writes, in the order of the file, without holding more than a piece of it.
 * Lines that were damaged are left out and reported; a file that does not start like a log is refused.
 *
 * ```ts
 * for await (const item of parseLog(createReadStream('laurel-history.txt'), { repository: 'owner/name', salt, now }))
 * ```
 */
export async function* parseLog(
  stream: AsyncIterable<Uint8Array | string>,
  options: LogOptions,
): AsyncGenerator<HistoryItem> {
  requireSalt(options.salt)
  let first = true
  for await (const record of readRecords(readLines(asUtf8(stream)))) {
    if (first && !('changes' in record)) throw new GitError('not_a_log')
    first = false
    yield commitItem(record, options)
  }
}

/** An older PowerShell and some editors write UTF-16; both mark their files with a first character. */
async function* asUtf8(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array | string> {
  let decoder: TextDecoder | null = null
  for await (const chunk of stream) {
    if (typeof chunk === 'string') {
      yield decoder === null && chunk.startsWith('\ufeff') ? chunk.slice(1) : chunk
      continue
    }
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8')
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder) yield decoder.decode()
}
