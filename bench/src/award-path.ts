import { devSpaceEvents, take } from './events.ts'
import { type Claim, median, seconds } from './measure.ts'
import { bareInsert, type Store } from './stores.ts'

const PEOPLE = 10_000
const WARM_UP = 20_000
const ROUNDS = 15

/** The whole award path against a bare idempotent insert of the same events, in turn, so that both meet the same machine. */
export async function measureAwardPath(store: Store): Promise<readonly Claim[]> {
  const events = devSpaceEvents(PEOPLE)
  for (let done = 0; done < WARM_UP; done += 1_000) {
    const batch = take(events, 1_000)
    await bareInsert(store, batch)
    await store.laurel.record(batch)
  }
  const inBatches = await compare(2_000, 1_000)
  const single = await compare(200, 1)
  return [claim('award path, batches of 1,000', inBatches), claim('award path, single events', single)]

  async function compare(count: number, size: number): Promise<{ readonly bare: number; readonly full: number }> {
    const bare: number[] = []
    const full: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const batches = Array.from({ length: count / size }, () => take(events, size))
      const bareFirst = round % 2 === 0
      if (bareFirst) bare.push(count / (await seconds(() => each(batches, (batch) => bareInsert(store, batch)))))
      full.push(count / (await seconds(() => each(batches, (batch) => store.laurel.record(batch)))))
      if (!bareFirst) bare.push(count / (await seconds(() => each(batches, (batch) => bareInsert(store, batch)))))
    }
    return { bare: median(bare), full: median(full) }
  }

  function claim(name: string, { bare, full }: { readonly bare: number; readonly full: number }): Claim {
    const ratio = full / bare
    return {
      name,
      engine: store.name,
      ours: full,
      theirs: bare,
      beside: 'bare insert',
      ratio,
      aim: '≥ 0.35',
      met: ratio >= 0.35,
    }
  }
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await work(item)
}
