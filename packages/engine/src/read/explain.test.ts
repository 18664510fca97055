import { type EventInput, parseCatalog } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { correctable } from '../test-support/corrections.ts'
import { event, minute, onEachEngine, START } from '../test-support/engines.ts'
import type { Condition } from './explain-conditions.ts'

const points = (id: string, value: number, more: Partial<EventInput> = {}) =>
  event(id, 'points.given', { value, ...more })

const like = (id: string, actor: string, owner: string) => event(id, 'post.liked', { actor, owner, target: 'post:1' })

async function explained(laurel: Laurel, badge: string, options: Parameters<Laurel['explain']>[1] = {}, more = {}) {
  const found = await laurel.explain({ person: 'ada', badge, ...more }, options)
  if (found === null) throw new TypeError('Nobody is called ada.')
  return found
}

/** Each fact of the first metric with its outcome, the newest first. */
async function outcomes(laurel: Laurel, badge: string) {
  const { metrics } = await explained(laurel, badge)
  return metrics[0]?.facts.map(({ event: id, outcome }) => `${id} ${outcome}`)
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: correctable })

  describe('an explanation', () => {
    test('says how the badge stands, what it asks, and which facts it is made of', async () => {
      const { laurel } = await open()
      await laurel.record([points('p1', 3, { at: minute(1) }), points('p2', 1, { at: minute(2), zone: '+09:00' })])
      expect(await explained(laurel, 'points-5')).toEqual({
        person: 'ada',
        badge: 'points-5',
        name: 'A badge',
        instance: '',
        target: null,
        held: false,
        standing: 'open',
        text: 'not held. 4 of 5',
        since: null,
        ground: null,
        times: 0,
        endsAt: null,
        lostAt: null,
        earnedBy: null,
        day: '2026-03-02',
        criteria: {
          kind: 'compare',
          isTrue: false,
          text: 'things ≥ 5',
          result: '4, 1 missing',
          number: { metric: 'points', target: null, op: '>=', needed: 5, value: 4, missing: 1 },
          badge: null,
          count: null,
          of: [],
        },
        metrics: [
          {
            metric: 'points',
            target: null,
            noun: 'things',
            value: 4,
            window: null,
            streak: null,
            text: '2 events count',
            detail: '',
            tallies: [{ outcome: 'counted', cap: null, count: 2 }],
            facts: [
              expect.objectContaining({ event: 'p2', zone: '+09:00', zoneFrom: 'event' }),
              {
                person: 'ada',
                event: 'p1',
                type: 'points.given',
                at: new Date(minute(1)),
                day: '2026-03-02',
                zone: 'UTC',
                zoneFrom: 'community',
                target: null,
                value: 3,
                outcome: 'counted',
                cap: null,
                error: null,
                text: 'counted',
                correction: null,
              },
            ],
            more: 0,
          },
        ],
        decisions: [],
        history: [],
        award: null,
        failures: [],
        isCurrent: true,
      })
    })

    test('names what earned the badge, and speaks the reader’s language', async () => {
      const { laurel } = await open()
      await laurel.record([points('p1', 3, { at: minute(1) }), points('p2', 2, { at: minute(2) })])
      const found = await explained(laurel, 'points-5', { locale: 'de' })
      expect(found).toMatchObject({
        held: true,
        text: 'gehalten seit 02.03.2026',
        since: new Date(minute(2)),
        earnedBy: { person: 'ada', event: 'p2', type: 'points.given', at: new Date(minute(2)) },
        award: { earnedAt: new Date(minute(2)), awardedAt: START, revokedAt: null },
      })
      expect(found.metrics[0]?.text).toBe('2 Ereignisse zählen')
    })

    test('is of nobody and of nothing where there is nobody and nothing', async () => {
      const { laurel } = await open()
      expect(await laurel.explain({ person: 'nobody', badge: 'points-5' })).toBeNull()
      await laurel.record(points('p1', 3))
      for (const badge of ['nothing', 'constructor'])
        await expect(explained(laurel, badge)).rejects.toMatchObject({ code: 'unknown_badge', field: 'badge' })
      await expect(explained(laurel, 'points-5', {}, { instance: 'x' })).rejects.toMatchObject({
        code: 'invalid_instance',
        field: 'instance',
      })
    })

    test('says that late facts are still to be folded in', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 3, { at: minute(10) }))
      await laurel.record(points('p0', 2, { at: minute(1) }), { settle: false })
      expect(await explained(laurel, 'points-5')).toMatchObject({ held: true, award: null, isCurrent: false })
      await laurel.settle()
      expect(await explained(laurel, 'points-5')).toMatchObject({ held: true, isCurrent: true })
    })
  })

  describe('facts that do not count', () => {
    const catalog = parseCatalog({
      ...testCatalog,
      metrics: {
        ...testCatalog.metrics,
        likesReceived: {
          kind: 'count',
          credit: 'owner',
          of: ['post.liked'],
          notSelf: true,
          caps: [{ most: 2, every: 'day', of: 'pair' }],
          noun: { en: 'likes' },
        },
      },
    })

    test('D1 D3 are a like of one’s own post and more than two of one person, told to whoever asks and to nobody else', async () => {
      const { laurel } = await openCommunity({ catalog })
      const from = (actor: string, n: number) =>
        event(`${actor}${n}`, 'post.liked', { actor, owner: 'ada', target: `post:${n}`, at: minute(n) })
      const answers = await laurel.record([from('ada', 1), from('bob', 2), from('bob', 3), from('bob', 4)])
      const { metrics } = await explained(laurel, 'liked')
      expect(metrics[0]?.text).toBe(
        '2 events count, 2 do not: 1 over the cap (2 a day, towards one person), 1 done to their own things',
      )
      expect(metrics[0]?.facts.map(({ event: id, outcome }) => [id, outcome])).toEqual([
        ['bob4', 'capped'],
        ['bob3', 'counted'],
        ['bob2', 'counted'],
        ['ada1', 'self'],
      ])
      // D5: nobody hears of a cap unless they ask.
      expect(Object.keys(answers.at(-1) ?? {}).sort()).toEqual(['awards', 'id', 'status'])
      expect((await laurel.inbox('ada')).map((notice) => notice.text).join()).not.toContain('cap')
    })

    test('A9 were told later than the catalog counts', async () => {
      const { laurel } = await open()
      await laurel.record([points('old', 5, { at: '2026-01-02T10:00:00Z' }), points('p1', 1)])
      expect(await outcomes(laurel, 'points-5')).toEqual(['p1 counted', 'old too_old'])
    })

    test('A10 were retracted, also before they came, by whom and why', async () => {
      const { laurel } = await open()
      await laurel.retract({ person: 'ada', event: 'p1', reason: 'Spam', by: 'grace' })
      await laurel.record([points('p1', 5, { at: minute(1) }), points('p2', 1, { at: minute(2) })])
      const { metrics } = await explained(laurel, 'points-5')
      expect(metrics[0]?.facts).toMatchObject([
        { event: 'p2', outcome: 'counted', correction: null },
        {
          event: 'p1',
          outcome: 'retracted',
          text: 'retracted',
          correction: { type: 'laurel.retracted', at: START, by: 'grace', reason: 'Spam', value: null },
        },
      ])
    })

    test('A12 count as another value, with what was said of them', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 100))
      await laurel.replace({ person: 'ada', event: 'p1', value: 10, reason: 'Minutes' })
      const { metrics } = await explained(laurel, 'points-50')
      expect(metrics[0]?.facts).toMatchObject([
        { event: 'p1', value: 10, outcome: 'counted', correction: { type: 'laurel.replaced', value: 10 } },
      ])
    })

    test('D10 wait for somebody to look at them', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5_000))
      expect(await outcomes(laurel, 'points-5')).toEqual(['p1 review'])
    })

    test('C11 do not count either for a badge that was retired since', async () => {
      const { laurel, again } = await open()
      await laurel.record(points('p1', 5))
      await laurel.retract({ person: 'ada', event: 'p1' })
      const retired = { status: 'retired', available: { until: '2026-03-01' } }
      const badges = { ...correctable.badges, 'points-5': { ...correctable.badges['points-5'], ...retired } }
      const later = await again({ catalog: parseCatalog({ ...correctable, badges }) })
      expect(await explained(later, 'points-5')).toMatchObject({ held: false, standing: 'unavailable' })
    })
  })

  describe('what became of an award', () => {
    test('B13 an earlier fact that came late moved its date, and the history has both', async () => {
      const { laurel } = await open()
      await laurel.record(points('p2', 5, { at: minute(20) }))
      await laurel.record(points('p1', 5, { at: minute(10) }))
      expect(await explained(laurel, 'points-5')).toMatchObject({
        since: new Date(minute(10)),
        earnedBy: { event: 'p1' },
        history: [{ change: 'moved', at: START, earnedAt: new Date(minute(10)), earlierAt: new Date(minute(20)) }],
      })
    })

    test('C6 an admin revoked it, by whom and why, and it would be earned otherwise', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.revoke({ person: 'ada', badge: 'points-5', by: 'grace', reason: 'Bought' })
      expect(await explained(laurel, 'points-5')).toMatchObject({
        held: false,
        standing: 'revoked',
        text: 'not held: revoked by decision',
        criteria: { isTrue: true },
        decisions: [{ kind: 'revoked', by: 'grace', reason: 'Bought', text: 'revoked: Bought' }],
        history: [{ change: 'revoked' }],
        award: { revokedBy: 'manual', revokedReason: 'Bought' },
      })
    })

    test('C13 it stays although the cheater’s event was voided, and the number without it is shown', async () => {
      const { laurel } = await open()
      await laurel.record([like('l1', 'eve', 'ada')])
      await laurel.retract({ person: 'eve', event: 'l1', reason: 'Bot', by: 'grace' })
      const found = await explained(laurel, 'liked')
      expect(found).toMatchObject({
        held: true,
        ground: 'kept',
        earnedBy: null,
        criteria: { isTrue: false, result: '0, 1 missing' },
        decisions: [{ kind: 'kept', reason: 'void', text: 'kept: an event of somebody else was retracted' }],
      })
      expect(found.metrics[0]?.facts).toMatchObject([
        { person: 'eve', event: 'l1', outcome: 'retracted', correction: { by: 'grace', reason: 'Bot' } },
      ])
      expect(await explained(laurel, 'liked-truly')).toMatchObject({ held: false, history: [{ change: 'revoked' }] })
    })

    test('C8 somebody granted it, and no rule did', async () => {
      const { laurel } = await open()
      await laurel.grant({ person: 'ada', badge: 'points-5', by: 'grace', reason: 'Talk' })
      expect(await explained(laurel, 'points-5')).toMatchObject({
        held: true,
        ground: 'manual',
        text: 'held since Mar 2, 2026, by decision',
        decisions: [{ kind: 'granted', by: 'grace' }],
      })
    })

    test('E2 it was kept when a version of the catalog asked for more', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 6))
      const higher = { kind: 'compare', metric: 'points', op: '>=', value: 20 }
      const badges = { ...correctable.badges, 'points-5': { ...correctable.badges['points-5'], criteria: higher } }
      await laurel.publishCatalog(parseCatalog({ ...correctable, badges }))
      expect(await explained(laurel, 'points-5')).toMatchObject({
        held: false,
        award: { revokedAt: null },
        isCurrent: false,
      })
      await laurel.backfill()
      expect(await explained(laurel, 'points-5')).toMatchObject({
        held: true,
        ground: 'kept',
        text: 'held since Mar 2, 2026, kept from before',
        criteria: { isTrue: false, result: '6, 14 missing' },
        decisions: [{ kind: 'kept', reason: 'version-2', text: 'kept: the rules changed with version 2' }],
        isCurrent: true,
      })
    })

    test('B15 of a limited badge none was left', async () => {
      const limited = { ...correctable.badges['points-5'], supply: { most: 1 } }
      const badges = { ...correctable.badges, 'points-5': limited }
      const { laurel } = await openCommunity({ catalog: parseCatalog({ ...correctable, badges }) })
      await laurel.record([points('p1', 5, { actor: 'eve', at: minute(1) }), points('p2', 5, { at: minute(2) })])
      expect(await explained(laurel, 'points-5')).toMatchObject({ held: false, standing: 'sold_out' })
      expect(await laurel.explain({ person: 'eve', badge: 'points-5' })).toMatchObject({ held: true })
    })
  })

  test('F8 a day is told with the zone it was taken in, and whose zone that is', async () => {
    const { laurel } = await openCommunity({ catalog: correctable, zone: 'Europe/Berlin' })
    const at = '2026-03-01T23:30:00Z'
    await laurel.record(event('m1', 'minutes.spent', { at }))
    const facts = async () => (await explained(laurel, 'three-days')).metrics[0]?.facts
    expect(await facts()).toMatchObject([{ day: '2026-03-02', zone: 'Europe/Berlin', zoneFrom: 'community' }])
    await laurel.person('ada', { zone: 'America/New_York' })
    await laurel.record(event('m2', 'minutes.spent', { at: START.toISOString() }))
    expect(await facts()).toMatchObject([{ zone: 'America/New_York', zoneFrom: 'person' }, { zoneFrom: 'community' }])
  })

  test('what is explained is what is held, for every badge and whatever came late or was taken back', async () => {
    const { laurel } = await openCommunity()
    const made = (n: number, at: number) =>
      event(`c${n}`, 'project.created', { target: `project:${n}`, at: minute(at) })
    await laurel.record([
      ...[1, 2, 3, 4, 5].map((n) => made(n, n)),
      event('d1', 'project.deleted', { target: 'project:1', at: minute(9) }),
      ...['bob', 'eve'].map((actor) => ({ ...like(`l-${actor}`, actor, 'ada'), at: minute(12) })),
      points('p1', 40, { at: minute(15) }),
      event('v1', 'answer.voted', { actor: 'bob', owner: 'ada', target: 'answer:1', value: 3, at: minute(16) }),
    ])
    await laurel.record(points('p0', 7, { at: minute(0) }))
    await laurel.retract({ person: 'ada', event: 'p1' })
    await laurel.revoke({ person: 'ada', badge: 'first-project', by: 'grace', reason: 'Test' })

    const awards = (await Array.fromAsync(laurel.exportAwards())).filter(({ person }) => person === 'ada')
    const found: unknown[] = []
    for (const badge of Object.keys(testCatalog.badges)) {
      const { held, instance, since } = await explained(laurel, badge)
      if (held) found.push([badge, instance, since])
    }
    expect(awards.length).toBeGreaterThan(5)
    expect(found.toSorted()).toEqual(
      awards.map(({ badge, instance, earnedAt }) => [badge, instance, earnedAt]).toSorted(),
    )
  })

  test('a badge of badges has their conditions inside its own', async () => {
    const { laurel } = await open()
    await laurel.record(points('p1', 5))
    const { criteria, metrics } = await explained(laurel, 'both')
    const lines = (node: Condition): readonly string[] => [
      `${node.isTrue ? '✓' : '✗'} ${node.text} ${node.result}`.trim(),
      ...node.of.flatMap(lines).map((line) => `  ${line}`),
    ]
    expect(lines(criteria)).toEqual([
      '✗ all of these',
      '  ✓ **A badge**',
      '    ✓ things ≥ 5 5',
      '  ✗ **A badge** not held',
      '    ✗ thing ≥ 1 0, 1 missing',
    ])
    expect(metrics.map(({ metric, text }) => [metric, text])).toEqual([
      ['points', '1 event counts'],
      ['given', 'no event yet'],
    ])
  })
})
