import type { Logger } from '../context.ts'
import type { Listen, Listening } from '../database/listen.ts'

/** How long to wait before listening again where that ended, in milliseconds. */
const AGAIN_AFTER = 10_000

/**
 * Listens to a channel for as long as it is not ended, again where the connection was lost. Nothing depends on it: who
 * hears nothing looks from time to time.
 */
export function keepListening(
  listen: Listen,
  channel: string,
  onNews: () => void,
  logger: Logger,
): () => Promise<void> {
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  const begin = async (): Promise<Listening | null> => {
    try {
      const listening = await listen(channel, onNews, lost)
      // What was told before was not heard.
      onNews()
      return listening
    } catch (error) {
      logger.warn({ err: error }, 'the database cannot be listened to')
      lost()
      return null
    }
  }
  const lost = (): void => {
    if (isOver || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      listening = begin()
    }, AGAIN_AFTER)
    timer.unref()
  }
  let listening = begin()
  return async () => {
    isOver = true
    clearTimeout(timer)
    const current = await listening
    // A connection that is lost already has nothing to end.
    await current?.close().catch(() => {})
  }
}
