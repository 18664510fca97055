import type { EventInput } from '@laurel/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { minute, onEachEngine } from '../test-support/engines.ts'

/** How many random histories are tried; `npm run fuzz` asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 6)

const people = fc.constantFrom('ada', 'bob', 'cy')
const types = fc.constantFrom(
  'project.created',
  'project.deleted',
  'project.restored',
  'points.given',
  'post.liked',
  'post.unliked',
  'answer.voted',
)

/** Facts of three people about few things, close together in time, so that they meet each other often. */
const history = fc.array(
  fc.record({
    type: types,
    actor: people,
    owner: fc.option(people, { nil: undefined }),
    target: fc.constantFrom('thing:1', 'thing:2', 'thing:3'),
    minute: fc.integer({ min: 0, max: 40 }),
    value: fc.integer({ min: -2, max: 9 }),
  }),
  { minLength: 1, maxLength: 40 },
)

type Drawn = typeof history extends fc.Arbitrary<readonly (infer T)[]> ? T : never

function toEvent({ minute: at, owner, ...drawn }: Drawn, index: number): EventInput {
  return { ...drawn, id: `e${index}`, at: minute(at), ...(owner === undefined ? {} : { owner }) }
}

/** Everything that does not depend on when it was told. */
async function outcome(laurel: Laurel): Promise<unknown> {
  const awards = await Array.fromAsync(laurel.exportAwards())
  return { metrics: await Array.fromAsync(laurel.exportMetrics()), awards }
}

async function tell(laurel: Laurel, events: readonly EventInput[], size: number, settle: boolean): Promise<void> {
  for (let from = 0; from < events.length; from += size)
    await laurel.record(events.slice(from, from + size), { settle })
  await laurel.settle()
}

onEachEngine((open) => {
  test('any order, repetition and grouping of the same facts ends in the same metrics, awards and earned dates', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (drawn, noise, size, settle) => {
          const events = drawn.map(toEvent)
          const ordered = await open()
          const inOrder = events.toSorted((a, b) => a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1))
          await tell(ordered.laurel, inOrder, 1, true)

          const repeated = [...events, ...events.filter((_, index) => index % 3 === 0)]
          const shuffled = repeated
            .map((event) => ({ event, place: noise.next().value ?? 0 }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ event }) => event)
          const other = await open()
          await tell(other.laurel, shuffled, size, settle)
          expect(await outcome(other.laurel)).toEqual(await outcome(ordered.laurel))
        },
      ),
      { numRuns: RUNS },
    )
  }, 600_000)
})
