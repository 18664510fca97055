import type { Laurel } from '@laurel/engine'
import type { Author, HistoryEvent } from '@laurel/git'

interface Signed {
  readonly author: Author
  readonly event: HistoryEvent
}

/**
 * The names of a history's authors. Many write under several; the one that counts is that of their newest event. So
 * people are named when they are first met, and once more at the end where the name was another by then.
 */
export class AuthorNames {
  readonly #laurel: Laurel
  readonly #newest = new Map<string, { readonly name: string; readonly at: number }>()
  readonly #stored = new Map<string, string>()

  constructor(laurel: Laurel) {
    this.#laurel = laurel
  }

  get size(): number {
    return this.#newest.size
  }

  async meet(items: readonly Signed[]): Promise<void> {
    for (const { author, event } of items) this.#note(author, Date.parse(event.at))
    for (const [id, { name }] of this.#newest) {
      if (!this.#stored.has(id)) await this.#introduce(id, name)
    }
  }

  async rename(): Promise<void> {
    for (const [id, { name }] of this.#newest) {
      if (this.#stored.get(id) !== name) await this.#store(id, name)
    }
  }

  #note({ id, name }: Author, at: number): void {
    const before = this.#newest.get(id)
    if (before === undefined || at >= before.at) this.#newest.set(id, { name, at })
  }

  async #introduce(id: string, name: string): Promise<void> {
    const known = await this.#laurel.person(id)
    if (known?.name == null) await this.#store(id, name)
    else this.#stored.set(id, known.name)
  }

  async #store(id: string, name: string): Promise<void> {
    await this.#laurel.person(id, { name })
    this.#stored.set(id, name)
  }
}
