/**
 * What was drawn before, by all that it was drawn from: the same data is drawn once, and other data anew. What was not
 * asked for longest goes first when there is too much of it.
 */
export class Drawings {
  readonly #most: number
  readonly #kept = new Map<string, string>()
  #length = 0

  /** `most` characters are kept, those of the data among them. */
  constructor(most: number) {
    this.#most = most
  }

  get(key: string, draw: () => string): string {
    const known = this.#kept.get(key)
    if (known !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const drawing = draw()
    this.#kept.set(key, drawing)
    this.#length += key.length + drawing.length
    for (const [oldest, text] of this.#kept) {
      if (this.#length <= this.#most) break
      this.#kept.delete(oldest)
      this.#length -= oldest.length + text.length
    }
    return drawing
  }
}
