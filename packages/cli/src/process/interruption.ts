/** Longer than a timer can wait. */
const FOR_EVER = 2 ** 31 - 1

/** Ends when the process is asked to stop. Until then it goes on, even if it has nothing to wait for. */
export function interruption(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  const alive = setInterval(() => {}, FOR_EVER)
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        clearInterval(alive)
        resolve()
      },
      { once: true },
    )
  })
}
