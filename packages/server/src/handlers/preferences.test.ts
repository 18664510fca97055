import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { openCommunity } from '../test-support/community.ts'
import { exhibition, gallery } from '../test-support/gallery.ts'

const { url } = await testDatabase()
const community = await openCommunity(url, {}, { catalog: gallery, rarityMinimum: 2 })
afterAll(() => community.laurel.close())
const client = await community.client('read', 'people')
const publicly = await community.client('read')
const key = await community.key('people')
await community.laurel.record([...exhibition('ada', 'bob'), ...exhibition('bob', 'ada')])

describe('preferences', () => {
  test('are those of somebody who chose nothing', async () => {
    expect(await client.preferences('ada')).toEqual({ recognition: 'all', pins: [], hidden: [] })
  })

  test('are changed as far as they are given, and answered as stored', async () => {
    const chosen = await client.prefer('ada', { pins: ['painter', 'adored'], hidden: ['adored'] })
    expect(chosen).toEqual({ recognition: 'all', pins: ['painter', 'adored'], hidden: ['adored'] })
    expect(await client.prefer('ada', { recognition: 'quiet' })).toEqual({ ...chosen, recognition: 'quiet' })
    expect(await client.prefer('ada', {})).toEqual({ ...chosen, recognition: 'quiet' })
    expect(await client.preferences('ada')).toEqual({ ...chosen, recognition: 'quiet' })
  })

  test('are followed by what others read, and marked for the owner', async () => {
    await client.prefer('ada', { recognition: 'all', pins: ['painter', 'adored'], hidden: ['adored'] })
    expect((await publicly.profile('ada')).highlights.map(({ badge, pinned }) => [badge, pinned])).toEqual([
      ['painter', true],
    ])
    const own = await client.profile('ada', { audience: 'owner' })
    expect(own.highlights).toMatchObject([
      { badge: 'painter', pinned: true, hidden: false, times: 1, truth: 'permanent', year: null, remaining: null },
      { badge: 'adored', pinned: true, hidden: true },
    ])
    expect([own.tiers.gold, (await publicly.profile('ada')).tiers.gold]).toEqual([2, 1])
    const badges = async (audience: 'public' | 'owner') =>
      (await client.showcase('ada', { audience })).categories.flatMap((category) => category.badges)
    expect((await badges('public')).map(({ id }) => id)).not.toContain('adored')
    expect((await badges('owner')).find(({ id }) => id === 'adored')).toMatchObject({ hidden: true, count: 1 })
    expect((await client.feed({ person: 'ada', audience: 'owner' })).items).toHaveLength(4)
    expect((await client.feed({ person: 'ada' })).items).toHaveLength(3)
  })

  test.for([
    [{ recognition: 'some' }, 'invalid_request', 'recognition'],
    [{ pins: 'painter' }, 'invalid_request', 'pins'],
    [{ hidden: [7] }, 'invalid_request', 'hidden.0'],
    [{ colour: 'green' }, 'invalid_request', 'colour'],
    [{ pins: ['nothing'] }, 'invalid_preferences', 'pins'],
    [{ hidden: ['painter', 'painter'] }, 'invalid_preferences', 'hidden'],
  ])('are not %j', async ([wish, code, field]) => {
    const response = await community.request('/people/ada/preferences', {
      method: 'PUT',
      key,
      body: JSON.stringify(wish),
    })
    expect(await response.json()).toMatchObject({ status: 422, code, field })
  })

  test('of nobody are not there', async () => {
    const unknown = { status: 404, code: 'unknown_person', problem: { field: 'id' } }
    await expect(client.preferences('nobody')).rejects.toMatchObject(unknown)
    await expect(client.prefer('nobody', { recognition: 'off' })).rejects.toMatchObject(unknown)
  })

  test('J9 off keeps a profile from everybody, and all brings it back', async () => {
    await client.prefer('bob', { recognition: 'off' })
    for (const audience of ['public', 'owner'] as const) {
      expect(await client.profile('bob', { audience })).toMatchObject({ visible: false, badgesEarned: 0, next: [] })
      expect(await client.showcase('bob', { audience })).toMatchObject({ visible: false, total: 0, paths: [] })
    }
    await client.prefer('bob', { recognition: 'all' })
    expect(await publicly.profile('bob')).toMatchObject({ visible: true, badgesEarned: 4 })
  })
})

describe('a streak', () => {
  test('has what became of each day', async () => {
    expect(await publicly.streak('bob', 'painting', { weeks: 2 })).toEqual({
      metric: 'painting',
      noun: 'days',
      current: 3,
      longest: 3,
      atRisk: false,
      until: null,
      today: '2026-03-01',
      days: ['2026-02-27', '2026-02-28', '2026-03-01'].map((day) => ({ day, kind: 'active' })),
    })
  })

  test('that is none, or that may not be seen, is not there', async () => {
    await client.prefer('bob', { recognition: 'private' })
    const unknown = { status: 404, code: 'unknown_streak', problem: { field: 'metric' } }
    await expect(publicly.streak('bob', 'painting')).rejects.toMatchObject(unknown)
    await expect(publicly.streak('bob', 'pictures')).rejects.toMatchObject(unknown)
    await expect(publicly.streak('nobody', 'painting')).rejects.toMatchObject({ code: 'unknown_person' })
    expect((await client.streak('bob', 'painting', { audience: 'owner' })).current).toBe(3)
    await client.prefer('bob', { recognition: 'all' })
  })

  test.for(['weeks=0', 'weeks=105', 'weeks=x'])('is not of ?%s', async (query) => {
    const response = await community.request(`/people/bob/streaks/painting?${query}`, {
      key: await community.key('read'),
    })
    expect(await response.json()).toMatchObject({ status: 422, code: 'invalid_request', field: 'weeks' })
  })
})

describe('holders', () => {
  test('are those of a badge, a tier or a category, each once with the newest', async () => {
    await client.prefer('ada', { hidden: [], pins: [] })
    const both = ['ada', 'bob']
    for (const query of [{ badge: 'painter' }, { tier: 'gold' }, { category: 'fame' }] as const) {
      const { items, total, next } = await publicly.holders(query)
      expect([items.map(({ person }) => person.id).sort(), total, next]).toEqual([both, 2, null])
    }
    const { items, next, total } = await publicly.holders({ tier: 'silver', limit: 1 })
    expect([items.length, total]).toEqual([1, 2])
    const rest = await publicly.holders({ tier: 'silver', limit: 1, cursor: next ?? '' })
    expect([...items, ...rest.items].map(({ person }) => person.id).sort()).toEqual(both)
    expect(rest.next).toBeNull()
  })

  test('of one badge are the same under its own address', async () => {
    expect(await publicly.badgeHolders('painter', { limit: 1 })).toEqual(
      await publicly.holders({ badge: 'painter', limit: 1 }),
    )
  })

  test('are counted, without what is secret', async () => {
    expect(await publicly.holderCounts()).toEqual({
      people: 2,
      badges: { sketcher: 2, painter: 2, master: 0, adored: 2 },
      tiers: { bronze: 2, silver: 2, gold: 2, diamond: 0 },
      categories: { art: 2, fame: 2 },
    })
  })

  test('J10 make a badge rare among enough people', async () => {
    expect((await publicly.badge('painter')).rarity).toBe(1)
    expect((await publicly.badge('master')).rarity).toBe(0)
    const few = await openCommunity(url, {}, { catalog: gallery, rarityMinimum: 3 })
    expect((await (await few.client('read')).badge('painter')).rarity).toBeNull()
    await few.laurel.close()
  })

  test.for([
    ['', 'invalid_request'],
    ['?badge=painter&tier=gold', 'invalid_request'],
    ['?tier=wood', 'invalid_request'],
    ['?badge=egg', 'unknown_badge'],
    ['?badge=nothing', 'unknown_badge'],
    ['?tier=gold&cursor=x', 'invalid_cursor'],
  ])('are not given for %j', async ([query, code]) => {
    const response = await community.request(`/holders${query}`, { key: await community.key('read') })
    expect(await response.json()).toMatchObject({ code })
  })
})

test('the feed of everybody has no owner', async () => {
  await expect(client.feed({ audience: 'owner' })).rejects.toMatchObject({
    code: 'invalid_request',
    problem: { field: 'audience' },
  })
})

test('an explanation has for its owner what others do not see', async () => {
  await client.prefer('ada', { hidden: ['painter'] })
  await expect(publicly.explain('ada', 'painter')).rejects.toMatchObject({ code: 'unknown_badge' })
  expect(await client.explain('ada', 'painter', { audience: 'owner' })).toMatchObject({ held: true })
  expect((await client.explainEvent('ada', 'ada-2', { audience: 'owner' })).people[0]?.earned).toMatchObject([
    { badge: 'painter' },
  ])
  expect((await publicly.explainEvent('ada', 'ada-2')).people[0]?.earned).toEqual([])
})
