import type { Logger } from '../context.ts'
import { startLoop } from './loop.ts'

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
const ROUND_EVERY = 15_000

/** Where the database cannot tell of events that wait, they are found this soon. */
const LOOK_EVERY = 1_000

export interface Work {
  /** Done once, when the worker starts. */
  begin(): Promise<unknown>
  /** Done at every round: all that is due, in steps between which it asks whether to go on. */
  round(goesOn: () => boolean): Promise<Round>
  /** Records the events that wait; done whenever there are some. */
  recordPending(goesOn: () => boolean): Promise<unknown>
  /** Calls `onNews` when there are some. Returns how to end that. */
  listen(onNews: () => void): () => Promise<void>
}

export function startWorker(work: Work, logger: Logger): Worker {
  const underWay = new Set<Promise<unknown>>()
  let stopped = false
  const goesOn = () => !stopped

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
  // One after the other: who comes while events are being recorded waits, and finds what came meanwhile.
  let recorded: Promise<unknown> = begun
  const recordPending = (): Promise<unknown> => {
    const done = recorded.then(() => work.recordPending(goesOn))
    recorded = done.catch(() => {})
    return done
  }
  const runOnce = (): Promise<Round> => keep(recordPending().then(() => work.round(goesOn)))
  // What fails is told: the rows are still there, and the next time finds them.
  const told = (doing: string, promise: Promise<unknown>) =>
    keep(promise.catch((error: unknown) => logger.error({ err: error }, doing)))
  const rounds = startLoop(ROUND_EVERY, () => told('retrying failed rules', runOnce()))
  const looks = startLoop(LOOK_EVERY, () => told('recording events that wait', recordPending()))
  const endListening = work.listen(looks.wake)

  return {
    runOnce,
    stop: async () => {
      stopped = true
      rounds.stop()
      looks.stop()
      await endListening()
      // Whoever began a round hears of its error; here it only has to be over.
      await Promise.allSettled(underWay)
    },
  }
}
