import { expect, test } from 'vitest'
import { testCatalog } from '../test-support/catalog.ts'
import { event, onEachEngine } from '../test-support/engines.ts'

onEachEngine((open) => {
  test('every badge of the catalog is listed in its order, with nobody holding it at first', async () => {
    const { laurel } = await open()
    const badges = await laurel.badges()
    expect(badges.map((badge) => badge.id)).toEqual(Object.keys(testCatalog.badges))
    expect(badges.every((badge) => badge.holders === 0)).toBe(true)
    expect(badges.find((badge) => badge.id === 'popular-post')).toMatchObject({
      id: 'popular-post',
      name: 'A badge',
      description: 'For a test.',
      category: 'all',
      tier: 'gold',
      glyph: 'award',
      truth: 'permanent',
      once: 'target',
      supply: null,
      retired: false,
      holders: 0,
    })
  })

  test('holders are people, however often they hold a badge, and only those who hold it now', async () => {
    const { laurel } = await open()
    const likes = ['post:1', 'post:2'].flatMap((target) =>
      ['a', 'b'].map((actor) => event(`${target}${actor}`, 'post.liked', { actor, owner: 'ada', target })),
    )
    await laurel.record([
      ...likes,
      event('p1', 'project.created', { actor: 'ada', target: 'project:1' }),
      event('p2', 'project.created', { actor: 'bob', target: 'project:2' }),
      event('p3', 'project.deleted', { actor: 'bob', target: 'project:2', at: '2026-03-02T11:30:00Z' }),
    ])
    expect((await laurel.feed({ badge: 'popular-post' })).items).toHaveLength(2)
    const holders = Object.fromEntries((await laurel.badges()).map((badge) => [badge.id, badge.holders]))
    expect(holders).toMatchObject({ 'popular-post': 1, 'first-project': 2, 'builder-now': 1, liked: 1, 'points-1': 0 })
    for (const id of ['popular-post', 'first-project', 'builder-now', 'points-1']) {
      expect(await laurel.badge(id)).toEqual((await laurel.badges()).find((badge) => badge.id === id))
    }
  })

  test.each(['nothing', '', '__proto__', 'constructor', 'toString'])('no badge is called %j', async (id) => {
    const { laurel } = await open()
    expect(await laurel.badge(id)).toBeNull()
  })

  test('names and descriptions are in the reader’s language where the catalog has it', async () => {
    const first = {
      ...testCatalog.badges['first-project'],
      name: { en: 'First', de: 'Erstes' },
      description: { de: 'Nur Deutsch' },
    }
    const catalog = { ...testCatalog, badges: { ...testCatalog.badges, 'first-project': first } } as typeof testCatalog
    const { laurel } = await open({ catalog })
    expect(await laurel.badge('first-project', { locale: 'de-CH' })).toMatchObject({
      name: 'Erstes',
      description: 'Nur Deutsch',
    })
    expect(await laurel.badge('first-project')).toMatchObject({ name: 'First', description: 'Nur Deutsch' })
    expect((await laurel.badges({ locale: 'de' }))[0]).toMatchObject({ name: 'Erstes' })
  })
})
