import type { EventInput } from '@laurel/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Community, onEachEngine } from '../test-support/engines.ts'
import { languageCatalog } from '../test-support/language-catalog.ts'

/** How many random histories are tried; `npm run fuzz` asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 8)

const FIRST = Date.UTC(2026, 2, 1)
const HOUR = 3_600_000
const NOW = new Date(FIRST + 25 * 24 * HOUR)

const people = fc.constantFrom('ada', 'bob', 'cy')

/** Facts of three people about few things within three weeks, so that they meet in every window. */
const history = fc.array(
  fc.record({
    type: fc.constantFrom(...Object.keys(languageCatalog.events)),
    actor: people,
    owner: fc.option(people, { nil: undefined }),
    target: fc.constantFrom('thing:1', 'thing:2', 'thing:3'),
    hour: fc.integer({ min: 0, max: 24 * 21 }),
    value: fc.integer({ min: 0, max: 6 }),
    zone: fc.option(fc.constantFrom('Asia/Tokyo', 'America/Los_Angeles', '+05:45'), { nil: undefined, freq: 4 }),
    retracted: fc.option(fc.integer({ min: 0, max: 24 * 4 }), { nil: undefined, freq: 6 }),
  }),
  { minLength: 1, maxLength: 45 },
)

type Drawn = typeof history extends fc.Arbitrary<readonly (infer T)[]> ? T : never

/** An event, and where it was taken back the correction that says so. */
function toEvents({ hour, retracted, owner, zone, ...drawn }: Drawn, index: number): readonly EventInput[] {
  const id = `e${index}`
  const at = (hours: number) => new Date(FIRST + hours * HOUR).toISOString()
  const roles = owner === undefined ? {} : { owner }
  const event = { ...drawn, ...roles, ...(zone === undefined ? {} : { zone }), id, at: at(hour) }
  if (retracted === undefined) return [event]
  const type = 'laurel.retracted'
  return [event, { id: `r${index}`, type, actor: drawn.actor, at: at(hour + retracted), data: { event: id } }]
}

/** All that is held and counted; not what was ever believed on the way. */
async function outcome({ laurel, rows }: Community): Promise<unknown> {
  await laurel.settle()
  await laurel.startWorker().runOnce()
  return {
    metrics: await Array.fromAsync(laurel.exportMetrics()),
    awards: await rows(
      `select person, badge, instance, earned_at, event_id, ground, times, ends_at from :schema.award
       where revoked_at is null order by 1, 2, 3`,
    ),
  }
}

onEachEngine((open) => {
  test('whatever the language can say: any order, repetition and grouping ends in the same metrics and awards', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (drawn, noise, size, settle) => {
          const events = drawn.flatMap(toEvents)
          const ordered = await open({ catalog: languageCatalog, zone: 'Europe/Berlin' })
          ordered.clock.now = NOW
          const inOrder = events.toSorted((a, b) => a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1))
          for (const event of inOrder) await ordered.laurel.record(event)

          const other = await open({ catalog: languageCatalog, zone: 'Europe/Berlin' })
          other.clock.now = NOW
          const repeated = [...events, ...events.filter((_, index) => index % 3 === 0)]
          const shuffled = repeated
            .map((event) => ({ event, place: noise.next().value ?? 0 }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ event }) => event)
          for (let from = 0; from < shuffled.length; from += size)
            await other.laurel.record(shuffled.slice(from, from + size), { settle })
          expect(await outcome(other)).toEqual(await outcome(ordered))
        },
      ),
      { numRuns: RUNS },
    )
  }, 600_000)
})
