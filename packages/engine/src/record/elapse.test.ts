import { describe, expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { badgesOf } from '../test-support/corrections.ts'
import { awardRows, decidable } from '../test-support/decisions.ts'
import { type Community, event, onEachEngine } from '../test-support/engines.ts'

/** On a day of March 2026, of which the 2nd is a Monday. */
const on = (day: number, time = '12:00:00Z') => `2026-03-${String(day).padStart(2, '0')}T${time}`
const seen = (day: number, time?: string) => event(`seen-${on(day, time)}`, 'day.seen', { at: on(day, time) })
const liked = (id: string, day: number, target = 'post:1') =>
  event(id, 'post.liked', { actor: id, owner: 'ada', target, at: on(day) })

async function sweep(laurel: Laurel): Promise<void> {
  const worker = laurel.startWorker()
  await worker.runOnce()
  await worker.stop()
}

/** Everything that anybody can read of Ada. */
async function readings(laurel: Laurel): Promise<unknown> {
  const showcase = await laurel.showcase('ada')
  const badges = showcase?.categories.flatMap((category) => category.badges)
  return {
    held: await badgesOf(laurel),
    profile: await laurel.profile('ada'),
    showcase: badges?.map(({ id, earnedAt, count }) => ({ id, earnedAt, count })),
    feed: (await laurel.feed()).items.map((item) => [item.badge, item.earnedAt]),
    holders: (await laurel.badges()).map((badge) => [badge.id, badge.holders]),
    notices: await laurel.inbox('ada'),
  }
}

async function historyOf({ rows }: Community): Promise<readonly unknown[]> {
  return rows('select badge, instance, change from :schema.award_history order by badge, instance, id')
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: decidable })

  /** Tells facts and lets time pass, in days of March: with the worker at each of them, at some, or never. */
  async function live(
    days: readonly (readonly [day: number, ...facts: readonly unknown[]])[],
    sweeps: readonly number[],
  ) {
    const community = await open()
    for (const [day, ...facts] of days) {
      community.clock.now = new Date(on(day))
      if (sweeps.includes(day)) await sweep(community.laurel)
      await community.laurel.record(facts as ReturnType<typeof seen>[])
    }
    return community
  }

  describe('what time ends', () => {
    test('G1 ends at its instant for whoever reads, whether or not anybody noticed', async () => {
      const { laurel, clock, rows } = await open()
      clock.now = new Date(on(4))
      await laurel.record(seen(4))
      clock.now = new Date(on(8, '23:59:59.999Z'))
      expect(await badgesOf(laurel)).toEqual(['active-week', 'with-us'])
      expect((await laurel.profile('ada'))?.changesAt).toEqual(new Date(on(9, '00:00:00Z')))
      clock.now = new Date(on(9, '00:00:00Z'))
      expect(await badgesOf(laurel)).toEqual([])
      const before = await readings(laurel)
      await sweep(laurel)
      expect(await readings(laurel)).toEqual(before)
      expect(await rows('select from :schema.award where revoked_at is null')).toEqual([])
    })

    test('G1 the worker closes it at that instant, with what depended on it, and tells nobody', async () => {
      const community = await live([[4, seen(4)], [12]], [12])
      expect(await awardRows(community)).toMatchObject([
        { badge: 'active-week', revoked: '2026-03-09T00:00:00.000', by: 'cascade', reason: null, ends: null },
        { badge: 'with-us', revoked: '2026-03-09T00:00:00.000', by: 'cascade' },
      ])
      expect(await community.rows('select from :schema.notice')).toHaveLength(1)
    })

    test.for([
      ['on the day', [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
      ['three days late', [8]],
      ['never', []],
      ['only at the end', [12]],
    ] as const)('F19 F24 a worker that runs %s leaves the same', async ([, sweeps]) => {
      const days = [[3, seen(3)], [4, seen(4)], [5], [6], [7], [8], [9, seen(9)], [10, seen(10)], [11], [12]] as const
      const timely = await live(days, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      const other = await live(days, sweeps)
      expect(await readings(other.laurel)).toEqual(await readings(timely.laurel))
      await sweep(other.laurel)
      expect(await awardRows(other)).toEqual(await awardRows(timely))
      expect(await historyOf(other)).toEqual(await historyOf(timely))
    })

    test('F24 two workers at once leave what one does', async () => {
      const people = Array.from({ length: 30 }, (_, index) => `person-${index}`)
      const { laurel, clock, again, rows } = await open()
      clock.now = new Date(on(4))
      await laurel.record(people.map((actor) => ({ ...seen(4), actor })))
      const other = await again()
      clock.now = new Date(on(12))
      await Promise.all([sweep(laurel), sweep(other), sweep(laurel)])
      await sweep(laurel)
      expect(await rows('select from :schema.award where revoked_at is null')).toEqual([])
      expect(await rows(`select from :schema.award where revoked_at = '2026-03-09T00:00:00Z'`)).toHaveLength(60)
      expect(await historyOf({ rows } as Community)).toHaveLength(60)
    })

    test('more than one batch of awards of one person is ended in one round', async () => {
      const { laurel, clock, rows } = await open()
      clock.now = new Date(on(4))
      const targets = Array.from({ length: 250 }, (_, index) => `post:${index}`)
      await laurel.record(targets.map((target) => ({ ...liked('bob', 4, target), id: `bob-${target}` })))
      await laurel.record(targets.map((target) => ({ ...liked('cy', 4, target), id: `cy-${target}` })))
      const held = `select from :schema.award where badge = 'trending' and revoked_at is null`
      expect(await rows(held)).toHaveLength(250)
      clock.now = new Date(on(12))
      await sweep(laurel)
      expect(await rows(held)).toEqual([])
    })

    test('what ended for one target comes back for it, whether or not the end was noticed', async () => {
      const days = [[3, liked('bob', 3), liked('cy', 3)], [6], [7, liked('dee', 7), liked('eve', 7)]] as const
      const timely = await live(days, [6])
      const rows = await awardRows(timely)
      expect(rows.find((row) => row.badge === 'trending')).toMatchObject({
        instance: 'post:1',
        times: 2,
        earned: '2026-03-07T12:00:00.000',
        awarded: '2026-03-07T12:00:00.000',
        revoked: null,
      })
      const late = await live(days, [])
      expect(await awardRows(late)).toEqual(rows)
      expect(await historyOf(late)).toEqual(await historyOf(timely))
    })

    test('who is to be folded anew first is, and what of theirs is over ends in the same round', async () => {
      const community = await open()
      const { laurel, clock } = community
      clock.now = new Date(on(4))
      await laurel.record(seen(4))
      await laurel.record(seen(3), { settle: false })
      clock.now = new Date(on(12))
      await sweep(laurel)
      expect((await awardRows(community)).map(({ badge, by, earned }) => [badge, by, earned])).toEqual([
        ['active-week', 'cascade', '2026-03-03T12:00:00.000'],
        ['around', 'cascade', '2026-03-04T12:00:00.000'],
        ['around-often', 'cascade', '2026-03-04T12:00:00.000'],
        ['weekly', null, '2026-03-04T12:00:00.000'],
        ['with-us', 'cascade', '2026-03-03T12:00:00.000'],
      ])
    })
  })

  describe('what comes back', () => {
    test('G5 C5 is the same award opened again, and counts how often it was earned', async () => {
      const community = await live([[3, seen(3)], [4, seen(4)], [9], [10, seen(10)], [11, seen(11)]], [9])
      const rows = await awardRows(community)
      expect(rows.filter((row) => row.badge === 'around')).toMatchObject([
        { times: 2, earned: '2026-03-11T12:00:00.000', awarded: '2026-03-11T12:00:00.000', revoked: null },
      ])
      expect(await historyOf(community)).toContainEqual({ badge: 'around', instance: '', change: 'returned' })
    })

    test('G5 one for each period is another award', async () => {
      const community = await live(
        [
          [3, seen(3)],
          [4, seen(4)],
          [10, seen(10)],
          [11, seen(11)],
        ],
        [10],
      )
      const rows = await awardRows(community)
      expect(rows.filter((row) => row.badge === 'weekly')).toMatchObject([
        { instance: '2026-W10', times: 1, revoked: null },
        { instance: '2026-W11', times: 1, revoked: null },
      ])
    })

    test('G6 C5 is not celebrated again within its quiet days', async () => {
      for (const sweeps of [[9], []]) {
        const { laurel } = await live([[3, seen(3)], [4, seen(4)], [9], [10, seen(10)], [11, seen(11)]], sweeps)
        const told = (await laurel.inbox('ada')).flatMap((notice) => notice.awards.map((award) => award.badge))
        expect(told.filter((badge) => badge === 'around')).toHaveLength(1)
        expect(told.filter((badge) => badge === 'around-often')).toHaveLength(2)
      }
    })
  })

  describe('somebody who moves', () => {
    test('has midnight at another instant, and what time ends is judged again', async () => {
      const community = await open()
      const { laurel, clock } = community
      clock.now = new Date(on(4))
      await laurel.person('ada', { zone: 'Europe/Berlin' })
      clock.now = new Date(on(5))
      await laurel.record(seen(5))
      expect((await awardRows(community))[0]).toMatchObject({ badge: 'active-week', ends: '2026-03-08T23:00:00.000' })
      clock.now = new Date(on(6))
      await laurel.person('ada', { zone: 'America/New_York' })
      await sweep(laurel)
      expect((await awardRows(community))[0]).toMatchObject({ ends: '2026-03-09T04:00:00.000', revoked: null })
      clock.now = new Date(on(9, '03:59:59Z'))
      await sweep(laurel)
      expect(await badgesOf(laurel)).toEqual(['active-week', 'with-us'])
      clock.now = new Date(on(9, '04:00:00Z'))
      await sweep(laurel)
      expect((await awardRows(community))[0]).toMatchObject({ revoked: '2026-03-09T04:00:00.000' })
    })

    test('east after the week is over there loses it at once, not before they moved', async () => {
      const community = await open()
      const { laurel, clock } = community
      clock.now = new Date(on(8, '15:00:00Z'))
      await laurel.record(seen(8, '14:00:00Z'))
      clock.now = new Date(on(8, '22:00:00Z'))
      await laurel.person('ada', { zone: 'Asia/Tokyo' })
      await sweep(laurel)
      expect((await awardRows(community))[0]).toMatchObject({
        badge: 'active-week',
        revoked: '2026-03-08T22:00:00.000',
      })
    })

    test('and holds nothing that ends is not folded anew', async () => {
      const { laurel, rows } = await open()
      await laurel.record(event('p1', 'points.given', { value: 5 }))
      await laurel.person('ada', { zone: 'Europe/Berlin' })
      expect(await rows('select stale from :schema.person')).toEqual([{ stale: false }])
    })
  })
})
