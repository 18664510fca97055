import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { choicesCatalog as catalog, liked, opened, painted, pointsFor } from '../test-support/choices-catalog.ts'
import { minute, onEachEngine } from '../test-support/engines.ts'
import type { Holder, HolderRequest } from './holders.ts'

const ofWho = ({ person, badge }: Holder) => `${person.id} ${badge}`

async function walk(laurel: Laurel, request: HolderRequest): Promise<readonly Holder[]> {
  const found: Holder[] = []
  let cursor: string | null = null
  do {
    const { items, next }: Awaited<ReturnType<Laurel['holders']>> = await laurel.holders({ ...request, cursor })
    found.push(...items)
    cursor = next
  } while (cursor !== null)
  return found
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog, rarityMinimum: 4 })

  test('holders are people with their newest badge of those that were asked for, the newest first', async () => {
    const { laurel } = await open()
    await laurel.person('ada', { name: 'Ada', handle: 'ada', avatar: 'https://example.org/a.png' })
    await laurel.record([pointsFor('ada', 5, 1), painted('ada', 2), pointsFor('bob', 1, 3), painted('cem', 4)])
    const { items, next, total } = await laurel.holders({ badge: 'painter' })
    expect(items.map(ofWho)).toEqual(['cem painter', 'ada painter'])
    expect([next, total]).toEqual([null, 2])
    expect(items[1]).toEqual({
      person: { id: 'ada', name: 'Ada', handle: 'ada', avatar: 'https://example.org/a.png' },
      badge: 'painter',
      badgeName: 'A badge',
      tier: 'gold',
      glyph: 'award',
      earnedAt: new Date(minute(2)),
    })
    const work = await laurel.holders({ category: 'work' })
    expect(work.items.map(ofWho)).toEqual(['bob one', 'ada five'])
    expect(work.total).toBe(2)
    const gold = await laurel.holders({ tier: 'gold' })
    expect(gold.items.map(ofWho)).toEqual(['cem painter', 'ada painter'])
    expect(await laurel.holders({ tier: 'diamond' })).toEqual({ items: [], next: null, total: 0 })
  })

  test('somebody who holds a badge for several things is one holder, since the newest', async () => {
    const { laurel } = await open()
    await laurel.record([
      ...liked('ada', 'picture:1', 0),
      ...liked('bob', 'picture:2', 5),
      ...liked('ada', 'picture:3', 9),
    ])
    const { items, total } = await laurel.holders({ badge: 'adored' })
    expect(items.map(({ person, earnedAt }) => [person.id, earnedAt])).toEqual([
      ['ada', new Date(minute(10))],
      ['bob', new Date(minute(6))],
    ])
    expect(total).toBe(2)
  })

  test.each([1, 2, 3, 5, 100])('pages of %i show everybody once, however many badges they have', async (limit) => {
    const { laurel } = await open()
    const people = Array.from({ length: 12 }, (_, n) => `person-${n}`)
    // A path that everybody went up, at the same instants: each page is full of people who were there before.
    for (const step of [1, 4, 10, 15]) {
      await laurel.record(people.map((person) => pointsFor(person, step, step)))
    }
    await laurel.record(
      people.slice(0, 5).flatMap((person) => [1, 2, 3].flatMap((n) => liked(person, `${person}:${n}`))),
    )
    const asked = [
      [{ category: 'work' }, 12],
      [{ tier: 'bronze' }, 12],
      [{ badge: 'adored' }, 5],
      [{ category: 'art' }, 5],
    ] as const
    for (const [request, all] of asked) {
      const found = await walk(laurel, { ...request, limit })
      expect(found.map(({ person }) => person.id)).toHaveLength(all)
      expect(new Set(found.map(({ person }) => person.id)).size).toBe(all)
      expect((await laurel.holders(request)).total).toBe(all)
      const times = found.map(({ earnedAt }) => earnedAt.getTime())
      expect(times).toEqual(times.toSorted((a, b) => b - a))
    }
  })

  test('J8 who hides the newest one is found with the one before', async () => {
    const { laurel } = await open()
    await laurel.record([pointsFor('ada', 1, 1), pointsFor('ada', 4, 2), pointsFor('bob', 1, 3)])
    await laurel.prefer('ada', { hidden: ['five'] })
    expect((await walk(laurel, { category: 'work' })).map(ofWho)).toEqual(['bob one', 'ada one'])
    expect((await laurel.holders({ badge: 'five' })).total).toBe(0)
  })

  test.each(['egg', 'nothing', '', 'constructor'])('I9 nobody can be asked for as a holder of %j', async (badge) => {
    const { laurel } = await open()
    await laurel.record([painted('ada', 1), painted('ada', 2)])
    await expect(laurel.holders({ badge })).rejects.toMatchObject({ code: 'unknown_badge', field: 'badge' })
  })

  test('a category that there is not has nobody, and a cursor that no page gave is refused', async () => {
    const { laurel } = await open()
    await laurel.record(painted('ada'))
    expect(await laurel.holders({ category: 'nothing' })).toEqual({ items: [], next: null, total: 0 })
    await expect(laurel.holders({ tier: 'gold', cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  test('people are counted once for each badge, each tier and each category', async () => {
    const { laurel } = await open()
    await laurel.record([
      pointsFor('ada', 15),
      painted('ada'),
      ...liked('ada', 'picture:1'),
      ...liked('ada', 'picture:2'),
      pointsFor('bob', 1),
      painted('cem'),
    ])
    const counts = await laurel.holderCounts()
    expect(counts).toMatchObject({
      // Those who liked did nothing of their own that counts.
      people: 3,
      badges: { one: 2, five: 1, fifteen: 1, painter: 2, adored: 1, landlord: 0 },
      tiers: { bronze: 2, silver: 1, gold: 2, diamond: 0 },
      categories: { work: 2, art: 2 },
    })
    for (const { id, holders } of await laurel.badges()) expect(holders).toBe(counts.badges[id])
  })

  test('I9 a secret badge is in no count, and nobody is told how rare it is', async () => {
    const { laurel } = await open()
    await laurel.record(['ada', 'bob', 'cem', 'dan'].flatMap((person) => [painted(person, 1), painted(person, 2)]))
    const counts = await laurel.holderCounts()
    expect(counts.badges).not.toHaveProperty('egg')
    expect(counts.tiers.diamond).toBe(0)
    expect((await laurel.holders({ tier: 'diamond' })).items).toEqual([])
    expect((await laurel.holders({ category: 'art' })).items.map(({ badge }) => badge)).not.toContain('egg')
    const badges = (await laurel.showcase('ada'))?.categories.flatMap((category) => category.badges)
    expect(badges?.find(({ id }) => id === 'egg')).toMatchObject({ rarity: null })
    expect(badges?.find(({ id }) => id === 'painter')).toMatchObject({ rarity: 1, holders: 4 })
    await laurel.record(painted('eve', 1))
    const shown = [await laurel.profile('eve'), await laurel.showcase('eve'), await laurel.badges()]
    expect(JSON.stringify(shown)).not.toContain('"egg"')
  })

  test('J10 how rare a badge is remains untold while there are few people', async () => {
    const { laurel } = await open()
    await laurel.record([painted('ada'), opened('bob'), opened('cem')])
    const rarities = async () => [
      (await laurel.badge('painter'))?.rarity,
      (await laurel.badges()).find(({ id }) => id === 'painter')?.rarity,
      (await laurel.showcase('bob'))?.categories.flatMap(({ badges }) => badges).find(({ id }) => id === 'painter')
        ?.rarity,
    ]
    expect(await rarities()).toEqual([null, null, null])
    await laurel.record(opened('dan'))
    expect(await rarities()).toEqual([0.25, 0.25, 0.25])
  })

  test('J10 twenty people are enough unless the host says otherwise', async () => {
    const { laurel } = await openCommunity({ catalog })
    const people = Array.from({ length: 20 }, (_, n) => `person-${n}`)
    await laurel.record(people.slice(1).map((person) => painted(person)))
    expect((await laurel.badge('painter'))?.rarity).toBeNull()
    await laurel.record(opened('person-0'))
    expect((await laurel.badge('painter'))?.rarity).toBe(0.95)
  })

  test('J11 a badge that nobody holds has a rarity of 0, and none where there is nobody at all', async () => {
    const { laurel } = await openCommunity({ catalog, rarityMinimum: 0 })
    expect((await laurel.badge('painter'))?.rarity).toBeNull()
    await laurel.record(opened('ada'))
    expect((await laurel.badge('painter'))?.rarity).toBe(0)
    expect((await laurel.badge('landlord'))?.rarity).toBe(1)
  })

  test('J11 who is not seen, and who did nothing that counts, is no part of the whole', async () => {
    const { laurel } = await open()
    await laurel.record(['ada', 'bob', 'cem', 'dan', 'eve'].map((person) => painted(person)))
    await laurel.record([opened('fay'), ...liked('ada', 'picture:1')])
    await laurel.person('gil', {})
    expect(await laurel.holderCounts()).toMatchObject({ people: 6, badges: { painter: 5 } })
    await laurel.prefer('eve', { recognition: 'off' })
    expect((await laurel.badge('painter'))?.rarity).toBe(4 / 5)
    await laurel.prefer('dan', { recognition: 'private' })
    await laurel.prefer('cem', { recognition: 'quiet' })
    expect(await laurel.badge('painter')).toMatchObject({ holders: 3, rarity: 3 / 4 })
    await laurel.prefer('ada', { hidden: ['painter'] })
    expect(await laurel.badge('painter')).toMatchObject({ holders: 2, rarity: 2 / 4 })
  })

  test('of one badge that was given by hand to somebody who did nothing, no more than everybody holds it', async () => {
    const { laurel } = await open()
    for (const person of ['ada', 'bob', 'cem', 'dan', 'eve'])
      await laurel.grant({ person, badge: 'never', by: 'zoe', reason: 'a test' })
    await laurel.record([opened('ada'), opened('bob'), opened('cem'), opened('dan')])
    expect((await laurel.badge('never'))?.holders).toBe(5)
    expect((await laurel.badge('never'))?.rarity).toBe(1)
  })
})
