import type { Catalog } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { badge, catalogOf, heldBy, points, pointsOf } from '../test-support/changing-catalog.ts'
import { minute, onEachEngine } from '../test-support/engines.ts'

/** Publishes a catalog and folds everybody; the preview before it must tell exactly what that does. */
async function change(laurel: Laurel, catalog: Catalog) {
  const held = async () =>
    new Set(
      (await Array.fromAsync(laurel.exportAwards())).map((award) =>
        JSON.stringify([award.person, award.badge, award.instance]),
      ),
    )
  const before = await held()
  const preview = await laurel.previewCatalog(catalog)
  expect(await held()).toEqual(before)
  await laurel.publishCatalog(catalog, { token: preview.token })
  await laurel.backfill()
  const after = await held()
  const count = (of: 'gains' | 'losses') =>
    preview.badges.reduce((sum, { draft, [of]: { count } }) => sum + (draft ? 0 : count), 0)
  const renamed = new Map(
    Object.entries(catalog.badges).flatMap(([id, { previousIds }]) => previousIds.map((old) => [old, id])),
  )
  const named = [...before].map((key) => {
    const [person, id, instance] = JSON.parse(key) as [string, string, string]
    return JSON.stringify([person, renamed.get(id) ?? id, instance])
  })
  expect(count('gains')).toBe([...after].filter((key) => !named.includes(key)).length)
  expect(count('losses')).toBe(named.filter((key) => !after.has(key)).length)
  return preview
}

onEachEngine((open) => {
  async function begin(catalog: Catalog, counts: Readonly<Record<string, number>>) {
    const community = await open({ catalog })
    for (const [person, count] of Object.entries(counts)) await community.laurel.record(pointsOf(person, 1, count))
    return community
  }

  describe('a threshold', () => {
    test('E1 that falls gives the badge to those between at once, since when they reached it, and tells nobody', async () => {
      const { laurel } = await begin(catalogOf({ pro: badge(30) }), { ada: 35, bob: 25, cy: 10 })
      const preview = await change(laurel, catalogOf({ pro: badge(20) }))

      expect(await heldBy(laurel, 'ada')).toEqual({ pro: 20 })
      expect(await heldBy(laurel, 'bob')).toEqual({ pro: 20 })
      expect(await heldBy(laurel, 'cy')).toEqual({})
      expect(await laurel.inbox('bob')).toEqual([])
      const [pro] = preview.badges
      expect(pro?.gains).toMatchObject({
        count: 1,
        earliest: new Date(minute(20)),
        latest: new Date(minute(20)),
        samples: [{ person: 'bob', instance: '', earnedAt: new Date(minute(20)) }],
      })
      expect(pro?.moves).toMatchObject({ count: 1, samples: [{ person: 'ada' }] })
      expect(preview).toMatchObject({ base: 1, people: 2, messages: 1, problems: [] })
    })

    test('E1 I3 that falls tells those who get it where that is asked for, as many as the preview said', async () => {
      const { laurel } = await begin(catalogOf({ pro: badge(30) }), { ada: 35, bob: 25 })
      const catalog = catalogOf({ pro: badge(20) })
      const { messages } = await laurel.previewCatalog(catalog)
      await laurel.publishCatalog(catalog, { announce: true })
      await laurel.backfill()
      expect(messages).toBe(1)
      expect(await laurel.inbox('bob')).toHaveLength(1)
      expect(await laurel.inbox('ada')).toHaveLength(1)
    })

    test('E2 that rises leaves the badge to its holders with their date, and congratulates nobody again at the new one', async () => {
      const { laurel } = await begin(catalogOf({ pro: badge(30) }), { ada: 35, bob: 25 })
      const preview = await change(laurel, catalogOf({ pro: badge(50) }))
      expect(preview.badges).toMatchObject([
        { badge: 'pro', gains: { count: 0 }, losses: { count: 0 }, keeps: { count: 1 } },
      ])
      expect(await heldBy(laurel, 'ada')).toEqual({ pro: 30 })
      const [award] = await Array.fromAsync(laurel.exportAwards())
      expect(award?.ground).toBe('kept')

      await laurel.record(pointsOf('ada', 36, 55))
      await laurel.record(pointsOf('bob', 26, 45))
      expect(await heldBy(laurel, 'ada')).toEqual({ pro: 30 })
      expect(await laurel.inbox('ada')).toHaveLength(1)
      expect(await heldBy(laurel, 'bob')).toEqual({})
      expect((await laurel.profile('bob'))?.next[0]).toMatchObject({ badge: 'pro', remaining: 5 })
    })

    test('E2 that rises takes the badge from its holders where the policy is to judge anew', async () => {
      const strict = { change: 'recalculate' } as const
      const { laurel } = await begin(catalogOf({ pro: badge(30, strict) }), { ada: 35, bob: 60 })
      const preview = await change(laurel, catalogOf({ pro: badge(50, strict) }))
      expect(preview.badges).toMatchObject([
        { losses: { count: 1, samples: [{ person: 'ada' }] }, moves: { count: 1 } },
      ])
      expect(await heldBy(laurel, 'ada')).toEqual({})
      expect(await heldBy(laurel, 'bob')).toEqual({ pro: 50 })
    })

    test('what was kept is kept through late facts, corrections and the next change', async () => {
      const { laurel } = await begin(catalogOf({ pro: badge(30) }), { ada: 35 })
      await change(laurel, catalogOf({ pro: badge(50) }))
      await laurel.record({ id: 'late', type: 'point.given', at: minute(0), actor: 'ada' })
      await laurel.retract({ event: 'p7', person: 'ada' })
      await change(laurel, catalogOf({ pro: badge(60) }))
      expect(await heldBy(laurel, 'ada')).toEqual({ pro: 30 })
    })
  })

  describe('a composite badge', () => {
    const of = (...parts: readonly number[]) => ({ kind: 'all', of: parts.map(points) }) as const

    test('E3 of which a requirement is removed is given to those who are complete now', async () => {
      const { laurel } = await begin(catalogOf({ master: badge(of(5, 20)) }), { ada: 8 })
      await change(laurel, catalogOf({ master: badge(of(5)) }))
      expect(await heldBy(laurel, 'ada')).toEqual({ master: 5 })
    })

    test('E4 to which a requirement is added leaves its holders the badge and its date', async () => {
      const { laurel } = await begin(catalogOf({ master: badge(of(5)) }), { ada: 8, bob: 30 })
      const preview = await change(laurel, catalogOf({ master: badge(of(5, 20)) }))
      expect(await heldBy(laurel, 'ada')).toEqual({ master: 5 })
      // Complete by the new rule as well, only later: the date stays.
      expect(await heldBy(laurel, 'bob')).toEqual({ master: 5 })
      expect(preview.badges[0]?.keeps.count).toBe(2)
    })

    test('what depends on a badge that changed changes with it', async () => {
      const rules = (needed: number) =>
        catalogOf({
          pro: badge(needed),
          both: badge({ kind: 'all', of: [{ kind: 'holds', badge: 'pro' }, points(3)] }),
        })
      const { laurel } = await begin(rules(30), { ada: 25 })
      await change(laurel, rules(20))
      expect(await heldBy(laurel, 'ada')).toEqual({ pro: 20, both: 20 })
    })
  })

  test('E5 a badge with another name and picture is the same badge, and nobody is folded anew', async () => {
    const { laurel, rows } = await begin(catalogOf({ pro: badge(30) }), { ada: 35 })
    const renamed = catalogOf({ pro: badge(30, { name: { en: 'Professional' }, glyph: 'star' }) })
    const before = await rows('select * from :schema.person')
    expect(await laurel.previewCatalog(renamed)).toMatchObject({ people: 0, badges: [] })
    expect(await laurel.publishCatalog(renamed)).toEqual({ status: 'published', version: 2, backfill: false })
    expect(await laurel.backfill()).toBe(0)
    expect(await rows('select * from :schema.person')).toEqual(before)
    expect((await laurel.profile('ada'))?.highlights).toMatchObject([
      { badge: 'pro', name: 'Professional', glyph: 'star' },
    ])
  })

  test('E6 a badge with another id is held by those who held it, with its history and notices, and earned by nobody anew', async () => {
    const { laurel } = await begin(catalogOf({ old: badge(30) }), { ada: 35, bob: 10 })
    await laurel.grant({ person: 'bob', badge: 'old', by: 'test', reason: 'because' })
    await laurel.revoke({ person: 'ada', badge: 'old', by: 'test', reason: 'a mistake' })
    const preview = await change(laurel, catalogOf({ fresh: badge(30, { previousIds: ['old'] }) }))
    expect(preview.badges).toMatchObject([{ badge: 'fresh', gains: { count: 0 }, losses: { count: 0 } }])
    expect(await heldBy(laurel, 'ada')).toEqual({})
    expect(Object.keys(await heldBy(laurel, 'bob'))).toEqual(['fresh'])
    await laurel.lift({ person: 'ada', badge: 'fresh', by: 'test', reason: 'it was none' })
    expect(await heldBy(laurel, 'ada')).toEqual({ fresh: 30 })
    const inbox = await laurel.inbox('ada')
    expect(inbox.map(({ awards }) => awards.map(({ badge: id }) => id))).toEqual([['fresh']])
  })

  test('E6 a badge that takes in another one is held since the earlier date', async () => {
    const { laurel } = await begin(catalogOf({ small: badge(5), big: badge(20) }), { ada: 25, bob: 8 })
    await change(laurel, catalogOf({ big: badge(20, { previousIds: ['small'] }) }))
    expect(await heldBy(laurel, 'ada')).toEqual({ big: 5 })
    expect(await heldBy(laurel, 'bob')).toEqual({ big: 5 })
  })

  test('E7 C11 a retired badge stays with its holders, is earned by nobody, and follows corrections', async () => {
    const { laurel } = await begin(catalogOf({ pro: badge(30) }), { ada: 35, bob: 25, cy: 30 })
    const retired = catalogOf({ pro: badge(30, { status: 'retired', available: { until: '2026-03-02' } }) })
    const preview = await change(laurel, retired)
    expect(preview.badges).toMatchObject([{ gains: { count: 0 }, losses: { count: 0 }, keeps: { count: 0 } }])
    await laurel.record(pointsOf('bob', 26, 40).map((event) => ({ ...event, at: event.at.replace('03-02', '03-01') })))
    expect((await laurel.showcase('ada'))?.categories[0]?.badges).toMatchObject([{ id: 'pro', retired: true }])
    expect((await laurel.showcase('dee'))?.categories ?? []).toEqual([])
    await laurel.retract({ event: 'p7', person: 'cy', reason: 'fraud' })
    expect(await heldBy(laurel, 'cy')).toEqual({})
  })

  describe('a badge that was retired and is revived', () => {
    const retired = { status: 'retired', available: { until: '2026-03-01' } } as const

    test('E8 counts what happened in between, silently', async () => {
      const { laurel } = await begin(catalogOf({ pro: badge(30, retired) }), { ada: 35 })
      expect(await heldBy(laurel, 'ada')).toEqual({})
      const preview = await change(laurel, catalogOf({ pro: badge(30) }))
      expect(preview.badges[0]?.gains.count).toBe(1)
      expect(await heldBy(laurel, 'ada')).toEqual({ pro: 30 })
      expect(await laurel.inbox('ada')).toEqual([])
    })

    test('E8 gives nothing for what happened before the day from which on it can be had again', async () => {
      const { laurel, clock } = await begin(catalogOf({ pro: badge(30, retired) }), { ada: 35 })
      await change(laurel, catalogOf({ pro: badge(30, { available: { from: '2026-03-05' } }) }))
      expect(await heldBy(laurel, 'ada')).toEqual({})
      clock.now = new Date('2026-03-05T09:00:00Z')
      await laurel.record({ id: 'next', type: 'point.given', at: '2026-03-05T08:00:00Z', actor: 'ada' })
      expect(Object.keys(await heldBy(laurel, 'ada'))).toEqual(['pro'])
    })
  })

  test('E10 a draft is earned by nobody, and its preview shows what it would give', async () => {
    const { laurel } = await begin(catalogOf({ pro: badge(30) }), { ada: 35, bob: 25 })
    const drafted = catalogOf({
      pro: badge(30),
      idea: badge(20, { status: 'draft' }),
      next: badge({ kind: 'holds', badge: 'idea' }),
    })
    const preview = await change(laurel, drafted)
    expect(preview.badges).toMatchObject([
      { badge: 'next', draft: false, gains: { count: 0 } },
      { badge: 'idea', draft: true, gains: { count: 2, earliest: new Date(minute(20)) } },
    ])
    expect(preview.messages).toBe(0)
    expect(await heldBy(laurel, 'ada')).toEqual({ pro: 30 })
    expect((await laurel.previewCatalog(drafted)).badges).toMatchObject([{ badge: 'idea', gains: { count: 2 } }])
  })

  test('E13 a badge put into the middle of a ladder changes nothing about the others', async () => {
    const ladder = (badges: Parameters<typeof catalogOf>[0]) =>
      catalogOf(badges, { paths: { way: { name: { en: 'Way' }, metric: 'points', badges: Object.keys(badges) } } })
    const { laurel } = await begin(ladder({ one: badge(1), thirty: badge(30, { tier: 'gold' }) }), { ada: 35, bob: 12 })
    await change(
      laurel,
      ladder({ one: badge(1), ten: badge(10, { tier: 'silver' }), thirty: badge(30, { tier: 'gold' }) }),
    )
    const awards = await Array.fromAsync(laurel.exportAwards())
    expect(awards.map(({ person, badge: id, tier }) => `${person} ${id} ${tier}`)).toEqual([
      'ada one bronze',
      'ada ten silver',
      'ada thirty gold',
      'bob one bronze',
      'bob ten silver',
    ])
  })

  test('E13 a badge of another tier is of that tier for everybody, and nobody is folded anew', async () => {
    const { laurel } = await begin(catalogOf({ pro: badge(30) }), { ada: 35 })
    const preview = await change(laurel, catalogOf({ pro: badge(30, { tier: 'gold' }) }))
    expect(preview).toMatchObject({ people: 0, badges: [] })
    expect((await Array.fromAsync(laurel.exportAwards()))[0]?.tier).toBe('gold')
  })

  test('events of a type that the catalog learns count from when they happened', async () => {
    const { laurel } = await begin(catalogOf({ pro: badge(30) }), {})
    await laurel.record({ id: 'c1', type: 'code.pushed', at: minute(4), actor: 'ada' })
    expect((await laurel.health()).unknownTypes).toEqual([{ type: 'code.pushed', count: 1 }])
    const noun = { en: 'pushes' }
    const learned = catalogOf(
      { pusher: badge({ kind: 'compare', metric: 'pushes', op: '>=', value: 1 }), pro: badge(30) },
      {
        events: { ...laurel.catalog.events, 'code.pushed': 'Code was pushed.' },
        metrics: { pushes: { kind: 'count', credit: 'actor', of: ['code.pushed'], noun } },
      },
    )
    await change(laurel, learned)
    expect(await heldBy(laurel, 'ada')).toEqual({ pusher: 4 })
    expect((await laurel.health()).unknownTypes).toEqual([])
  })
})
