import type { HistoryItem } from '@laurel/git'
import type { Naming, Sink } from './sink.ts'

export type TakenOver = Exclude<HistoryItem, { readonly leftOut: unknown }>

interface Known extends Naming {
  readonly id: string
  /** When they were last called so, in milliseconds. */
  readonly at: number
  readonly events: number
}

/**
 * The people of a history. Many write under several names; the one that counts is that of their newest event.
 * So a person is named when first met, and once more at the end if the name was another by then.
 */
export class People {
  readonly #sink: Sink
  readonly #known = new Map<string, Known>()
  readonly #stored = new Map<string, string>()
  #new = 0
  #renamed = 0

  constructor(sink: Sink) {
    this.#sink = sink
  }

  /** Takes note of who did these, and names those whom nobody has named yet. */
  async meet(items: readonly TakenOver[]): Promise<void> {
    for (const item of items) this.#note(item)
    const ids = new Set(items.map(({ author }) => author.id))
    await Promise.all([...ids].filter((id) => !this.#stored.has(id)).map((id) => this.#introduce(id)))
  }

  /** Writes the names that have changed. */
  async rename(): Promise<void> {
    for (const [id, known] of this.#known) {
      if (this.#stored.get(id) === known.name) continue
      await this.#write(known)
      this.#renamed += 1
    }
  }

  counts() {
    return { total: this.#known.size, new: this.#new, renamed: this.#renamed }
  }

  mostActive() {
    const [first] = [...this.#known.values()].sort((a, b) => b.events - a.events)
    return first === undefined ? null : { id: first.id, name: first.name, events: first.events }
  }

  #note({ author, event }: TakenOver): void {
    const before = this.#known.get(author.id)
    const at = Date.parse(event.at)
    const newest = before === undefined || at >= before.at ? { ...author, at } : before
    this.#known.set(author.id, { ...newest, events: (before?.events ?? 0) + 1 })
  }

  async #introduce(id: string): Promise<void> {
    const name = await this.#sink.nameOf(id)
    const known = this.#known.get(id)
    if (known === undefined) return
    if (name !== null) {
      this.#stored.set(id, name)
      return
    }
    await this.#write(known)
    this.#new += 1
  }

  async #write({ id, name, email }: Known): Promise<void> {
    await this.#sink.writePerson(id, email === undefined || email === '' ? { name } : { name, email })
    this.#stored.set(id, name)
  }
}
