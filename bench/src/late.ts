import { devSpaceEvents, take } from './events.ts'
import { type Claim, median, seconds } from './measure.ts'
import type { Store } from './stores.ts'

const PEOPLE = 2_000
const BEFORE = 40_000
const ROUNDS = 9
const SIZE = 200

/**
 * Events that arrive after newer ones, each of which makes its people be folded anew from their histories (about
 * twenty events each as actor, and as many as owner), against events that arrive in order.
 */
export async function measureLate(store: Store): Promise<readonly Claim[]> {
  const events = devSpaceEvents(PEOPLE, 5)
  for (let done = 0; done < BEFORE; done += 1_000) await store.laurel.record(take(events, 1_000))

  const late: number[] = []
  const forward: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const inOrder = take(events, SIZE)
    forward.push(await seconds(() => store.laurel.record(inOrder)))
    const before = take(events, SIZE).map((event) => ({
      ...event,
      at: new Date(Date.parse(event.at) - YEAR).toISOString(),
    }))
    late.push(await seconds(() => store.laurel.record(before)))
  }
  const [ours, theirs] = [SIZE / median(late), SIZE / median(forward)]
  const ratio = ours / theirs
  const name = `late events, batches of ${SIZE}`
  return [{ name, engine: store.name, ours, theirs, beside: 'in order', ratio, aim: '', met: true }]
}

const YEAR = 365 * 86_400_000
