import { describe, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import { badge, catalogOf, heldBy, pointsOf } from '../test-support/changing-catalog.ts'
import { minute, onEachEngine, START } from '../test-support/engines.ts'

const first = catalogOf({ pro: badge(30) })
const second = catalogOf({ pro: badge(20) })

onEachEngine((open, source) => {
  describe('a process that starts', () => {
    test('publishes its catalog where none is, and finds it in force ever after', async () => {
      const { laurel, again } = await open({ catalog: first })
      await again()
      expect(await laurel.catalogVersions()).toMatchObject([
        { version: 1, publishedAt: START, publishedBy: null, backfill: null },
      ])
      expect(await laurel.catalogVersion(1)).toEqual(first)
      expect(await laurel.catalogVersion(2)).toBeNull()
    })

    test('publishes one that was never published as the next version, and the worker folds people by it silently', async () => {
      const { laurel, again } = await open({ catalog: first })
      await laurel.record(pointsOf('ada', 1, 25))
      const next = await again({ catalog: second })
      expect((await next.catalogVersions())[0]).toMatchObject({ version: 2, backfill: { finished: false } })
      const worker = next.startWorker()
      await worker.runOnce()
      await worker.stop()
      expect(await heldBy(next, 'ada')).toEqual({ pro: 20 })
      expect(await next.inbox('ada')).toEqual([])
      expect((await next.catalogVersions())[0]?.backfill).toEqual({ done: 1, total: 1, finished: true })
    })

    test('E12 with a catalog of before uses the newest, and two of different releases never take turns', async () => {
      const { laurel: old, again } = await open({ catalog: first })
      const fresh = await again({ catalog: second })
      const restarted = await again({ catalog: first })
      expect(restarted.catalog.badges['pro']?.criteria).toEqual(second.badges['pro']?.criteria)
      expect(await fresh.catalogVersions()).toHaveLength(2)
      // It still has the catalog it started with, and finds out when it wants to write.
      expect(old.catalog).toEqual(first)
      const answers = await old.record(pointsOf('ada', 1, 25))
      expect(answers.flatMap((answer) => answer.awards.map((award) => award.badge))).toEqual(['pro'])
      expect(old.catalog).toEqual(second)
    })

    test('brings none and uses the one in force', async () => {
      const { again, schema } = await open({ catalog: first })
      const { pro } = (await again({ catalog: second })).catalog.badges
      const laurel = await createLaurel({ database: source(), schema, now: () => START })
      expect(laurel.catalog.badges['pro']).toEqual(pro)
    })

    test('is refused with a sentence where none is published and it may not or cannot', async () => {
      const options = { database: source(), now: () => START }
      await expect(createLaurel({ ...options, schema: 'nothing_1' })).rejects.toMatchObject({ code: 'no_catalog' })
      const never = createLaurel({ ...options, schema: 'nothing_2', catalog: first, publish: 'never' })
      await expect(never).rejects.toMatchObject({ code: 'no_catalog' })
    })

    test('that may not publish uses what is published', async () => {
      const { again, laurel } = await open({ catalog: first })
      expect((await again({ catalog: second, publish: 'never' })).catalog).toEqual(first)
      expect(await laurel.catalogVersions()).toHaveLength(1)
    })

    test('beside others at the same time publishes once', async () => {
      const { again, laurel } = await open({ catalog: first })
      await Promise.all(Array.from({ length: 5 }, () => again({ catalog: second })))
      expect((await laurel.catalogVersions()).map(({ version }) => version)).toEqual([2, 1])
    })

    test('keeps the zone that was published where it says none, and publishes another one as a version', async () => {
      const { again, laurel } = await open({ catalog: first, zone: 'Asia/Tokyo' })
      await again({ zone: undefined } as never)
      expect(await laurel.catalogVersions()).toHaveLength(1)
      await again({ zone: 'Europe/Berlin' })
      expect(await laurel.catalogVersions()).toHaveLength(2)
    })
  })

  describe('publishing', () => {
    test('the catalog in force again changes nothing, whatever the order of its fields', async () => {
      const { laurel } = await open({ catalog: first })
      const turned = Object.fromEntries(Object.entries(first).reverse()) as unknown as typeof first
      expect(await laurel.publishCatalog(turned)).toEqual({ status: 'already', version: 1, backfill: false })
    })

    test('says who did it and why', async () => {
      const { laurel } = await open({ catalog: first })
      await laurel.publishCatalog(second, { by: 'ada', note: 'Thirty was too many.' })
      expect((await laurel.catalogVersions())[0]).toMatchObject({ publishedBy: 'ada', note: 'Thirty was too many.' })
    })

    test('E8 E12 a catalog that was in force before brings it back as a new version', async () => {
      const { laurel } = await open({ catalog: first })
      await laurel.publishCatalog(second)
      expect(await laurel.publishCatalog(first)).toMatchObject({ status: 'published', version: 3 })
      expect(laurel.catalog).toEqual(first)
    })

    test('E11 is refused when something else was previewed, or something was published since', async () => {
      const { laurel } = await open({ catalog: first })
      const { token } = await laurel.previewCatalog(second)
      const other = catalogOf({ pro: badge(21) })
      await expect(laurel.publishCatalog(other, { token })).rejects.toMatchObject({ code: 'preview_outdated' })
      await laurel.publishCatalog(other)
      await expect(laurel.publishCatalog(second, { token })).rejects.toMatchObject({ code: 'preview_outdated' })
      expect(await laurel.catalogVersions()).toHaveLength(2)
    })

    test('E6 E9 is refused when a badge vanishes that somebody held, with what to do about it', async () => {
      const { laurel, again } = await open({ catalog: first })
      await laurel.record(pointsOf('ada', 1, 30))
      await laurel.revoke({ person: 'ada', badge: 'pro', by: 'test', reason: 'test' })
      const without = catalogOf({ other: badge(30) })
      expect((await laurel.previewCatalog(without)).problems).toMatchObject([
        { code: 'badge_vanished', where: 'badges.pro', mend: expect.stringContaining('"retired"') },
      ])
      const refused = { code: 'catalog_refused', message: expect.stringContaining('previousIds') }
      await expect(laurel.publishCatalog(without)).rejects.toMatchObject(refused)
      await expect(again({ catalog: without })).rejects.toMatchObject(refused)
      expect(await laurel.catalogVersions()).toHaveLength(1)
    })

    test('E9 a badge that nobody ever held may vanish', async () => {
      const { laurel } = await open({ catalog: first })
      await laurel.record(pointsOf('ada', 1, 29))
      expect(await laurel.publishCatalog(catalogOf({ other: badge(5) }))).toMatchObject({ status: 'published' })
    })

    test('is refused when a badge would be held once for each of something else', async () => {
      const { laurel } = await open({ catalog: first })
      await laurel.record(pointsOf('ada', 1, 30))
      const noun = { en: 'points' }
      const weekly = catalogOf(
        { pro: badge({ kind: 'compare', metric: 'week', op: '>=', value: 5 }, { once: 'period' }) },
        {
          metrics: {
            week: {
              kind: 'count',
              credit: 'actor',
              of: ['point.given'],
              window: { kind: 'calendar', unit: 'week' },
              noun,
            },
          },
        },
      )
      expect((await laurel.previewCatalog(weekly)).problems).toMatchObject([{ code: 'instances_changed' }])
      await expect(laurel.publishCatalog(weekly)).rejects.toMatchObject({ code: 'catalog_refused' })
    })
  })

  test('another process reads with the new version after some seconds', async () => {
    const { laurel, again, clock } = await open({ catalog: first })
    const reader = await again()
    await laurel.publishCatalog(catalogOf({ pro: badge(30, { name: { en: 'Professional' } }) }))
    expect((await reader.badge('pro'))?.name).toBe('A badge')
    clock.now = new Date(START.getTime() + 5_000)
    expect((await reader.badge('pro'))?.name).toBe('Professional')
  })

  test('badges are shown in the order of the catalog, whoever reads it from the database', async () => {
    const { again, laurel } = await open({ catalog: first })
    const ordered = catalogOf({ zebra: badge(1), apple: badge(2), pro: badge(30) })
    await laurel.publishCatalog(ordered)
    expect(Object.keys((await again()).catalog.badges)).toEqual(['zebra', 'apple', 'pro'])
    const turned = catalogOf({ apple: badge(2), zebra: badge(1), pro: badge(30) })
    expect(await laurel.publishCatalog(turned)).toMatchObject({ status: 'published', backfill: false })
  })

  test('a late event of a time before the change counts by the rules in force', async () => {
    const { laurel } = await open({ catalog: first })
    await laurel.record(pointsOf('ada', 2, 20))
    await laurel.publishCatalog(second)
    const [answer] = await laurel.record({ id: 'late', type: 'point.given', at: minute(1), actor: 'ada' })
    expect(answer?.awards).toMatchObject([{ badge: 'pro', earnedAt: new Date(minute(20)) }])
    expect(await laurel.inbox('ada')).toHaveLength(1)
  })
})
