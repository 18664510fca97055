import type { EventInput } from '@laurel/core'
import type { Logger } from '../context.ts'
import { type Database, one } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { PendingWishes } from './enqueue.ts'

/** Events that nothing could be stored of, because the database did not answer or its tables cannot be written. */
export interface Unstored {
  readonly events: readonly EventInput[]
  readonly wishes: PendingWishes
  /** The host's transaction that they belong to: they happened if it was committed. Null where there was none. */
  readonly transaction: string | null
}

/** How long to wait before the next try to store what is kept, in milliseconds: from a second to half a minute. */
const SHORTEST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/**
 * Keeps in this process what could be stored nowhere else, and stores it as soon as that can be done. What is left when
 * the process ends is written whole into the log: nowhere else is left.
 */
export class Keeper {
  readonly #db: Database
  readonly #store: (unstored: Unstored) => Promise<unknown>
  readonly #logger: Logger
  #kept: readonly Unstored[] = []
  #timer: NodeJS.Timeout | undefined
  #wait = SHORTEST_WAIT
  #flushed: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(db: Database, store: (unstored: Unstored) => Promise<unknown>, logger: Logger) {
    this.#db = db
    this.#store = store
    this.#logger = logger
  }

  keep(unstored: Unstored): void {
    if (this.#isClosed) this.#giveUp(unstored)
    else this.#kept = [...this.#kept, unstored]
    this.#schedule()
  }

  /** Stores what can be stored now, and ends with the first error: the next time begins with the others. */
  flush(): Promise<void> {
    const done = this.#flushed.then(() => this.#storeKept())
    this.#flushed = done.catch(() => {})
    return done
  }

  /** Tries a last time. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.flush().catch(() => {})
    this.#isClosed = true
    for (const unstored of this.#kept) this.#giveUp(unstored)
  }

  #giveUp({ events }: Unstored): void {
    this.#logger.error({ events }, 'these events could not be stored: record them again')
  }

  async #storeKept(): Promise<void> {
    for (const unstored of this.#kept) {
      try {
        const state = await stateOf(this.#db, unstored.transaction)
        if (state === 'in progress') continue
        if (state !== 'aborted') await this.#store(unstored)
      } catch (error) {
        this.#kept = [...this.#others(unstored), unstored]
        throw error
      }
      this.#kept = this.#others(unstored)
    }
  }

  #others(unstored: Unstored): readonly Unstored[] {
    return this.#kept.filter((other) => other !== unstored)
  }

  #schedule(): void {
    if (this.#isClosed || this.#kept.length === 0 || this.#timer !== undefined) return
    this.#timer = setTimeout(() => void this.#tryAgain(), this.#wait)
    this.#timer.unref()
  }

  async #tryAgain(): Promise<void> {
    this.#timer = undefined
    try {
      await this.flush()
      this.#wait = SHORTEST_WAIT
    } catch (error) {
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT)
      this.#logger.warn({ err: error, waiting: this.#kept.length }, 'events are kept until they can be stored')
    }
    this.#schedule()
  }
}

/** What became of the host's transaction; null without one, and for one so old that nobody knows: rather stored than lost. */
async function stateOf(db: Database, transaction: string | null): Promise<string | null> {
  if (transaction === null) return null
  const { state } = await one<{ state: string | null }>(db, sql`select pg_xact_status(${transaction}::xid8) as state`)
  return state
}
