import type { Logger } from '../context.ts'

/** What a round of work did. */
export interface Round {
  /** How many failed rules were tried again, and how many of them are mended now. */
  readonly tried: number
  readonly mended: number
}

/** Work that no event triggers, done beside the server or in a process of its own. */
export interface Worker {
  /** Does everything that is due now, once. */
  runOnce(): Promise<Round>
  /** Finishes what it began and stops. */
  stop(): Promise<void>
}

/** A failed rule waits a minute at least, so looking more often would find nothing. */
const EVERY = 15_000

export interface Work {
  /** Done once, when the worker starts. */
  begin(): Promise<unknown>
  /** Done at every round: all that is due, in steps between which it asks whether to go on. */
  round(goesOn: () => boolean): Promise<Round>
}

export function startWorker(work: Work, logger: Logger): Worker {
  const underWay = new Set<Promise<unknown>>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const keep = <T>(promise: Promise<T>): Promise<T> => {
    const kept = promise.finally(() => underWay.delete(kept))
    underWay.add(kept)
    return kept
  }
  const begun = keep(
    work.begin().catch((error: unknown) => {
      // What was to begin anew stays as it was; the rounds go on with the rest.
      logger.error({ err: error }, 'starting the worker')
    }),
  )
  const runOnce = (): Promise<Round> => keep(begun.then(() => work.round(() => !stopped)))
  const tick = async (): Promise<void> => {
    await runOnce().catch((error: unknown) => {
      // The rows are still there; the next round tries them again.
      logger.error({ err: error }, 'retrying failed rules')
    })
    if (!stopped) schedule()
  }
  const schedule = (): void => {
    timer = setTimeout(() => void tick(), EVERY)
    timer.unref()
  }
  schedule()

  return {
    runOnce,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      // Whoever began a round hears of its error; here it only has to be over.
      await Promise.allSettled(underWay)
    },
  }
}
