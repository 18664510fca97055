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
  let stopped = false
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const tick = async (): Promise<void> => {
    await retryFailures(context).catch((error: unknown) => {
      // The rows are still there; the next round tries them again.
      context.logger.error({ err: error }, 'retrying failed rules')
    })
    if (!stopped) schedule()
  }
  const schedule = (): void => {
    timer = setTimeout(() => {
      running = tick()
    }, EVERY)
    timer.unref()
  }
  schedule()

  return {
    runOnce: () => retryFailures(context),
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
