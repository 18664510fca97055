/** Longer lines are cut: nothing that counts stands that far out, and one line must not fill the memory. */
const LONGEST_LINE = 65_536

const LINE_FEED = 0x0a

/** The lines of a stream. Bytes that are not UTF-8 become U+FFFD. Every line is a copy that holds on to no chunk. */
export async function* readLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let pending: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    const bytes = Buffer.concat([pending, toBytes(chunk)])
    let start = 0
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      yield lineBetween(bytes, start, end)
      start = end + 1
    }
    pending = bytes.subarray(start, start + LONGEST_LINE)
  }
  if (pending.length > 0) yield lineBetween(pending, 0, pending.length)
}

function toBytes(chunk: Uint8Array | string): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

function lineBetween(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, Math.min(end, start + LONGEST_LINE))
}
