import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const client = await community.client('read')
const key = await community.key('read')

const people = Array.from({ length: 7 }, (_, n) => `person-${n}`)
const at = (minute: number) => `2026-03-01T09:0${minute}:00Z`
await community.laurel.record(people.map((person, n) => ({ ...created(person, 1), at: at(n) })))

describe('badges', () => {
  test('are listed in the catalog’s order, with how many hold them', async () => {
    const { items } = await client.badges()
    expect(items.map(({ id, holders }) => [id, holders])).toEqual([
      ['first-project', 7],
      ['builder', 0],
      ['liked', 0],
    ])
  })

  test('are shown one at a time', async () => {
    expect(await client.badge('liked')).toEqual({
      id: 'liked',
      name: 'Liked',
      description: 'A post was liked twice.',
      category: 'making',
      tier: 'gold',
      glyph: 'heart',
      truth: 'permanent',
      once: 'target',
      supply: null,
      left: null,
      retired: false,
      holders: 0,
      rarity: null,
    })
  })

  test.for(['nothing', 'constructor', '%00', '__proto__'])('are not found under %s', async (id) => {
    const answers = await Promise.all(
      ['', '/holders'].map((rest) => community.request(`/badges/${id}${rest}`, { key })),
    )
    for (const answer of answers) expect(await answer.json()).toMatchObject({ status: 404, code: 'unknown_badge' })
  })
})

describe('pages', () => {
  test('of holders follow each other without gap or repetition', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await client.badgeHolders('first-project', { limit: 3, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ person }) => person.id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(people.toReversed())
  })

  test('of the feed begin with the newest, and say what happened', async () => {
    const { items, next } = await client.feed({ limit: 1 })
    expect(items).toMatchObject([
      {
        badge: 'first-project',
        badgeName: 'First Project',
        text: 'person-6 earned **First Project**',
        earnedAt: '2026-03-01T09:06:00.000Z',
      },
    ])
    expect(next).toBeTypeOf('string')
  })

  test('of the feed can be of one person or of one badge', async () => {
    expect((await client.feed({ person: 'person-2' })).items).toHaveLength(1)
    expect((await client.feed({ badge: 'builder' })).items).toEqual([])
    await expect(client.feed({ badge: 'nothing' })).rejects.toMatchObject({
      code: 'unknown_badge',
      problem: { field: 'badge' },
    })
  })

  test.for([
    ['limit=0', 'invalid_request', 'limit'],
    ['limit=101', 'invalid_request', 'limit'],
    ['limit=many', 'invalid_request', 'limit'],
    ['limit=1.5', 'invalid_request', 'limit'],
    ['limit=1&limit=2', 'invalid_request', 'limit'],
    ['limt=5', 'invalid_request', 'limt'],
    ['cursor=made-up', 'invalid_cursor', 'cursor'],
    ['locale=%20', 'invalid_request', 'locale'],
  ] as const)('are not given for ?%s', async ([query, code, field]) => {
    for (const path of ['/feed', '/badges/first-project/holders']) {
      const response = await community.request(`${path}?${query}`, { key })
      expect(await response.json()).toMatchObject({ status: 422, code, field })
    }
  })
})

describe('the language', () => {
  const nameFor = async (header: string | undefined, query = '') => {
    const response = await community.request(`/badges/builder${query}`, {
      key,
      headers: header === undefined ? {} : { 'accept-language': header },
    })
    return [(await response.json()).name, response.headers.get('content-language')]
  }

  test.for([
    [undefined, 'Builder', 'en'],
    ['de', 'Baumeister', 'de'],
    ['de-AT,en;q=0.8', 'Baumeister', 'de-AT'],
    ['fr, de;q=0.5, en;q=0.9', 'Builder', 'en'],
    ['fr', 'Builder', 'en'],
    ['*;q=0.1, de;q=0', 'Builder', 'en'],
    ['!!, de;q=0.3', 'Baumeister', 'de'],
  ] as const)('of the header %j is %s', async ([header, name, language]) => {
    expect(await nameFor(header)).toEqual([name, language])
  })

  test('of the query goes before that of the header', async () => {
    expect(await nameFor('en', '?locale=de')).toEqual(['Baumeister', 'de'])
    expect(await nameFor('de', '?locale=fr')).toEqual(['Builder', 'en'])
  })

  test('is part of what a cache must look at', async () => {
    const response = await community.request('/badges', { key })
    expect(response.headers.get('vary')).toContain('accept-language')
  })
})
