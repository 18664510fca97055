import type { HistoryItem } from '@laurel/git'
import { People, type TakenOver } from './people.ts'
import { type ImportReport, Tally } from './report.ts'
import type { Sink } from './sink.ts'

export interface ImportOptions {
  /** Stops after the batch that is being written. */
  readonly signal?: AbortSignal
  /** Called as work goes on with the commits looked at so far. */
  readonly onProgress?: (commits: number) => void
}

/** The most that one call records. */
const BATCH = 1_000

/**
 * Puts a git history into a community: people with their names, commits, merges and releases, and
 * the badges these earn. What is there already stays as it is, so a second import adds only what is new, and one
 * that was stopped goes on where it was. Throws what reading the history throws.
 */
export async function importHistory(
  history: AsyncIterable<HistoryItem>,
  sink: Sink,
  options: ImportOptions,
): Promise<ImportReport> {
  const work = new Import(sink)
  for await (const item of untilAborted(history, options.signal)) {
    await work.take(item)
    options.onProgress?.(work.commits)
  }
  await work.flush()
  await work.people.rename()
  const interrupted = options.signal?.aborted ?? false
  return work.tally.report({
    looked: work.commits,
    people: work.people.counts(),
    mostActive: work.people.mostActive(),
    interrupted,
  })
}

/**
 * Ctrl-C in a terminal ends git as well, so what comes after it may look damaged without being so: nothing of that
 * is taken, and no error of it counts.
 */
async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  try {
    for await (const item of items) {
      if (signal?.aborted) return
      yield item
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}

class Import {
  readonly tally = new Tally()
  readonly people: People
  commits = 0
  readonly #sink: Sink
  #batch: TakenOver[] = []

  constructor(sink: Sink) {
    this.#sink = sink
    this.people = new People(sink)
  }

  async take(item: HistoryItem): Promise<void> {
    if (isCommit(item)) this.commits += 1
    if ('leftOut' in item) {
      this.tally.leftOut.push(item.leftOut)
      return
    }
    this.tally.incomplete.push(...item.incomplete)
    this.#batch.push(item)
    if (this.#batch.length >= BATCH) await this.flush()
  }

  /** Events first: a person who is known only from a rejected event is not one. */
  async flush(): Promise<void> {
    const batch = this.#batch
    if (batch.length === 0) return
    this.#batch = []
    const results = await this.#sink.record(batch.map(({ event }) => event))
    const stored = batch.filter((item, index) => {
      const result = results[index]
      if (result !== undefined) this.tally.add(item.event, result)
      return result !== undefined && result.status !== 'rejected'
    })
    await this.people.meet(stored)
  }
}

function isCommit(item: HistoryItem): boolean {
  return 'leftOut' in item ? item.leftOut.tag === undefined : item.event.type !== 'release.tagged'
}
