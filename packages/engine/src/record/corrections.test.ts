import { type EventInput, parseCatalog } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { badgesOf, correctable, countsOf } from '../test-support/corrections.ts'
import { event, minute, onEachEngine, START } from '../test-support/engines.ts'

const points = (id: string, value: number, more: Partial<EventInput> = {}) =>
  event(id, 'points.given', { value, ...more })
const like = (id: string, actor: string, owner: string) => event(id, 'post.liked', { actor, owner, target: 'post:1' })

/** A correction as an event: the `n`th in time. */
function correction(n: number, type: string, target: string, more: EventInput['data'] = {}): EventInput {
  return event(`c${n}`, `laurel.${type}`, { at: minute(60 + n), data: { event: target, ...more } })
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: correctable })

  describe('a retraction', () => {
    test('C12 undoes everything the event counted for, of everybody it credits', async () => {
      const { laurel } = await open()
      await laurel.record([like('l1', 'eve', 'ada'), points('p1', 5, { actor: 'eve' })])
      expect(await laurel.retract({ person: 'eve', event: 'l1', reason: 'Bought', by: 'mod' })).toEqual({
        status: 'done',
      })
      expect([(await countsOf(laurel, 'eve'))['given'] ?? 0, (await countsOf(laurel))['likes'] ?? 0]).toEqual([0, 0])
      expect(await badgesOf(laurel, 'eve')).toEqual(['points-5'])
    })

    test('takes badges that stood only on it, and those that stood on them, and says that a cascade did', async () => {
      const { laurel, rows } = await open()
      await laurel.record([points('p1', 5), like('l1', 'ada', 'bob')])
      expect(await badgesOf(laurel)).toEqual(['both', 'generous', 'points-5'])
      await laurel.retract({ person: 'ada', event: 'p1' })
      expect(await badgesOf(laurel)).toEqual(['generous'])
      const revoked = `select badge, revoked_by from :schema.award where revoked_at is not null order by 1`
      expect(await rows(revoked)).toEqual([
        { badge: 'both', revoked_by: 'cascade' },
        { badge: 'points-5', revoked_by: 'cascade' },
      ])
    })

    test('B14 keeps a badge that other events still carry, earned when they made it true', async () => {
      const { laurel } = await open()
      await laurel.record([points('p1', 5, { at: minute(1) }), points('p2', 5, { at: minute(2) })])
      await laurel.retract({ person: 'ada', event: 'p1' })
      expect(await Array.fromAsync(laurel.exportAwards())).toEqual([
        expect.objectContaining({ badge: 'points-5', earnedAt: new Date(minute(2)) }),
      ])
    })

    test('stays with the event as a fact of its own, with who decided it and why', async () => {
      const { laurel, rows } = await open()
      await laurel.record(points('p1', 5))
      await laurel.retract({ person: 'ada', event: 'p1', reason: 'Spam', by: 'grace' })
      expect(await rows('select id, value, ignored from :schema.event where corrects is null')).toEqual([
        { id: 'p1', value: 5, ignored: 'retracted' },
      ])
      expect(await rows('select type, data, ignored from :schema.event where corrects is not null')).toEqual([
        { type: 'laurel.retracted', data: { event: 'p1', reason: 'Spam', by: 'grace' }, ignored: null },
      ])
    })

    test('C7 does not keep a badge from being earned by what happens later', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.retract({ person: 'ada', event: 'p1' })
      const [answer] = await laurel.record(points('p2', 6, { at: minute(80) }))
      expect(answer?.awards.map((award) => award.badge)).toEqual(['points-5'])
      expect(await badgesOf(laurel)).toEqual(['points-5'])
    })

    test('C11 takes a badge that was retired since', async () => {
      const { laurel, again } = await open()
      await laurel.record([points('p1', 5), like('l1', 'ada', 'bob')])
      const retired = { status: 'retired', available: { until: '2026-03-02' } }
      const badges = Object.entries(correctable.badges).map(([id, badge]) => [id, { ...badge, ...retired }])
      const later = await again({ catalog: parseCatalog({ ...correctable, badges: Object.fromEntries(badges) }) })
      await later.retract({ person: 'ada', event: 'p1' })
      expect(await badgesOf(later)).toEqual(['generous'])
    })

    test('C13 of what a cheater did leaves others their permanent badges, unless a badge says otherwise', async () => {
      const { laurel } = await open()
      await laurel.record(like('l1', 'eve', 'ada'))
      expect(await badgesOf(laurel)).toEqual(['liked', 'liked-now', 'liked-truly'])
      await laurel.retract({ person: 'eve', event: 'l1' })
      expect(await badgesOf(laurel)).toEqual(['liked'])
      expect((await countsOf(laurel))['likes'] ?? 0).toBe(0)
      expect(await badgesOf(laurel, 'eve')).toEqual([])

      await laurel.record(points('late', 1, { at: minute(-60) }))
      expect(await badgesOf(laurel)).toEqual(['liked'])
    })

    test('C13 of what somebody did to their own things takes their badges', async () => {
      const { laurel } = await open()
      await laurel.record(like('l1', 'ada', 'ada'))
      await laurel.retract({ person: 'ada', event: 'l1' })
      expect(await badgesOf(laurel)).toEqual([])
    })

    test('C13 in one batch takes what was one’s own doing, and leaves what another did', async () => {
      const { laurel } = await open()
      await laurel.record([like('l1', 'eve', 'ada'), points('p1', 5)])
      await laurel.record([{ ...correction(1, 'retracted', 'l1'), actor: 'eve' }, correction(2, 'retracted', 'p1')])
      expect(await badgesOf(laurel)).toEqual(['liked'])
    })

    test('D4 makes room under a cap for what was capped', async () => {
      const { laurel } = await open()
      await laurel.record(Array.from({ length: 15 }, (_, n) => event(`m${n}`, 'minutes.spent', { at: minute(n) })))
      expect(await countsOf(laurel)).toMatchObject({ capped: 10, minutes: 15 })
      for (const id of ['m0', 'm4', 'm9']) await laurel.retract({ person: 'ada', event: id })
      expect(await countsOf(laurel)).toMatchObject({ capped: 10, minutes: 12 })
    })

    test('F28 shortens the longest streak, which is no more than what was truly done', async () => {
      const { laurel } = await open()
      const days = ['02-26', '02-27', '02-28', '03-01'].map((day) =>
        event(day, 'minutes.spent', { at: `2026-${day}T10:00:00Z` }),
      )
      await laurel.record(days)
      expect(await badgesOf(laurel)).toEqual(['three-days'])
      await laurel.retract({ person: 'ada', event: '02-28' })
      expect((await countsOf(laurel))['streak']).toMatchObject({ longest: 2 })
      expect(await badgesOf(laurel)).toEqual([])
    })

    test('of somebody’s only event leaves them with nothing, as if it had never been', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.retract({ person: 'ada', event: 'p1' })
      expect((await countsOf(laurel))['points'] ?? 0).toBe(0)
      await laurel.record(points('p0', 7, { at: minute(-100) }))
      expect(await countsOf(laurel)).toMatchObject({ points: 7 })
    })

    test('A15 of an event that a rule could not count removes the failure, and other rules go on', async () => {
      const { laurel } = await open()
      await laurel.record([
        event('f1', 'file.changed', { data: { lines: 'many' }, at: minute(1) }),
        event('f2', 'file.changed', { data: { lines: 3 }, at: minute(2) }),
      ])
      await laurel.retract({ person: 'ada', event: 'f2' })
      expect(await countsOf(laurel)).toMatchObject({ files: 1 })
      expect((await laurel.health()).failures.waiting).toBe(1)
      await laurel.retract({ person: 'ada', event: 'f1' })
      expect((await laurel.health()).failures.waiting).toBe(0)
    })
  })

  describe('an undo that comes before what it undoes', () => {
    test('A10 a retraction waits, and the event then counts for nothing', async () => {
      const { laurel, rows } = await open()
      expect(await laurel.retract({ person: 'ada', event: 'p1' })).toEqual({ status: 'waiting' })
      const [answer] = await laurel.record([points('p1', 5), points('p2', 2)])
      expect(answer).toEqual({ id: 'p1', status: 'recorded', ignored: 'retracted', awards: [] })
      expect(await countsOf(laurel)).toMatchObject({ points: 2 })
      expect(await rows(`select id from :schema.event where ignored = 'retracted'`)).toEqual([{ id: 'p1' }])
    })

    test('A10 also for the other person whom the event would credit', async () => {
      const { laurel } = await open()
      await laurel.retract({ person: 'eve', event: 'l1' })
      await laurel.record(like('l1', 'eve', 'ada'))
      expect([await badgesOf(laurel), await badgesOf(laurel, 'eve')]).toEqual([[], []])
    })

    test('A10 a replacement waits too', async () => {
      const { laurel } = await open()
      await laurel.replace({ person: 'ada', event: 'p1', value: 3 })
      await laurel.record(points('p1', 100))
      expect(await countsOf(laurel)).toMatchObject({ points: 3 })
    })

    test('A10 in one batch the order does not matter', async () => {
      const { laurel } = await open()
      const retracted = correction(1, 'retracted', 'p1')
      const answers = await laurel.record([
        retracted,
        points('p1', 5),
        points('p2', 6),
        correction(2, 'retracted', 'p2'),
      ])
      expect(answers.map((answer) => answer.status)).toEqual(['recorded', 'recorded', 'recorded', 'recorded'])
      expect(answers.map((answer) => answer.ignored)).toEqual([undefined, 'retracted', 'retracted', undefined])
      expect(await badgesOf(laurel)).toEqual([])
    })

    test('A10 what is only stored to be settled later is judged all the same', async () => {
      const { laurel } = await open()
      await laurel.record(points('p2', 1, { at: minute(50) }))
      await laurel.retract({ person: 'ada', event: 'p1' })
      await laurel.record([points('p1', 5, { at: minute(1) }), points('p0', 2, { at: minute(0) })], { settle: false })
      await laurel.settle()
      expect(await countsOf(laurel)).toMatchObject({ points: 3 })
    })
  })

  describe('several corrections of one event', () => {
    test('A11 the second retraction changes nothing, and says so', async () => {
      const { laurel, rows } = await open()
      await laurel.record(points('p1', 5))
      await laurel.retract({ person: 'ada', event: 'p1' })
      expect(await laurel.retract({ person: 'ada', event: 'p1' })).toEqual({ status: 'already' })
      expect(await rows('select id from :schema.event where corrects is not null')).toHaveLength(1)
    })

    test('A11 a retraction sent twice is a duplicate', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.record(correction(1, 'retracted', 'p1'))
      const [again] = await laurel.record(correction(1, 'retracted', 'p1'))
      expect(again?.status).toBe('duplicate')
    })

    test('A11 reinstating is a fact of its own, and brings the same award back', async () => {
      const { laurel, rows } = await open()
      await laurel.record(points('p1', 5))
      await laurel.retract({ person: 'ada', event: 'p1' })
      expect(await laurel.reinstate({ person: 'ada', event: 'p1' })).toEqual({ status: 'done' })
      expect(await laurel.reinstate({ person: 'ada', event: 'p1' })).toEqual({ status: 'already' })
      expect(await badgesOf(laurel)).toEqual(['points-5'])
      expect(await rows('select badge from :schema.award')).toHaveLength(1)
      expect(await rows('select id from :schema.event where corrects is not null')).toHaveLength(2)
    })

    test('C15 correcting what was never there waits once, and is known after that', async () => {
      const { laurel } = await open()
      const statuses = []
      for (let n = 0; n < 2; n++) statuses.push(await laurel.retract({ person: 'nobody', event: 'none' }))
      expect(statuses).toEqual([{ status: 'waiting' }, { status: 'already' }])
    })

    test('the latest in time holds, whenever it is told', async () => {
      const { laurel } = await open()
      await laurel.record([points('p1', 5), correction(2, 'reinstated', 'p1')])
      await laurel.record(correction(1, 'retracted', 'p1'))
      expect(await badgesOf(laurel)).toEqual(['points-5'])
    })

    test('one that is decided now goes after all that are there, also within one millisecond', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      for (let n = 0; n < 3; n++) {
        await laurel.retract({ person: 'ada', event: 'p1' })
        expect(await badgesOf(laurel)).toEqual([])
        await laurel.reinstate({ person: 'ada', event: 'p1' })
        expect(await badgesOf(laurel)).toEqual(['points-5'])
      }
    })
  })

  describe('a replacement', () => {
    test('A12 counts instead of the event’s own value, and what stood on that falls', async () => {
      const { laurel } = await open()
      await laurel.record([points('p1', 100), points('p2', 1)])
      expect(await badgesOf(laurel)).toEqual(['points-5', 'points-50'])
      expect(await laurel.replace({ person: 'ada', event: 'p1', value: 10 })).toEqual({ status: 'done' })
      expect(await countsOf(laurel)).toMatchObject({ points: 11 })
      expect(await badgesOf(laurel)).toEqual(['points-5'])
    })

    test('A12 stays in force when the event is retracted and reinstated', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 100))
      await laurel.replace({ person: 'ada', event: 'p1', value: 10 })
      await laurel.retract({ person: 'ada', event: 'p1' })
      await laurel.reinstate({ person: 'ada', event: 'p1' })
      expect(await countsOf(laurel)).toMatchObject({ points: 10 })
    })

    test('A12 by the value that counts already changes nothing', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 10))
      expect(await laurel.replace({ person: 'ada', event: 'p1', value: 10 })).toEqual({ status: 'already' })
    })

    test('A12 is kept when a late fact makes the history be folded anew', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 100, { at: minute(10) }))
      await laurel.replace({ person: 'ada', event: 'p1', value: 10 })
      await laurel.record(points('p0', 1, { at: minute(0) }))
      expect(await countsOf(laurel)).toMatchObject({ points: 11 })
    })
  })

  describe('an event that was corrected and is sent again', () => {
    test('A1 is a duplicate with its original result, and stays retracted', async () => {
      const { laurel } = await open()
      const [first] = await laurel.record(points('p1', 5))
      await laurel.retract({ person: 'ada', event: 'p1' })
      const [again] = await laurel.record(points('p1', 5))
      expect(again).toEqual({ id: 'p1', status: 'duplicate', ignored: 'retracted', awards: first?.awards })
      expect(await badgesOf(laurel)).toEqual([])
    })

    test('A2 is compared with what was sent, not with what replaced it', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 100))
      await laurel.replace({ person: 'ada', event: 'p1', value: 10 })
      const answers = await laurel.record([points('p1', 100)])
      const [other] = await laurel.record([points('p1', 10)])
      expect(answers[0]?.status).toBe('duplicate')
      expect(other?.problem).toMatchObject({ code: 'event_conflict', field: 'value' })
    })
  })

  describe('an event told long after it happened', () => {
    const old = () => points('p1', 5, { at: '2026-01-30T11:59:59Z' })

    test('A9 is stored and does not count', async () => {
      const { laurel, rows } = await open()
      const answers = await laurel.record([old(), points('p2', 1, { at: '2026-01-31T12:00:00Z' })])
      expect(answers.map((answer) => answer.ignored)).toEqual(['too_old', undefined])
      expect(await countsOf(laurel)).toMatchObject({ points: 1 })
      expect(await rows(`select id from :schema.event where ignored = 'too_old'`)).toEqual([{ id: 'p1' }])
    })

    test('A9 counts for an import, and when somebody reinstates it', async () => {
      const { laurel } = await open()
      const [answer] = await laurel.record(old(), { anyAge: true })
      expect(answer?.awards).toHaveLength(1)
      await laurel.record({ ...old(), actor: 'bob' })
      expect(await laurel.reinstate({ person: 'bob', event: 'p1' })).toEqual({ status: 'done' })
      expect(await badgesOf(laurel, 'bob')).toEqual(['points-5'])
    })

    test('A9 is corrected however old it is', async () => {
      const { laurel, clock } = await open()
      await laurel.record(points('p1', 5))
      clock.now = new Date(START.getTime() + 400 * 86_400_000)
      await laurel.retract({ person: 'ada', event: 'p1' })
      expect(await badgesOf(laurel)).toEqual([])
    })
  })
})
