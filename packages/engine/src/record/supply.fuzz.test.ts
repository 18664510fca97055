import fc from 'fast-check'
import { expect, test } from 'vitest'
import { event, minute, onEachEngine } from '../test-support/engines.ts'
import { expectPlacesCounted, seats } from '../test-support/seats.ts'

const signed = { by: 'grace', reason: 'Because' }
const rich = (actor: string, at = minute(0)) => event(`rich-${actor}`, 'points.given', { actor, value: 100, at })
const created = (actor: string, id: string, at: string) => event(id, 'project.created', { actor, target: 'a', at })
const deleted = (actor: string, id: string, at: string) => event(id, 'project.deleted', { actor, target: 'a', at })

onEachEngine((openCommunity) => {
  test('no fact, decision, correction or fold anew loses a place or makes one up', async () => {
    const person = fc.constantFrom('ada', 'bob', 'cy', 'dee')
    const badge = fc.constantFrom('first-two', 'two-seats', 'live-seat', 'kept-seat')
    const step = fc.record({
      person,
      badge,
      late: fc.boolean(),
      do: fc.constantFrom(
        'rich',
        'create',
        'delete',
        'grant',
        'revoke',
        'lift',
        'reset',
        'retract',
        'reinstate',
        'fold',
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const community = await openCommunity({ catalog: seats })
        const { laurel, rows, clock } = community
        for (const [index, { person: who, badge: what, do: action, late }] of steps.entries()) {
          clock.now = new Date(clock.now.getTime() + 60_000)
          const at = late ? minute(index) : clock.now.toISOString()
          const decision = { person: who, badge: what, ...signed }
          const correction = { person: who, event: `rich-${who}`, reason: 'Because' }
          const work: Readonly<Record<typeof action, () => Promise<unknown>>> = {
            rich: () => laurel.record(rich(who)),
            create: () => laurel.record(created(who, `c${index}`, at)),
            delete: () => laurel.record(deleted(who, `d${index}`, at)),
            grant: () => laurel.grant(decision),
            revoke: () => laurel.revoke(decision),
            lift: () => laurel.lift(decision),
            reset: () => laurel.reset({ person: who, ...signed }),
            retract: () => laurel.retract(correction),
            reinstate: () => laurel.reinstate(correction),
            fold: async () => {
              await rows('update :schema.person set stale = true')
              await laurel.settle()
            },
          }
          await work[action]().catch((error: unknown) => {
            expect(error).toMatchObject({ code: expect.stringMatching(/^(sold_out|unknown_person)$/) })
          })
          await expectPlacesCounted(community)
        }
        const held = await Array.fromAsync(laurel.exportAwards())
        await rows('update :schema.person set stale = true')
        await laurel.settle()
        // A place that is free goes to whoever qualifies for it and is looked at next.
        expect(await Array.fromAsync(laurel.exportAwards())).toEqual(expect.arrayContaining(held))
        await expectPlacesCounted(community)
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 15) },
    )
  }, 600_000)
})
