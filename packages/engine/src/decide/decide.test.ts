import { describe, expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { badgesOf, countsOf } from '../test-support/corrections.ts'
import { awardRows, decidable } from '../test-support/decisions.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'
import type { DecisionRequest } from './draft.ts'

const signed = { by: 'grace', reason: 'Deserved' }
const of = (badge: string, more: Partial<DecisionRequest> = {}) => ({ person: 'ada', badge, ...signed, ...more })
const points = (id: string, value: number, at = minute(0)) => event(id, 'points.given', { value, at })

/** Somebody whose history begins before everything that is told here: whoever gets it is folded anew. */
const late = points('late', 1, '2026-02-01T10:00:00Z')

const LATER = new Date('2026-03-02T14:00:00Z')

async function noticed(laurel: Laurel): Promise<readonly string[]> {
  const notices = await laurel.inbox('ada')
  return notices.flatMap((notice) => notice.awards.map((award) => award.badge))
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: decidable })

  describe('revoking', () => {
    test('C6 a revoked badge stays revoked through new facts, late facts and the worker, until it is lifted', async () => {
      const community = await open()
      const { laurel, rows } = community
      await laurel.record(points('p1', 5))
      expect(await laurel.revoke(of('points-5', { reason: 'Points by a script' }))).toEqual({
        status: 'done',
        held: false,
      })
      const revoked = { badge: 'points-5', ground: 'rule', by: 'manual', reason: 'Points by a script' }
      const unchanged = async () => {
        expect(await badgesOf(laurel)).toEqual(['both'])
        expect(await awardRows(community)).toMatchObject([{ badge: 'both' }, revoked])
      }
      await unchanged()
      await laurel.record(points('p2', 5, minute(90)))
      await unchanged()
      await laurel.record(late)
      await unchanged()
      await rows('update :schema.person set stale = true')
      await laurel.startWorker().runOnce()
      await unchanged()

      expect(await laurel.lift(of('points-5'))).toEqual({ status: 'done', held: true })
      expect(await awardRows(community)).toMatchObject([
        { badge: 'both' },
        { badge: 'points-5', ground: 'rule', revoked: null, by: null, reason: null, times: 1 },
      ])
    })

    test('C6 what is lifted comes back with its date and without a notice, and its history says so', async () => {
      const { laurel, rows, clock } = await open()
      await laurel.record(points('p1', 5))
      const [before] = await Array.fromAsync(laurel.exportAwards())
      const notices = await laurel.inbox('ada')
      await laurel.revoke(of('points-5'))
      clock.now = new Date('2026-03-05T12:00:00Z')
      await laurel.lift(of('points-5'))
      const after = (await Array.fromAsync(laurel.exportAwards())).find((award) => award.badge === before?.badge)
      expect(after?.earnedAt).toEqual(before?.earnedAt)
      expect(await laurel.inbox('ada')).toEqual(notices)
      expect(await rows(`select change from :schema.award_history where badge = 'points-5' order by id`)).toEqual([
        { change: 'revoked' },
        { change: 'returned' },
      ])
    })

    test('C6 who has not earned it when it is revoked does not get it by earning it', async () => {
      const { laurel, clock } = await open()
      await laurel.grant(of('points-5'))
      await laurel.revoke(of('points-5'))
      clock.now = LATER
      await laurel.record(points('p1', 5, '2026-03-02T12:30:00Z'))
      expect(await badgesOf(laurel)).toEqual(['both'])
      expect(await laurel.lift(of('points-5'))).toEqual({ status: 'done', held: true })
    })

    test('C7 a badge that fell because what it rested on is gone is given again by a new fact', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.retract({ event: 'p1', reason: 'Spam' })
      expect(await badgesOf(laurel)).toEqual([])
      await laurel.record(points('p2', 5, minute(90)))
      expect(await badgesOf(laurel)).toEqual(['both', 'points-5'])
    })

    test('C10 a badge that is revoked before its notice was read is not spoken of', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      expect(await noticed(laurel)).toEqual(['both', 'points-5'])
      await laurel.revoke(of('both'))
      expect(await noticed(laurel)).toEqual(['points-5'])
      expect((await laurel.inbox('ada'))[0]?.text).toBe(
        'Congrats! You earned the **A badge** badge for getting 5 points!',
      )
      await laurel.revoke(of('points-5'))
      expect(await laurel.inbox('ada')).toEqual([])
      expect(await laurel.inbox('ada', { unreadOnly: true })).toEqual([])
    })

    test('C15 revoking again, or what was never held, changes nothing and says so', async () => {
      const { laurel, rows } = await open()
      await laurel.record(points('p1', 5))
      await laurel.revoke(of('points-5'))
      const stored = async () => rows('select person, id from :schema.event order by person, id')
      const before = await stored()
      expect(await laurel.revoke(of('points-5'))).toEqual({ status: 'already', held: false })
      expect(await laurel.revoke(of('builder'))).toEqual({ status: 'already', held: false })
      expect(await laurel.lift(of('both'))).toEqual({ status: 'already', held: true })
      expect(await stored()).toEqual(before)
    })

    test('a revoked badge of badges does not come back by what it needs', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.revoke(of('both'))
      await laurel.revoke(of('points-5'))
      await laurel.lift(of('points-5'))
      expect(await badgesOf(laurel)).toEqual(['points-5'])
    })

    test('a decision can be taken back like any event', async () => {
      const { laurel, rows } = await open()
      await laurel.record(points('p1', 5))
      await laurel.revoke(of('points-5'))
      const [decision] = await rows<{ id: string }>(`select id from :schema.event where type = 'laurel.revoked'`)
      await laurel.retract({ event: decision?.id ?? '', person: 'ada', reason: 'Meant another' })
      expect(await badgesOf(laurel)).toEqual(['both', 'points-5'])
    })
  })

  describe('granting', () => {
    test('C8 a granted badge is held although its rule is false, also when the history is folded anew', async () => {
      const community = await open()
      const { laurel, clock } = community
      await laurel.record(points('p1', 1))
      expect(await laurel.grant(of('builder'))).toEqual({ status: 'done', held: true })
      await laurel.record(late)
      clock.now = LATER
      await laurel.record(event('c1', 'project.created', { target: 'a', at: '2026-03-02T12:30:00Z' }))
      await laurel.record(event('c2', 'project.deleted', { target: 'a', at: '2026-03-02T12:31:00Z' }))
      expect(await awardRows(community)).toMatchObject([
        { badge: 'builder', ground: 'manual', revoked: null, earned: '2026-03-02T12:00:00.000' },
      ])
    })

    test('C9 granted and later earned is one award with two grounds, and one of them is enough', async () => {
      const community = await open()
      const { laurel, clock } = community
      await laurel.grant(of('points-5'))
      const notices = await laurel.inbox('ada')
      clock.now = LATER
      await laurel.record(points('p1', 5, '2026-03-02T12:30:00Z'))
      const [, award] = await awardRows(community)
      expect(award).toMatchObject({ badge: 'points-5', ground: 'rule', earned: '2026-03-02T12:00:00.000', times: 1 })
      expect(await laurel.inbox('ada')).toEqual(notices)

      await laurel.retract({ event: 'p1', reason: 'Spam' })
      expect((await awardRows(community))[1]).toMatchObject({ badge: 'points-5', ground: 'manual', revoked: null })
      await laurel.reinstate({ event: 'p1', reason: 'No spam' })
      await laurel.revoke(of('points-5'))
      await laurel.lift(of('points-5'))
      expect((await awardRows(community))[1]).toMatchObject({
        badge: 'points-5',
        ground: 'rule',
        revoked: null,
        earned: '2026-03-02T12:30:00.000',
      })
    })

    test('C9 earned and then granted is held by both; once more changes nothing', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      expect(await laurel.grant(of('points-5'))).toEqual({ status: 'done', held: true })
      expect(await laurel.grant(of('points-5'))).toEqual({ status: 'already', held: true })
      await laurel.retract({ event: 'p1', reason: 'Spam' })
      expect(await badgesOf(laurel)).toEqual(['both', 'points-5'])
    })

    test('a grant makes a person, tells them, and earns what needs the badge', async () => {
      const { laurel } = await open()
      expect(await laurel.grant(of('points-5', { person: 'new one' }))).toEqual({ status: 'done', held: true })
      const notices = await laurel.inbox('new one')
      expect(notices.map((notice) => notice.awards.map((award) => award.badge))).toEqual([['both', 'points-5']])
      expect(await badgesOf(laurel, 'new one')).toEqual(['both', 'points-5'])
    })

    test('a grant does not congratulate for what was not done', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.grant(of('points-50'))
      expect((await laurel.inbox('ada'))[0]?.text).toBe('Congrats! You earned the **A badge** badge!')
    })

    test('a silent grant tells nobody', async () => {
      const { laurel } = await open()
      await laurel.grant({ ...of('points-5'), announce: false })
      expect(await laurel.inbox('ada')).toEqual([])
      expect(await badgesOf(laurel)).toEqual(['both', 'points-5'])
    })

    test('a grant is stronger than a revocation before it', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.revoke(of('points-5'))
      expect(await laurel.grant(of('points-5'))).toEqual({ status: 'done', held: true })
      expect(await laurel.lift(of('points-5'))).toEqual({ status: 'already', held: true })
    })

    test('a badge for each target or period is granted for one of them', async () => {
      const community = await open()
      const { laurel } = community
      await laurel.grant(of('liked', { instance: 'post:1' }))
      await laurel.grant(of('weekly', { instance: '2026-W09' }))
      await laurel.record(event('l1', 'post.liked', { actor: 'bob', owner: 'ada', target: 'post:2' }))
      await laurel.revoke(of('liked', { instance: 'post:2' }))
      expect(await awardRows(community)).toMatchObject([
        { badge: 'liked', instance: 'post:1', ground: 'manual', revoked: null },
        { badge: 'liked', instance: 'post:2', ground: 'rule', by: 'manual' },
        { badge: 'weekly', instance: '2026-W09', ground: 'manual', revoked: null },
      ])
    })

    test('a live badge that is granted does not end with its window', async () => {
      const community = await open()
      const { laurel, clock } = community
      await laurel.record(event('s1', 'day.seen'))
      await laurel.grant(of('active-week'))
      expect((await awardRows(community))[0]).toMatchObject({ badge: 'active-week', ends: null })
      clock.now = new Date('2026-03-20T12:00:00Z')
      await laurel.startWorker().runOnce()
      expect(await badgesOf(laurel)).toEqual(['active-week', 'with-us'])
    })
  })

  describe('beginning anew', () => {
    test('C14 a reset takes what is counted, and the badges whose policy says so', async () => {
      const community = await open()
      const { laurel } = community
      await laurel.record([points('p1', 60), event('c1', 'project.created', { target: 'a', at: minute(1) })])
      expect(await laurel.reset({ person: 'ada', ...signed })).toEqual({ status: 'done', held: true })
      expect(await badgesOf(laurel)).toEqual(['both', 'points-5'])
      expect(await awardRows(community)).toMatchObject([
        { badge: 'both', revoked: null },
        { badge: 'builder', by: 'manual', reason: 'reset' },
        { badge: 'points-5', revoked: null },
        { badge: 'points-50', by: 'manual', reason: 'reset' },
      ])
      expect(await countsOf(laurel)).toEqual({})
    })

    test('C14 what was lost by a reset can be earned again, and late facts change nothing of it', async () => {
      const { laurel, clock } = await open()
      await laurel.record(points('p1', 60))
      await laurel.reset({ person: 'ada', ...signed })
      await laurel.record(late)
      clock.now = LATER
      expect(await badgesOf(laurel)).toEqual(['both', 'points-5'])
      await laurel.record(points('p2', 50, '2026-03-02T13:00:00Z'))
      expect(await badgesOf(laurel)).toEqual(['both', 'points-5', 'points-50'])
    })

    test('C15 a reset of what is reset already changes nothing', async () => {
      const { laurel } = await open()
      await laurel.person('ada', {})
      expect(await laurel.reset({ person: 'ada', ...signed })).toEqual({ status: 'already', held: false })
      await laurel.record(points('p1', 60))
      await laurel.reset({ person: 'ada', ...signed })
      expect(await laurel.reset({ person: 'ada', ...signed })).toEqual({ status: 'already', held: true })
    })
  })

  describe('what is no decision', () => {
    test.for([
      ['unknown_badge', 'badge', { badge: 'none' }],
      ['unknown_badge', 'badge', { badge: 'constructor' }],
      ['unknown_badge', 'badge', { badge: 'draft' }],
      ['invalid_instance', 'instance', { instance: 'post:1' }],
      ['invalid_instance', 'instance', { badge: 'liked' }],
      ['invalid_instance', 'instance', { badge: 'liked', instance: 'a\nb' }],
      ['invalid_instance', 'instance', { badge: 'weekly', instance: '2026-W54' }],
      ['invalid_decision', 'by', { by: '' }],
      ['invalid_decision', 'reason', { reason: '  ' }],
      ['invalid_decision', 'reason', { reason: 'x'.repeat(1_001) }],
      ['invalid_decision', 'reason', { reason: 'a\u0000b' }],
      ['invalid_person', 'person', { person: '' }],
    ] as const)('is refused as %s at %s: %j', async ([code, field, more]) => {
      const { laurel, rows } = await open()
      await expect(laurel.grant(of('points-5', more))).rejects.toMatchObject({ code, field })
      expect(await rows('select from :schema.event')).toEqual([])
      expect(await rows('select from :schema.person')).toEqual([])
    })

    test('there is nobody to take a badge from', async () => {
      const { laurel, rows } = await open()
      const unknown = { code: 'unknown_person', field: 'person' }
      await expect(laurel.revoke(of('points-5'))).rejects.toMatchObject(unknown)
      await expect(laurel.lift(of('points-5'))).rejects.toMatchObject(unknown)
      await expect(laurel.reset({ person: 'ada', ...signed })).rejects.toMatchObject(unknown)
      expect(await rows('select from :schema.person')).toEqual([])
    })

    test('nobody may send decisions as events', async () => {
      const { laurel } = await open()
      const results = await laurel.record([
        event('x1', 'laurel.granted', { data: { badge: 'points-5' } }),
        event('x2', 'laurel.reset'),
      ])
      expect(results.map((result) => result.problem?.code)).toEqual(['reserved_event_type', 'reserved_event_type'])
    })
  })

  test('decisions and facts at the same time end as some order of them', async () => {
    const { laurel, again } = await open()
    const other = await again()
    const facts = Array.from({ length: 20 }, (_, index) => points(`p${index}`, 1, minute(index)))
    await Promise.all([
      ...facts.map((fact, index) => (index % 2 === 0 ? laurel : other).record(fact)),
      laurel.grant(of('builder')),
      other.revoke(of('builder')).catch(() => {}),
      other.grant(of('points-50')),
      laurel.grant(of('points-50')),
    ])
    const metrics = await Array.fromAsync(laurel.exportMetrics())
    expect(metrics.find((row) => row.metric === 'points')?.value).toBe(20)
    expect(await badgesOf(laurel)).toEqual(expect.arrayContaining(['both', 'points-5', 'points-50']))
  })
})
