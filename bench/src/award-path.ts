import { devSpaceEvents, take } from './events.ts'
import { type Claim, median, seconds } from './measure.ts'
import { bareInsert, type Store } from './stores.ts'

/** A community as it is most of its life, and one that has just begun, where every other event earns somebody a first badge. */
const COMMUNITIES = [
  { name: 'settled', people: 2_000, before: 100_000, seed: 1 },
  { name: 'new', people: 10_000, before: 10_000, seed: 2 },
] as const

const ROUNDS = 15

/** The whole award path against a bare idempotent insert of the same events, in turn, so that both meet the same machine. */
export async function measureAwardPath(store: Store): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const { name, people, before, seed } of COMMUNITIES) {
    const events = devSpaceEvents(people, seed)
    for (let done = 0; done < before; done += 1_000) {
      const batch = take(events, 1_000)
      await bareInsert(store, batch)
      await store.laurel.record(batch)
    }
    claims.push(await compare(store, `award path, batches of 1,000, ${name} community`, events, 2_000, 1_000))
    claims.push(await compare(store, `award path, single events, ${name} community`, events, 200, 1))
  }
  return claims
}

async function compare(
  store: Store,
  name: string,
  events: ReturnType<typeof devSpaceEvents>,
  count: number,
  size: number,
): Promise<Claim> {
  const bare: number[] = []
  const full: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const batches = Array.from({ length: count / size }, () => take(events, size))
    const measureBare = async () =>
      bare.push(count / (await seconds(() => each(batches, (batch) => bareInsert(store, batch)))))
    if (round % 2 === 0) await measureBare()
    full.push(count / (await seconds(() => each(batches, (batch) => store.laurel.record(batch)))))
    if (round % 2 === 1) await measureBare()
  }
  const [ours, theirs] = [median(full), median(bare)]
  const ratio = ours / theirs
  return { name, engine: store.name, ours, theirs, beside: 'bare insert', ratio, aim: '≥ 0.35', met: ratio >= 0.35 }
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await work(item)
}
