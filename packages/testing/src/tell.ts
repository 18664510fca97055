import type { EventInput } from '@laurel/core'
import type { Laurel, RecordOptions, RecordResult } from '@laurel/engine'
import { instantOf, type Moment, type TestClock } from './test-clock.ts'

/** An event of which a test says what matters to it: without an `id` it gets one, without `at` it happens now. */
export interface TestEvent extends Omit<EventInput, 'id' | 'at'> {
  readonly id?: string
  readonly at?: Moment
}

/** Fills in what a test does not say, the same way in every run. */
export class Teller {
  readonly #laurel: Laurel
  readonly #clock: TestClock
  #told = 0

  constructor(laurel: Laurel, clock: TestClock) {
    this.#laurel = laurel
    this.#clock = clock
  }

  /** @throws Error for an event that Laurel refuses or that the catalog does not know. */
  async tell(event: TestEvent): Promise<RecordResult> {
    const [result] = await this.#record([event])
    if (result === undefined) throw new TypeError('Laurel answers for every event, and did not.')
    return result
  }

  /** Tells what happened before a test, however long ago. @throws Error as `tell`. */
  async tellHistory(events: readonly TestEvent[]): Promise<void> {
    const { LARGEST_BATCH } = await import('@laurel/engine')
    for (let from = 0; from < events.length; from += LARGEST_BATCH) {
      await this.#record(events.slice(from, from + LARGEST_BATCH), { anyAge: true })
    }
  }

  async #record(events: readonly TestEvent[], options: RecordOptions = {}): Promise<readonly RecordResult[]> {
    const { events: known } = this.#laurel.catalog
    const filled = events.map((event) => this.#fill(checkType(known, event)))
    const results = await this.#laurel.record(filled, options)
    for (const [index, { status, problem }] of results.entries()) {
      if (status === 'rejected') throw new Error(`Laurel refused ${filled[index]?.type}: ${problem?.message}`)
    }
    return results
  }

  /** Of two events at one moment the one with the smaller id comes first: here the one that was told first. */
  #fill({ id, at, ...event }: TestEvent): EventInput {
    this.#told += 1
    const moment = at === undefined ? this.#clock.now() : new Date(instantOf(at))
    return { ...event, id: id ?? `told-${String(this.#told).padStart(6, '0')}`, at: moment.toISOString() }
  }
}

/** A misspelt type would be stored and count for nothing, and the test would look for the mistake elsewhere. */
function checkType(known: Readonly<Record<string, string>>, event: TestEvent): TestEvent {
  if (Object.hasOwn(known, event.type)) return event
  throw new Error(`The catalog knows no event "${event.type}". It knows ${Object.keys(known).sort().join(', ')}.`)
}
