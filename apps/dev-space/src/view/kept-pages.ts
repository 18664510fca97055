import type { AppContext } from '../http/visitor.ts'

/** A page in pieces: between them comes the nonce, which is another for each answer. */
type Pieces = readonly Buffer[]

/** Bytes of pages that are kept in this process; those that were not asked for longest go first. */
const MOST = 64_000_000

/**
 * Pages as strangers see them, by all that they are made of, so that none is ever shown that says something else than
 * a new one would.
 */
export class KeptPages {
  readonly #pages = new Map<string, Pieces>()
  #bytes = 0

  /** The page with this key, drawn now where it is not there. */
  async answer(c: AppContext, key: string, draw: () => Promise<string>): Promise<Uint8Array<ArrayBuffer>> {
    const nonce = c.get('secureHeadersNonce') ?? ''
    const known = this.#pages.get(key)
    if (known !== undefined) {
      this.#pages.delete(key)
      this.#pages.set(key, known)
      return joined(known, nonce)
    }
    const page = await draw()
    this.#keep(key, nonce === '' ? [Buffer.from(page)] : page.split(nonce).map((piece) => Buffer.from(piece)))
    return Buffer.from(page)
  }

  #keep(key: string, pieces: Pieces): void {
    // Two who asked at once have both drawn it.
    if (this.#pages.has(key)) return
    this.#pages.set(key, pieces)
    this.#bytes += sizeOf(pieces)
    for (const [oldest, theirs] of this.#pages) {
      if (this.#bytes <= MOST) return
      this.#pages.delete(oldest)
      this.#bytes -= sizeOf(theirs)
    }
  }
}

function sizeOf(pieces: Pieces): number {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}

function joined(pieces: Pieces, nonce: string): Uint8Array<ArrayBuffer> {
  const between = Buffer.from(nonce)
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece])))
}
