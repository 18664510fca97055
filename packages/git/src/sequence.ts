/** `source` in pieces of `size`, the last one shorter. */
export async function* inBatches<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = []
  for await (const item of source) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The results of `work` in the order of `source`, while up to `limit` of them are worked on at once. */
export async function* inOrder<T, R>(
  source: AsyncIterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const started: Promise<R>[] = []
  for await (const item of source) {
    const result = work(item)
    // A failure is thrown when its turn comes; until then it is no unhandled rejection.
    result.catch(() => {})
    started.push(result)
    if (started.length >= limit) yield* nextOf(started)
  }
  while (started.length > 0) yield* nextOf(started)
}

async function* nextOf<R>(started: Promise<R>[]): AsyncGenerator<R> {
  const first = started.shift()
  if (first !== undefined) yield await first
}

/**
 * Does `work` for all items at once or, where that fails, for ever smaller parts, so that one bad item costs only
 * itself. A single item that fails goes to `giveUp`. The order stays.
 */
export async function inHalves<T, R>(
  items: readonly T[],
  work: (items: readonly T[]) => Promise<readonly R[] | null>,
  giveUp: (item: T) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const [first] = items
  if (first === undefined) return []
  const done = await work(items)
  if (done !== null) return done
  if (items.length === 1) return giveUp(first)

  const middle = Math.ceil(items.length / 2)
  const before = await inHalves(items.slice(0, middle), work, giveUp)
  return [...before, ...(await inHalves(items.slice(middle), work, giveUp))]
}
