export interface Line {
  /** Counted from 1. */
  readonly number: number
  /** Null for a line too long to be an event. */
  readonly text: string | null
}

/** An event has at most 16,384 characters of data and a few names; what is longer is not one. */
const LONGEST = 1_000_000

const NEWLINE = 0x0a

/** The lines of a text in UTF-8, without those that are empty. Holds one line at a time, and of a long one nothing. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 1
  let open = new OpenLine()
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      open.add(chunk.subarray(from, end))
      yield* open.close(number)
      number += 1
      open = new OpenLine()
      from = end + 1
    }
    open.add(chunk.subarray(from))
  }
  yield* open.close(number)
}

class OpenLine {
  #parts: Uint8Array[] = []
  #length = 0

  add(part: Uint8Array): void {
    this.#length += part.length
    if (this.#length > LONGEST) this.#parts = []
    else if (part.length > 0) this.#parts.push(part)
  }

  *close(number: number): Generator<Line> {
    if (this.#length > LONGEST) return yield { number, text: null }
    const text = decoder.decode(Buffer.concat(this.#parts)).trim()
    if (text !== '') yield { number, text }
  }
}

/** Takes a byte order mark away, which some editors write before the first line. */
const decoder = new TextDecoder('utf-8')
