import type { EventInput } from '@laurel/core'
import { LARGEST_BATCH, type RecordBatchOptions } from './record.ts'
import type { RecordResult } from './result.ts'

type Wishes = Pick<RecordBatchOptions, 'announce' | 'settle' | 'anyAge'>

type Write = (events: readonly EventInput[], wishes: Wishes) => Promise<readonly RecordResult[]>

interface Call {
  readonly events: readonly EventInput[]
  readonly wishes: Wishes
  resolve(results: readonly RecordResult[]): void
  reject(error: unknown): void
}

/**
 * Gathers calls that arrive while a batch is being written into the next batch, so that a hundred requests
 * with one event each share a few transactions instead of racing for the same people.
 */
export class Gatherer {
  readonly #write: Write
  #waiting: Call[] = []
  #running: Promise<void> | null = null

  constructor(write: Write) {
    this.#write = write
  }

  record(events: readonly EventInput[], wishes: Wishes): Promise<readonly RecordResult[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ events, wishes, resolve, reject })
      this.#running ??= this.#drain()
    })
  }

  /** Resolves when everything that was handed in has been answered. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const calls = takeBatch(this.#waiting)
      this.#waiting = this.#waiting.slice(calls.length)
      await this.#answer(calls)
    }
    this.#running = null
  }

  async #answer(calls: readonly Call[]): Promise<void> {
    try {
      const results = await this.#write(
        calls.flatMap((call) => call.events),
        calls[0]?.wishes ?? DEFAULTS,
      )
      let from = 0
      for (const call of calls) {
        call.resolve(results.slice(from, from + call.events.length))
        from += call.events.length
      }
    } catch (error) {
      // What stopped the batch may be one call's doing; alone, the others are not held up by it.
      if (calls.length === 1) calls[0]?.reject(error)
      else for (const call of calls) await this.#answer([call])
    }
  }
}

/** As many waiting calls as fit into one batch, all with the same wishes. */
function takeBatch(waiting: readonly Call[]): readonly Call[] {
  const batch: Call[] = []
  let size = 0
  for (const call of waiting) {
    const fits = size + call.events.length <= LARGEST_BATCH && sameWishes(call.wishes, batch[0]?.wishes)
    if (batch.length > 0 && !fits) break
    batch.push(call)
    size += call.events.length
  }
  return batch
}

const DEFAULTS: Wishes = { announce: true, settle: true, anyAge: false }

function sameWishes(a: Wishes, b: Wishes | undefined): boolean {
  return a.announce === b?.announce && a.settle === b.settle && a.anyAge === b.anyAge
}
