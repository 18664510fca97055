import type { EventInput, Problem } from '@laurel/core'
import type { Laurel } from '@laurel/engine'
import type { Line } from './lines.ts'

export interface ReplayCounts {
  /** Lines that were sent: not empty, and those sent twice counted twice. */
  readonly events: number
  readonly recorded: number
  readonly duplicates: number
  readonly rejected: number
  /** The first of the rejected lines; how many more there are says `rejected`. */
  readonly problems: readonly LineProblem[]
}

export interface LineProblem extends Problem {
  readonly line: number
}

export interface ReplayOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (events: number) => void
}

type Recorder = Pick<Laurel, 'record' | 'settle'>

/** The most that one call records. */
const BATCH = 1_000

/** Enough to see what is wrong with a file; all of them could be as many as the file has lines. */
const MOST_PROBLEMS = 1_000

/**
 * Records the events of a file, a thousand at a time; lines that are no events are noted and passed over. Whose
 * events come late is settled once at the end, instead of with every batch that brings one.
 */
export async function replayEvents(
  laurel: Recorder,
  lines: AsyncIterable<Line> | Iterable<Line>,
  { signal, onProgress }: ReplayOptions = {},
): Promise<ReplayCounts> {
  const replay = new Replay(laurel)
  for await (const line of lines) {
    if (signal?.aborted) break
    if (await replay.take(line)) onProgress?.(replay.counts.events)
  }
  await replay.flush()
  await laurel.settle({ announce: false })
  // What is not JSON is known at once, what is no event only with its batch.
  return { ...replay.counts, problems: replay.problems.toSorted((a, b) => a.line - b.line) }
}

class Replay {
  readonly counts = { events: 0, recorded: 0, duplicates: 0, rejected: 0 }
  readonly problems: LineProblem[] = []
  readonly #laurel: Recorder
  #batch: { readonly line: number; readonly event: EventInput }[] = []

  constructor(laurel: Recorder) {
    this.#laurel = laurel
  }

  /** Answers whether this line made a batch full and written. */
  async take({ number, text }: Line): Promise<boolean> {
    this.counts.events += 1
    const parsed = text === null ? TOO_LONG : parse(text)
    if ('problem' in parsed) this.#reject(number, parsed.problem)
    else this.#batch.push({ line: number, event: parsed.event })
    if (this.#batch.length < BATCH) return false
    await this.flush()
    return true
  }

  async flush(): Promise<void> {
    const batch = this.#batch
    if (batch.length === 0) return
    this.#batch = []
    const results = await this.#laurel.record(
      batch.map(({ event }) => event),
      { announce: false, settle: false, anyAge: true },
    )
    for (const [index, { status, problem }] of results.entries()) {
      if (status === 'recorded') this.counts.recorded += 1
      else if (status === 'duplicate') this.counts.duplicates += 1
      else this.#reject(batch[index]?.line ?? 0, problem ?? UNKNOWN)
    }
  }

  #reject(line: number, problem: Problem): void {
    this.counts.rejected += 1
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ line, ...problem })
  }
}

type Parsed = { readonly event: EventInput } | { readonly problem: Problem }

/** Only whether it is JSON: what makes an event is the engine's to judge. */
function parse(text: string): Parsed {
  try {
    return { event: JSON.parse(text) as EventInput }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // The line it names is always the first: the text is one line.
    return { problem: { code: 'invalid_json', message: `This is not JSON: ${reason.replace(/ \(line 1 .*\)$/, '')}.` } }
  }
}

const TOO_LONG: Parsed = {
  problem: { code: 'line_too_long', message: 'A line of more than a million bytes is not an event.' },
}

const UNKNOWN: Problem = { code: 'rejected', message: 'The event was rejected.' }
