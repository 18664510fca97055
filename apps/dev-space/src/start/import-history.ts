import type { Laurel, RecordResult } from '@laurel/engine'
import { type HistoryItem, readHistory } from '@laurel/git'
import { AuthorNames } from './author-names.ts'

export interface ImportOptions {
  readonly now: () => Date
  /** Stops after what is being written. */
  readonly signal: AbortSignal
  /** Called with the commits looked at so far. */
  readonly onProgress?: (commits: number) => void
}

export interface ImportResult {
  /** Commits, merges and releases that were new. */
  readonly recorded: number
  readonly people: number
  readonly badges: number
  /** What was left out, as sentences, with how often. */
  readonly leftOut: ReadonlyMap<string, number>
  /** False when it was stopped before its end. */
  readonly finished: boolean
}

type TakenOver = Exclude<HistoryItem, { readonly leftOut: unknown }>

/**
 * Dates jump back and forth where branches meet, and an event that is older than what its person has already makes
 * Laurel count that person anew. Sorted in pieces of this size, that is rare.
 */
const SORTED_TOGETHER = 20_000

/** The most that one call records. */
const BATCH = 1_000

/**
 * Turns the git history of `folder` into people with badges. What is known already stays as it is: a second import
 * adds only what is new, and one that was stopped goes on where it was. Nobody is told, as it is old news.
 *
 * @throws GitError if there is no history to read.
 */
export async function importHistory(laurel: Laurel, folder: string, options: ImportOptions): Promise<ImportResult> {
  const work = new Import(laurel, options)
  const salt = await laurel.secret('git-salt')
  for await (const item of untilStopped(readHistory(folder, { salt, now: options.now().getTime() }), options.signal)) {
    await work.take(item)
  }
  return work.finish()
}

/** Ctrl-C in a terminal ends git as well; what it then says of the history is not true. */
async function* untilStopped<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  try {
    for await (const item of items) {
      if (signal.aborted) return
      yield item
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

class Import {
  readonly #laurel: Laurel
  readonly #options: ImportOptions
  readonly #names: AuthorNames
  readonly #leftOut = new Map<string, number>()
  #waiting: TakenOver[] = []
  #commits = 0
  #recorded = 0
  #badges = 0

  constructor(laurel: Laurel, options: ImportOptions) {
    this.#laurel = laurel
    this.#options = options
    this.#names = new AuthorNames(laurel)
  }

  async take(item: HistoryItem): Promise<void> {
    if ('leftOut' in item) this.#leaveOut(item.leftOut.message)
    else this.#waiting.push(item)
    if (this.#waiting.length >= SORTED_TOGETHER) await this.#write()
  }

  async finish(): Promise<ImportResult> {
    await this.#write()
    await this.#names.rename()
    return {
      recorded: this.#recorded,
      people: this.#names.size,
      badges: this.#badges,
      leftOut: this.#leftOut,
      finished: !this.#options.signal.aborted,
    }
  }

  async #write(): Promise<void> {
    const items = this.#waiting.sort((a, b) => Date.parse(a.event.at) - Date.parse(b.event.at))
    this.#waiting = []
    for (let from = 0; from < items.length && !this.#options.signal.aborted; from += BATCH) {
      await this.#record(items.slice(from, from + BATCH))
    }
  }

  async #record(batch: readonly TakenOver[]): Promise<void> {
    const results = await this.#laurel.record(
      batch.map(({ event }) => event),
      { announce: false },
    )
    await this.#names.meet(batch.filter((_, index) => results[index]?.status !== 'rejected'))
    for (const result of results) this.#count(result)
    this.#commits += batch.filter(({ event }) => event.type !== 'release.tagged').length
    this.#options.onProgress?.(this.#commits)
  }

  #count({ status, problem, awards }: RecordResult): void {
    if (status === 'rejected') this.#leaveOut(problem?.message ?? 'The event was refused.')
    if (status !== 'recorded') return
    this.#recorded += 1
    this.#badges += awards.length
  }

  #leaveOut(why: string): void {
    this.#leftOut.set(why, (this.#leftOut.get(why) ?? 0) + 1)
  }
}
