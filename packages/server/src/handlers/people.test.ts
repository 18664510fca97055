import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { created, NOON, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const client = await community.client('events:write', 'read', 'people')
const key = await community.key('events:write', 'read', 'people')

await client.savePerson('ada', {
  name: 'Ada',
  handle: 'ada',
  email: 'ada@example.org',
  zone: 'Europe/Berlin',
  locale: 'de',
})
await client.recordEvents({ events: [1, 2, 3].map((n) => created('ada', n)) })

describe('a person', () => {
  test('is saved and answered with everything the host told', async () => {
    expect(await client.savePerson('bob', { name: 'Bob', email: 'bob@example.org', avatar: '/bob.png' })).toEqual({
      id: 'bob',
      name: 'Bob',
      handle: null,
      zone: null,
      locale: null,
      avatar: '/bob.png',
      email: 'bob@example.org',
      createdAt: NOON.toISOString(),
    })
  })

  test('keeps what is left out, and loses what is null', async () => {
    expect(await client.savePerson('bob', { name: null, handle: 'bobby' })).toMatchObject({
      name: null,
      handle: 'bobby',
      email: 'bob@example.org',
    })
  })

  test.for([
    [{ zone: 'Mars/Olympus' }, 'zone'],
    [{ zone: '+02:00' }, 'zone'],
    [{ locale: 'not a language' }, 'locale'],
    [{ name: '' }, 'name'],
    [{ handle: 'x'.repeat(101) }, 'handle'],
    [{ email: 7 }, 'email'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ nme: 'Ada' }, 'nme'],
  ])('is not saved with %j', async ([attributes, field]) => {
    const response = await community.request('/people/bob', { method: 'PUT', key, body: JSON.stringify(attributes) })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'invalid_request', field })
  })

  test('is refused with every problem at once', async () => {
    const response = await community.request('/people/bob', { method: 'PUT', key, body: '{"name":1,"zone":"x","a":2}' })
    const { problems } = await response.json()
    expect(problems.map(({ field }: { field: string }) => field).sort()).toEqual(['a', 'name', 'zone'])
  })

  test.for(['null', '[]', '"ada"'])('is not %s', async (body) => {
    const response = await community.request('/people/bob', { method: 'PUT', key, body })
    expect(await response.json()).toMatchObject({ code: 'invalid_request', detail: 'The body must be a JSON object.' })
  })

  test.for([
    'a/b',
    'did:web:example.org',
    '100%',
    '100%25',
    'a b',
    '🎉',
    'a+b?c#d&e=f',
    '.../..',
    'ä',
    '\\',
    'x'.repeat(200),
    '🎉'.repeat(200),
  ])('has the id %j in a path, decoded once', async (id) => {
    expect(await client.savePerson(id, { name: 'Somebody' })).toMatchObject({ id })
    expect(await community.laurel.person(id)).toMatchObject({ id, name: 'Somebody' })
    expect((await client.profile(id)).person.id).toBe(id)
    expect((await client.showcase(id)).earned).toBe(0)
    expect((await client.notices(id)).items).toEqual([])
  })

  test.for(['%zz', '%', '%ff', 'a%2', '%C3'])('is not found under %s, which is no encoding', async (segment) => {
    const response = await community.request(`/people/${segment}`, { key })
    expect(await response.json()).toMatchObject({ status: 400, code: 'invalid_path' })
  })

  test.for(['%00', 'x'.repeat(201), '%0A'])('has no id like %s', async (segment) => {
    const response = await community.request(`/people/${segment}`, { key })
    expect(await response.json()).toMatchObject({ status: 422, code: 'invalid_request', field: 'id' })
  })
})

describe('a profile', () => {
  test('shows highlights, milestones and what comes next', async () => {
    const profile = await client.profile('ada')
    expect(profile.highlights).toMatchObject([
      { badge: 'first-project', name: 'First Project', earnedAt: '2026-03-01T09:00:00.000Z' },
    ])
    expect(profile.milestones).toEqual([{ metric: 'projects', value: 3, noun: 'projects' }])
    expect(profile.next[0]).toMatchObject({ badge: 'builder', value: 3, target: 5, remaining: 2, percent: 60 })
    expect(profile.badgesEarned).toBe(1)
  })

  test('speaks the reader’s language', async () => {
    expect((await client.profile('ada', { locale: 'de-AT' })).highlights[0]?.name).toBe('Erstes Projekt')
  })

  test('of nobody is not found', async () => {
    await expect(client.profile('nobody')).rejects.toMatchObject({
      status: 404,
      code: 'unknown_person',
      problem: { field: 'id' },
    })
    await expect(client.showcase('nobody')).rejects.toMatchObject({ status: 404, code: 'unknown_person' })
  })

  test('of somebody known only from events is there', async () => {
    await client.recordEvents(created('stub', 1))
    expect((await client.profile('stub')).person).toMatchObject({ id: 'stub', name: null })
  })
})

test('a showcase has every badge by category, with progress', async () => {
  const showcase = await client.showcase('ada')
  expect(showcase).toMatchObject({ earned: 1, total: 3, categories: [{ id: 'making', name: 'Making', symbol: '🛠' }] })
  const [first, builder] = showcase.categories[0]?.badges ?? []
  expect(first).toMatchObject({
    id: 'first-project',
    tier: 'bronze',
    earnedAt: '2026-03-01T09:00:00.000Z',
    progress: { value: 1, target: 1 },
  })
  expect(builder).toMatchObject({ id: 'builder', earnedAt: null, progress: { value: 3, target: 5 } })
})

test('no read shows an e-mail address', async () => {
  const reads = ['/people/ada', '/people/ada/badges', '/people/ada/notices', '/feed', '/badges/first-project/holders']
  for (const path of reads) {
    const response = await community.request(path, { key })
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('example.org')
  }
})
