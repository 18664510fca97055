import type { EventInput } from '@laurel/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { badgesOf, correctable, countsOf } from '../test-support/corrections.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'

/** How many random histories are tried; `npm run fuzz` asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 6)

const drawn = fc.array(
  fc.record({
    type: fc.constantFrom('laurel.retracted', 'laurel.reinstated', 'laurel.replaced', 'points.given', 'points.given'),
    target: fc.integer({ min: 0, max: 15 }),
    minute: fc.integer({ min: 0, max: 50 }),
    value: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 2, maxLength: 30 },
)

type Drawn = typeof drawn extends fc.Arbitrary<readonly (infer T)[]> ? T[] : never

/** Events, and corrections of some of them: also of events that are never told. */
function toEvents(history: Drawn): readonly EventInput[] {
  return history.map(({ type, target, minute: at, value }, index) => {
    const data = { event: `e${target}`, ...(type === 'laurel.replaced' ? { value } : {}) }
    return type === 'points.given'
      ? event(`e${index}`, type, { at: minute(at), value })
      : event(`e${index}`, type, { at: minute(at), data })
  })
}

async function outcome(laurel: Laurel): Promise<unknown> {
  const awards = await Array.fromAsync(laurel.exportAwards())
  const { points = 0 } = await countsOf(laurel)
  return { points, awards }
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: correctable })

  test('any order and grouping of the same events and corrections ends the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 9 }),
        async (history, noise, size) => {
          const events = toEvents(history)
          const ordered = await open()
          await ordered.laurel.record(events)
          const shuffled = events
            .map((event) => ({ event, place: noise.next().value ?? 0 }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ event }) => event)
          const other = await open()
          for (let from = 0; from < shuffled.length; from += size) {
            await other.laurel.record(shuffled.slice(from, from + size))
          }
          expect(await outcome(other.laurel)).toEqual(await outcome(ordered.laurel))
        },
      ),
      { numRuns: RUNS },
    )
  }, 600_000)

  test('A10, A16 events and their retractions from many writers at once: what was retracted counts for nothing', async () => {
    const { again } = await open()
    const writers = await Promise.all(Array.from({ length: 8 }, () => again()))
    const likes = Array.from({ length: 24 }, (_, n) => {
      return event(`l${n}`, 'post.liked', { actor: `fan-${n % 4}`, owner: 'zoe', at: minute(n) })
    })
    const retractions = likes
      .filter((_, n) => n % 2 === 0)
      .map(({ id, actor = '' }) => {
        return event(`r-${id}`, 'laurel.retracted', { actor, data: { event: id } })
      })
    const everything = [...likes, ...retractions].toSorted((a, b) => a.id.slice(1).localeCompare(b.id.slice(1)))
    const answers = await Promise.all(everything.map((sent, n) => writers[n % writers.length]?.record(sent)))

    expect(answers.flat().map((answer) => answer?.status)).toEqual(everything.map(() => 'recorded'))
    const [laurel] = writers
    if (laurel === undefined) throw new TypeError('There are writers.')
    expect(await countsOf(laurel, 'zoe')).toMatchObject({ likes: 12 })
    for (const fan of ['fan-1', 'fan-3']) expect(await countsOf(laurel, fan)).toMatchObject({ given: 6 })
    for (const fan of ['fan-0', 'fan-2']) expect(await badgesOf(laurel, fan)).toEqual([])
  })

  test('A10 a correction meets an event of somebody for whom it counts nothing, at once: it finds it all the same', async () => {
    const { laurel, again } = await open()
    await laurel.record([event('p1', 'points.given'), event('p1', 'points.given', { actor: 'bob' })])
    const writers = await Promise.all(Array.from({ length: 8 }, () => again()))
    const views = Array.from({ length: 40 }, (_, n) => {
      return event(`v${n}`, 'post.viewed', { actor: n % 2 === 0 ? 'ada' : 'bob', owner: `owner-${n % 5}` })
    })
    await Promise.all(
      views.flatMap(({ id, actor = '', ...view }, n) => [
        writers[n % 8]?.record({ ...view, id, actor }),
        writers[(n + 1) % 8]?.retract({ person: actor, event: id }),
      ]),
    )
    for (let n = 0; n < 5; n++) expect((await countsOf(laurel, `owner-${n}`))['views'] ?? 0).toBe(0)
  })

  test('A11 many moderators who retract the same event at once: one does, the others find it done', async () => {
    const { laurel, again } = await open()
    await laurel.record(event('p1', 'points.given', { value: 5 }))
    const writers = await Promise.all(Array.from({ length: 8 }, () => again()))
    const results = await Promise.all(writers.map((writer) => writer.retract({ person: 'ada', event: 'p1' })))
    expect(results.map((result) => result.status).toSorted()).toEqual([...Array(7).fill('already'), 'done'])
    expect(await badgesOf(laurel)).toEqual([])
  })

  test('corrections of people who liked each other, at once, wait for nobody in a circle', async () => {
    const { laurel, again, rows } = await open()
    const people = ['ada', 'bob', 'cy', 'dee']
    const pairs = people.flatMap((actor) =>
      people.filter((owner) => owner !== actor).map((owner) => ({ actor, owner })),
    )
    await laurel.record(pairs.map((pair, n) => event(`l${n}`, 'post.liked', pair)))
    const writers = await Promise.all(pairs.map(() => again()))
    await Promise.all(
      pairs.flatMap(({ actor, owner }, n) => [
        writers[n]?.retract({ person: actor, event: `l${n}` }),
        writers[n]?.record(event(`m${n}`, 'post.liked', { actor: owner, owner: actor })),
      ]),
    )
    for (const person of people) expect(await countsOf(laurel, person)).toMatchObject({ given: 3, likes: 3 })
    const deadlocks = 'select deadlocks::int4 from pg_stat_database where datname = current_database()'
    expect(await rows(deadlocks)).toEqual([{ deadlocks: 0 }])
  })
})
