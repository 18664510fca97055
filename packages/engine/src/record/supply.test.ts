import { parseCatalog } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { decidable } from '../test-support/decisions.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'
import { expectPlacesCounted, seats } from '../test-support/seats.ts'

const signed = { by: 'grace', reason: 'Because' }
const rich = (actor: string, at = minute(0)) => event(`rich-${actor}`, 'points.given', { actor, value: 100, at })

async function holdersOf(laurel: Laurel, badge: string): Promise<readonly string[]> {
  const awards = await Array.fromAsync(laurel.exportAwards())
  return awards.filter((award) => award.badge === badge).map((award) => award.person)
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: seats })

  describe('a limited badge', () => {
    test('B15 of 150 who qualify at once for 100 exactly 100 hold it', async () => {
      const community = await open()
      const { laurel, again } = community
      const processes = [laurel, ...(await Promise.all(Array.from({ length: 9 }, () => again())))]
      const people = Array.from({ length: 150 }, (_, index) => `person-${index}`)
      const results = await Promise.all(
        people.map((actor, index) => (processes[index % processes.length] ?? laurel).record(rich(actor))),
      )
      const earned = results.flat().filter((result) => result.awards.some((award) => award.badge === 'seat'))
      expect(earned).toHaveLength(100)
      expect(await holdersOf(laurel, 'seat')).toHaveLength(100)
      expect(await holdersOf(laurel, 'points-50')).toHaveLength(150)
      await expectPlacesCounted(community)
      expect(await laurel.badge('seat')).toMatchObject({ supply: 100, left: 0, holders: 100 })
    }, 60_000)

    test('B15 within one batch it is taken in the order in which things happened', async () => {
      const { laurel } = await open()
      await laurel.record([rich('late', minute(3)), rich('first', minute(1)), rich('second', minute(2))])
      expect([...(await holdersOf(laurel, 'first-two'))].sort()).toEqual(['first', 'second'])
    })

    test('B15 says how many are left, and who has none sees that it is sold out', async () => {
      const { laurel } = await open()
      expect(await laurel.badge('first-two')).toMatchObject({ supply: 2, left: 2 })
      await laurel.record(rich('ada'))
      expect((await laurel.badges()).find((badge) => badge.id === 'first-two')).toMatchObject({ left: 1 })
      expect(await laurel.badge('points-5')).toMatchObject({ supply: null, left: null })
      await laurel.record(rich('bob'))
      await laurel.record(rich('cy'))
      const soldOut = async (person: string) => {
        const showcase = await laurel.showcase(person)
        const badges = showcase?.categories.flatMap((category) => category.badges) ?? []
        return badges.filter((badge) => badge.soldOut).map((badge) => badge.id)
      }
      expect(await soldOut('cy')).toEqual(['first-two', 'two-seats'])
      expect(await soldOut('bob')).toEqual([])
    })

    test('B15 a revoked one is free again only where the badge says so', async () => {
      const community = await open()
      const { laurel } = community
      await laurel.record([rich('ada'), rich('bob')])
      await laurel.revoke({ person: 'ada', badge: 'first-two', ...signed })
      await laurel.revoke({ person: 'ada', badge: 'two-seats', ...signed })
      expect(await laurel.badge('first-two')).toMatchObject({ left: 0, holders: 1 })
      expect(await laurel.badge('two-seats')).toMatchObject({ left: 1, holders: 1 })
      await laurel.record(rich('cy'))
      expect(await holdersOf(laurel, 'first-two')).toEqual(['bob'])
      expect([...(await holdersOf(laurel, 'two-seats'))].sort()).toEqual(['bob', 'cy'])

      expect(await laurel.lift({ person: 'ada', badge: 'first-two', ...signed })).toEqual({
        status: 'done',
        held: true,
      })
      expect(await laurel.lift({ person: 'ada', badge: 'two-seats', ...signed })).toEqual({
        status: 'done',
        held: false,
      })
      await expectPlacesCounted(community)
    })

    test('B15 is not granted when none is left, and a grant takes one', async () => {
      const community = await open()
      const { laurel } = community
      await laurel.grant({ person: 'ada', badge: 'first-two', ...signed })
      await laurel.record(rich('bob'))
      const grant = laurel.grant({ person: 'cy', badge: 'first-two', ...signed })
      await expect(grant).rejects.toMatchObject({ code: 'sold_out', field: 'badge' })
      expect(await laurel.person('cy')).toBeNull()
      await laurel.record(rich('ada', minute(1)))
      expect(await laurel.badge('first-two')).toMatchObject({ left: 0, holders: 2 })
      await expectPlacesCounted(community)
    })

    test('is taken once for each instance of it', async () => {
      const community = await open()
      const { laurel } = community
      const liked = (target: string) => event(target, 'post.liked', { actor: 'bob', owner: 'ada', target })
      await laurel.record(['1', '2', '3', '4'].map(liked))
      expect(await laurel.badge('shelf')).toMatchObject({ left: 0, holders: 1 })
      await laurel.record(event('late', 'points.given', { at: '2026-02-01T10:00:00Z' }))
      await laurel.record(event('later', 'post.liked', { actor: 'cy', owner: 'ada', target: '4' }))
      expect(await laurel.badge('shelf')).toMatchObject({ left: 0 })
      await expectPlacesCounted(community)
    })

    test('that time ended is free again', async () => {
      const badge = { ...decidable.badges['active-week'], supply: { most: 1, release: true } }
      const catalog = parseCatalog({ ...decidable, badges: { ...decidable.badges, 'active-week': badge } })
      const { laurel, clock } = await openCommunity({ catalog })
      await laurel.record(event('a', 'day.seen'))
      await laurel.record(event('b', 'day.seen', { actor: 'bob' }))
      expect(await holdersOf(laurel, 'active-week')).toEqual(['ada'])
      clock.now = new Date('2026-03-10T12:00:00Z')
      const worker = laurel.startWorker()
      await worker.runOnce()
      await worker.stop()
      expect(await laurel.badge('active-week')).toMatchObject({ left: 1, holders: 0 })
      await laurel.record(event('b2', 'day.seen', { actor: 'bob', at: '2026-03-10T11:00:00Z' }))
      expect(await holdersOf(laurel, 'active-week')).toEqual(['bob'])
    })

    test('counts who holds it already when it becomes limited', async () => {
      const { laurel, again } = await openCommunity({ catalog: decidable })
      await laurel.record([
        event('a', 'points.given', { value: 5 }),
        event('b', 'points.given', { actor: 'b', value: 5 }),
      ])
      const badge = { ...decidable.badges['points-5'], supply: { most: 3, release: false } }
      const limited = await again({
        catalog: parseCatalog({ ...decidable, badges: { ...decidable.badges, 'points-5': badge } }),
      })
      expect(await limited.badge('points-5')).toMatchObject({ supply: 3, left: 1, holders: 2 })
    })
  })
})
