import type { Locale, Me, Translate } from '../shared/index.ts'

/** What everything on the page works with. */
export interface Page {
  readonly t: Translate
  readonly locale: Locale
  readonly me: Kept<Me | null>
  /** Shows what belongs to an address of ours, without loading the page anew. */
  go(path: string): void
}

/** A value that changes, and tells those who show it. */
export class Kept<T> {
  #value: T
  readonly #listeners = new Set<(value: T) => void>()

  constructor(value: T) {
    this.#value = value
  }

  get value(): T {
    return this.#value
  }

  set(value: T): void {
    this.#value = value
    for (const listener of this.#listeners) listener(value)
  }

  /** Calls `listener` now and whenever the value changes. */
  follow(listener: (value: T) => void): void {
    this.#listeners.add(listener)
    listener(this.#value)
  }
}
