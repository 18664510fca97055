import type { Context } from '../context.ts'
import { type Retried, retryFailures } from '../record/retry.ts'

/** Work that no event triggers, done beside the server or in a process of its own. */
export interface Worker {
  /** Does everything that is due now, once. */
  runOnce(): Promise<Retried>
  /** Finishes what it began and stops. */
  stop(): Promise<void>
}

/** A failed rule waits a minute at least, so looking more often would find nothing. */
const EVERY = 15_000

export function startWorker(context: Context): Worker {
  const underWay = new Set<Promise<unknown>>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const runOnce = (): Promise<Retried> => {
    const round = retryFailures(context).finally(() => underWay.delete(round))
    underWay.add(round)
    return round
  }
  const tick = async (): Promise<void> => {
    await runOnce().catch((error: unknown) => {
      // The rows are still there; the next round tries them again.
      context.logger.error({ err: error }, 'retrying failed rules')
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
