import type { Laurel, Round } from '@laurel/engine'
import type { Community, MemoryCommunity, TestCommunity, TestLaurelOptions } from './community.ts'
import { whileRecordingFails } from './fail-recording.ts'
import { openPlace } from './open-place.ts'
import type { Server } from './shared-server.ts'
import { Teller, type TestEvent } from './tell.ts'
import { instantOf, TestClock } from './test-clock.ts'

/** A community, and how whoever runs the tests ends it: with or without its database. */
export interface OpenCommunity {
  readonly community: TestCommunity | MemoryCommunity
  end(keep: boolean): Promise<void>
}

export async function openCommunity(
  { database, ...options }: TestLaurelOptions,
  server: () => Promise<Server>,
): Promise<OpenCommunity> {
  const { opened, close } = await openPlace(database, server)
  try {
    const clock = new TestClock(options.now)
    const { laurel, teller } = await openLaurel(opened.database, clock, options)
    const end = once((keep: boolean) => laurel.close().then(() => close(keep)))
    const community: Community = {
      laurel,
      clock,
      tell: (person, type, more) => teller.tell({ ...more, type, actor: person }),
      work: () => workOnce(laurel),
      badgesOf: (person) => badgesOf(laurel, person),
      whileRecordingFails: (work) => whileRecordingFails(opened.database, options.schema ?? 'laurel', work),
      close: () => end(false),
      [Symbol.asyncDispose]: () => end(false),
    }
    return { community: { ...community, ...opened }, end }
  } catch (error) {
    await close(false)
    throw error
  }
}

/** Laurel with the people and what they did so far. */
async function openLaurel(
  database: (TestCommunity | MemoryCommunity)['database'],
  clock: TestClock,
  { now: _, people = {}, events = [], ...options }: Omit<TestLaurelOptions, 'database'>,
): Promise<{ readonly laurel: Laurel; readonly teller: Teller }> {
  // Imported when needed, as the engine itself is tested with this package.
  const { createLaurel } = await import('@laurel/engine')
  let beginning: Date | null = beginningOf(events, clock)
  const laurel = await createLaurel({ ...options, database, now: () => beginning ?? clock.now() })
  try {
    const teller = new Teller(laurel, clock)
    // What people say of themselves, such as their zone, counts from then on: here for everything that they did.
    for (const [id, attributes] of Object.entries(people)) await laurel.person(id, attributes)
    beginning = null
    await teller.tellHistory(events)
    return { laurel, teller }
  } catch (error) {
    await laurel.close()
    throw error
  }
}

/** The moment of the earliest event, or now. */
function beginningOf(events: readonly TestEvent[], clock: TestClock): Date {
  const first = events.reduce(
    (earliest, { at }) => (at === undefined ? earliest : Math.min(earliest, instantOf(at))),
    clock.now().getTime(),
  )
  return new Date(first)
}

/** A worker that goes on beside the test would do things when the test does not expect them. */
async function workOnce(laurel: Laurel): Promise<Round> {
  const worker = laurel.startWorker()
  try {
    return await worker.runOnce()
  } finally {
    await worker.stop()
  }
}

async function badgesOf(laurel: Laurel, person: string): Promise<readonly string[]> {
  const order = Object.keys(laurel.catalog.badges)
  const found: { readonly badge: string; readonly earnedAt: Date }[] = []
  for await (const award of laurel.exportAwards()) if (award.person === person) found.push(award)
  found.sort((a, b) => a.earnedAt.getTime() - b.earnedAt.getTime() || order.indexOf(a.badge) - order.indexOf(b.badge))
  return [...new Set(found.map(({ badge }) => badge))]
}

/** Later calls answer as the first one, whatever they ask for. */
function once<Wish, T>(work: (wish: Wish) => Promise<T>): (wish: Wish) => Promise<T> {
  let first: Promise<T> | undefined
  return (wish) => {
    first ??= work(wish)
    return first
  }
}
