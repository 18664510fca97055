import { devSpaceEvents, take } from './events.ts'
import { type Claim, median, seconds } from './measure.ts'
import type { Store } from './stores.ts'

const PEOPLE = 50_000
const SMALL = 50_000
const ROUNDS = 15

/** Time per event with a long history against a short one: folding forward never looks back. */
export async function measureHistory(store: Store, large: number): Promise<readonly Claim[]> {
  const events = devSpaceEvents(PEOPLE, 3)
  await fill(0, SMALL)
  const short = await timePerEvent()
  await fill(SMALL, large)
  const long = await timePerEvent()
  const ratio = long / short
  const name = `time per event, ${large.toLocaleString('en')} stored`
  const beside = `${SMALL.toLocaleString('en')} stored`
  return [
    { name, engine: store.name, ours: 1 / long, theirs: 1 / short, beside, ratio, aim: '≤ 1.2', met: ratio <= 1.2 },
  ]

  async function fill(from: number, to: number): Promise<void> {
    for (let done = from; done < to; done += 1_000) {
      await store.laurel.record(take(events, 1_000))
      if (done % 500_000 === 0 && done > 0) console.error(`  ${done.toLocaleString('en')} events stored`)
    }
    // What autovacuum does in its own time; both sides are measured after it.
    await store.query('vacuum analyze')
  }

  async function timePerEvent(): Promise<number> {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const batch = take(events, 1_000)
      times.push((await seconds(() => store.laurel.record(batch))) / batch.length)
    }
    return median(times)
  }
}
