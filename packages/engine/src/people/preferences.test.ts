import { parseCatalog } from '@laurel/core'
import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import {
  choicesCatalog as catalog,
  closed,
  liked,
  opened,
  painted,
  pointsFor,
} from '../test-support/choices-catalog.ts'
import { minute, onEachEngine } from '../test-support/engines.ts'

const NOTHING = { recognition: 'all', pins: [], hidden: [] }

async function highlightsOf(laurel: Laurel, audience: 'public' | 'owner' = 'public'): Promise<readonly string[]> {
  const profile = await laurel.profile('ada', { audience })
  return (profile?.highlights ?? []).map(({ badge }) => badge)
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog })

  test('nobody has no preferences, and somebody who chose nothing is seen with everything', async () => {
    const { laurel } = await open()
    expect(await laurel.preferences('ada')).toBeNull()
    await expect(laurel.prefer('ada', { recognition: 'off' })).rejects.toMatchObject({ code: 'unknown_person' })
    await laurel.person('ada', {})
    expect(await laurel.preferences('ada')).toEqual(NOTHING)
  })

  test('what is left out stays as it was', async () => {
    const { laurel } = await open()
    await laurel.record([pointsFor('ada', 5), painted('ada')])
    await laurel.prefer('ada', { recognition: 'quiet', pins: ['painter'], hidden: ['five'] })
    const chosen = { recognition: 'quiet', pins: ['painter'], hidden: ['five'] }
    expect(await laurel.prefer('ada', {})).toEqual(chosen)
    expect(await laurel.prefer('ada', { recognition: 'private' })).toEqual({ ...chosen, recognition: 'private' })
    expect(await laurel.prefer('ada', { hidden: [] })).toMatchObject({ pins: ['painter'], hidden: [] })
    expect(await laurel.preferences('ada')).toEqual({ recognition: 'private', pins: ['painter'], hidden: [] })
  })

  test.each([
    ['recognition', { recognition: 'loud' }],
    ['recognition', { recognition: null }],
    ['pins', { pins: 'painter' }],
    ['pins', { pins: null }],
    ['pins', { pins: [5] }],
    ['pins', { pins: ['nothing'] }],
    ['pins', { pins: ['constructor'] }],
    ['pins', { pins: ['painter', 'painter'] }],
    ['pins', { pins: Object.keys(catalog.badges).concat(Array.from({ length: 20 }, () => 'x')) }],
    ['hidden', { hidden: ['nothing'] }],
    ['hidden', { hidden: ['one', 'one'] }],
    ['hidden', { hidden: { one: true } }],
  ])('%s that nobody can choose is refused, and nothing is stored: %j', async (field, wish) => {
    const { laurel } = await open()
    await laurel.person('ada', {})
    const choosing = laurel.prefer('ada', { recognition: 'quiet', ...wish } as never)
    await expect(choosing).rejects.toMatchObject({ code: 'invalid_preferences', field })
    expect(await laurel.preferences('ada')).toEqual(NOTHING)
  })

  test('I9 a secret badge can be named only by who holds it, so that nobody learns of it by trying', async () => {
    const { laurel } = await open()
    await laurel.record(painted('ada', 1))
    await expect(laurel.prefer('ada', { pins: ['egg'] })).rejects.toMatchObject({ field: 'pins' })
    await laurel.record(painted('ada', 2))
    await laurel.prefer('ada', { pins: ['egg'] })
    expect(await highlightsOf(laurel)).toEqual(['egg'])
  })

  test('K8 pinned badges come first in the person’s order, and nothing else beside them', async () => {
    const { laurel } = await open()
    await laurel.record([pointsFor('ada', 1), painted('ada'), opened('ada')])
    expect(await highlightsOf(laurel)).toEqual(['painter', 'landlord', 'one'])
    await laurel.prefer('ada', { pins: ['one', 'painter'] })
    expect(await highlightsOf(laurel)).toEqual(['one', 'painter'])
    expect((await laurel.profile('ada'))?.highlights.every(({ pinned }) => pinned)).toBe(true)
    const showcase = await laurel.showcase('ada')
    const pinned = showcase?.categories.flatMap(({ badges }) => badges.filter((badge) => badge.pinned))
    expect(pinned?.map(({ id }) => id)).toEqual(['one', 'painter'])
    await laurel.prefer('ada', { pins: [] })
    expect(await highlightsOf(laurel)).toEqual(['painter', 'landlord', 'one'])
  })

  test('K8 a pinned badge that is lost leaves its place to the next, and has it again when it is back', async () => {
    const { laurel, clock } = await open()
    await laurel.record([pointsFor('ada', 1), painted('ada'), opened('ada', minute(0))])
    await laurel.prefer('ada', { pins: ['landlord', 'painter', 'one'] })
    await laurel.record(closed('ada', minute(10)))
    expect(await highlightsOf(laurel)).toEqual(['painter', 'one'])
    expect((await laurel.preferences('ada'))?.pins).toEqual(['landlord', 'painter', 'one'])
    clock.now = new Date('2026-03-03T12:00:00Z')
    await laurel.record(opened('ada', '2026-03-03T11:00:00Z'))
    expect(await highlightsOf(laurel)).toEqual(['landlord', 'painter', 'one'])
  })

  test('K8 a badge revoked by hand frees its place, and lifting gives it back', async () => {
    const { laurel } = await open()
    await laurel.record([pointsFor('ada', 1), painted('ada')])
    await laurel.prefer('ada', { pins: ['painter', 'one'] })
    const decision = { person: 'ada', badge: 'painter', by: 'eve' }
    await laurel.revoke({ ...decision, reason: 'copied' })
    expect(await highlightsOf(laurel)).toEqual(['one'])
    await laurel.lift({ ...decision, reason: 'a mistake' })
    expect(await highlightsOf(laurel)).toEqual(['painter', 'one'])
  })

  test('K8 a pinned badge of a path is followed to the highest one held, and shown once', async () => {
    const { laurel } = await open()
    await laurel.record([pointsFor('ada', 5), painted('ada')])
    await laurel.prefer('ada', { pins: ['one', 'painter'] })
    expect(await highlightsOf(laurel)).toEqual(['five', 'painter'])
    await laurel.record(pointsFor('ada', 10, 1))
    expect(await highlightsOf(laurel)).toEqual(['fifteen', 'painter'])
    await laurel.prefer('ada', { pins: ['painter', 'five', 'one'] })
    expect(await highlightsOf(laurel)).toEqual(['painter', 'fifteen'])
    await laurel.revoke({ person: 'ada', badge: 'fifteen', by: 'eve', reason: 'a test' })
    expect(await highlightsOf(laurel)).toEqual(['painter', 'five'])
  })

  test('K8 five are shown of those that are held now', async () => {
    const { laurel } = await open()
    await laurel.record([
      pointsFor('ada', 1),
      painted('ada', 1),
      painted('ada', 2),
      opened('ada'),
      ...liked('ada', 'p:1'),
    ])
    await laurel.grant({ person: 'ada', badge: 'never', by: 'eve', reason: 'a test' })
    await laurel.prefer('ada', { pins: ['virtuoso', 'one', 'painter', 'egg', 'landlord', 'adored', 'never'] })
    expect(await highlightsOf(laurel)).toEqual(['one', 'painter', 'egg', 'landlord', 'adored'])
    await laurel.revoke({ person: 'ada', badge: 'painter', by: 'eve', reason: 'a test' })
    expect(await highlightsOf(laurel)).toEqual(['one', 'egg', 'landlord', 'adored', 'never'])
  })

  test('K8 pins that are not held now stay where they were when a new list leaves them out', async () => {
    const { laurel } = await open()
    await laurel.record([pointsFor('ada', 1), painted('ada')])
    await laurel.prefer('ada', { pins: ['painter', 'landlord', 'one'] })
    expect(await highlightsOf(laurel)).toEqual(['painter', 'one'])
    const { pins } = await laurel.prefer('ada', { pins: ['one', 'painter'] })
    expect(pins).toEqual(['one', 'landlord', 'painter'])
    expect((await laurel.prefer('ada', { pins: ['painter'] })).pins).toEqual(['painter', 'landlord'])
    await laurel.record(opened('ada'))
    expect((await laurel.prefer('ada', { pins: ['painter'] })).pins).toEqual(['painter'])
  })

  test('of a badge held for several things the newest one is pinned', async () => {
    const { laurel } = await open()
    await laurel.record([...liked('ada', 'picture:1'), ...liked('ada', 'picture:2', 10)])
    await laurel.prefer('ada', { pins: ['adored'] })
    const profile = await laurel.profile('ada')
    expect(profile?.highlights.map(({ badge, instance }) => [badge, instance])).toEqual([['adored', 'picture:2']])
  })

  test('J9 whoever is quiet or off gets no notices, whoever is private does', async () => {
    const { laurel } = await open()
    const people = ['all', 'quiet', 'private', 'off'] as const
    for (const recognition of people) {
      await laurel.person(recognition, {})
      await laurel.prefer(recognition, { recognition })
    }
    await laurel.record(people.map((person) => pointsFor(person, 1)))
    await laurel.grant({ person: 'quiet', badge: 'never', by: 'eve', reason: 'a test' })
    const notices = await Promise.all(people.map((person) => laurel.inbox(person)))
    expect(notices.map(({ length }) => length)).toEqual([1, 0, 1, 0])
  })

  test('J9 off keeps all facts, and back on everything is there without a notice', async () => {
    const { laurel, rows } = await open()
    await laurel.record(pointsFor('ada', 1, 0))
    const before = await laurel.inbox('ada')
    await laurel.prefer('ada', { recognition: 'off' })
    await laurel.record([pointsFor('ada', 14, 1), painted('ada')])
    expect(await laurel.profile('ada', { audience: 'owner' })).toMatchObject({ visible: false, badgesEarned: 0 })
    await laurel.prefer('ada', { recognition: 'all' })
    expect(await highlightsOf(laurel)).toEqual(['painter', 'fifteen', 'five', 'one'])
    expect(await laurel.inbox('ada')).toEqual(before)
    expect(await rows('select 1 from :schema.notice')).toHaveLength(1)
    // Nor when the person is folded anew, as a late fact makes it.
    await laurel.record(pointsFor('ada', 1, -5))
    expect(await laurel.inbox('ada')).toEqual(before)
    await laurel.record(pointsFor('ada', 14, 20))
    expect((await laurel.inbox('ada'))[0]?.awards.map(({ badge }) => badge)).toEqual(['thirty'])
  })

  test('J9 events that are recorded while somebody turns it off are all counted', async () => {
    const { again } = await open()
    const [one, two] = [await again(), await again()]
    await one.person('ada', {})
    const points = Array.from({ length: 20 }, (_, n) => one.record(pointsFor('ada', 1, n)))
    const choices = Array.from({ length: 20 }, (_, n) =>
      two.prefer('ada', { recognition: n % 2 === 0 ? 'off' : 'all' }),
    )
    await Promise.all([...points, ...choices])
    await one.prefer('ada', { recognition: 'all' })
    expect((await one.profile('ada'))?.milestones[0]?.value).toBe(20)
  })

  test('two who change different things at once lose nothing', async () => {
    const { laurel, again } = await open()
    const other = await again()
    await laurel.record([pointsFor('ada', 1), painted('ada')])
    await Promise.all([
      laurel.prefer('ada', { pins: ['painter'] }),
      other.prefer('ada', { hidden: ['one'] }),
      laurel.prefer('ada', { recognition: 'quiet' }),
    ])
    expect(await laurel.preferences('ada')).toEqual({ recognition: 'quiet', pins: ['painter'], hidden: ['one'] })
  })

  test('E6 a badge that is renamed stays pinned and hidden, also while its awards still have the old name', async () => {
    const { laurel, rows } = await open()
    await laurel.record([pointsFor('ada', 1), painted('ada')])
    await laurel.prefer('ada', { pins: ['painter', 'one'], hidden: ['painter'] })
    const { painter, virtuoso: _, ...badges } = catalog.badges
    const artist = { ...painter, previousIds: ['painter'] }
    await laurel.publishCatalog(parseCatalog({ ...catalog, badges: { ...badges, artist } }))
    expect(await laurel.preferences('ada')).toEqual({ recognition: 'all', pins: ['artist', 'one'], hidden: ['artist'] })
    const shown = async () =>
      JSON.stringify([await laurel.feed(), await laurel.profile('ada'), await laurel.showcase('ada')])
    expect(await shown()).not.toMatch(/painter|artist/)
    await rows(`update :schema.award set badge = 'painter' where badge = 'artist'`)
    expect(await shown()).not.toMatch(/painter|artist/)
    await laurel.backfill()
    expect(await shown()).not.toMatch(/painter|artist/)
    expect(await highlightsOf(laurel, 'owner')).toEqual(['artist', 'one'])
    await laurel.prefer('ada', { hidden: [] })
    expect(await highlightsOf(laurel)).toEqual(['artist', 'one'])
  })
})
