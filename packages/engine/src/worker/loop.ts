/** Work that is done again and again, never twice at once. */
export interface Loop {
  /** Does it now; where it is being done, once more afterwards. */
  wake(): void
  stop(): void
}

/** Does `work` every so many milliseconds, counted from its end, and whenever it is woken. Errors are `work`'s own. */
export function startLoop(every: number, work: () => Promise<unknown>): Loop {
  let stopped = false
  let isRunning = false
  let isWanted = false
  let timer: NodeJS.Timeout | undefined

  const run = async (): Promise<void> => {
    clearTimeout(timer)
    isRunning = true
    do {
      isWanted = false
      await work()
    } while (isWanted && !stopped)
    isRunning = false
    if (!stopped) schedule()
  }
  const schedule = (): void => {
    timer = setTimeout(() => void run(), every)
    timer.unref()
  }
  schedule()

  return {
    wake: () => {
      if (isRunning) isWanted = true
      else if (!stopped) void run()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
