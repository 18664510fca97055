import { endpoints } from '@laurel/api'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createHandler } from '../create-handler.ts'
import { created, openCommunity } from '../test-support/community.ts'
import type { Access } from './authorize.ts'

const { url } = await testDatabase()
/** Who is signed in, as a host knows it from a cookie. */
let signedIn: Access | null = null
let asked = 0
const community = await openCommunity(url, {
  authorize: async (request) => {
    asked += 1
    if (request.headers.get('cookie') === 'broken') throw new Error('no sessions')
    return signedIn
  },
})
afterAll(() => community.laurel.close())
await community.laurel.record(['ada', 'bob', 'team/ada:1'].map((person) => created(person, 1)))

const visitor = (person: string): Access => ({ scopes: ['read', 'people'], person })
const SAME = { 'sec-fetch-site': 'same-origin' }

async function answer(path: string, init: Parameters<typeof community.request>[1] = {}) {
  const response = await community.request(path, init)
  const text = await response.text()
  return { ...(text === '' ? {} : JSON.parse(text)), status: response.status }
}

beforeEach(() => {
  signedIn = visitor('ada')
  asked = 0
})

describe('a visitor', () => {
  test('reads without a key what the host lets them', async () => {
    expect(await answer('/people/bob')).toMatchObject({ status: 200, badgesEarned: 1 })
    signedIn = { scopes: [] }
    expect(await answer('/people/bob')).toMatchObject({ status: 403, code: 'forbidden' })
  })

  test('whom the host does not know is asked to sign in, and nothing that is open asks the host', async () => {
    signedIn = null
    expect(await answer('/people/bob')).toMatchObject({
      status: 401,
      code: 'unauthorized',
      detail: 'Sign in, or send an API key in the header Authorization: Bearer <key>.',
    })
    expect(asked).toBe(1)
    expect((await answer('/health')).status).toBe(200)
    expect((await answer('/openapi.json')).status).toBe(200)
    expect(asked).toBe(1)
  })

  test('with a key is whoever the key is, and the host is not asked', async () => {
    expect((await answer('/people/ada/notices', { key: await community.key('read') })).status).toBe(403)
    expect((await answer('/people/bob/notices', { key: await community.key('people') })).status).toBe(200)
    expect((await answer('/people/bob/notices', { key: 'guessed' })).status).toBe(401)
    expect(asked).toBe(0)
  })

  test('has the own notices, preferences and what is kept from others', async () => {
    for (const path of [
      '/people/ada/notices',
      '/people/ada/preferences',
      '/people/ada?audience=owner',
      '/people/ada/badges?audience=owner',
      '/feed?person=ada&audience=owner',
      '/people/ada/badges/first-project/explain?audience=owner',
    ]) {
      expect((await answer(path)).status, path).toBe(200)
    }
  })

  test('has those of nobody else, whoever that is and however the id is written', async () => {
    const theirs = endpoints.filter(([, { scope }]) => scope === 'people')
    expect(theirs.length).toBeGreaterThan(5)
    for (const [name, { path, method }] of theirs) {
      for (const id of ['bob', 'nobody', 'Ada', '%61da%20', 'ada%2F']) {
        const init = { method, headers: SAME, ...(method === 'GET' ? {} : { body: '{"ids":["1"]}' }) }
        const found = await answer(path.replace('{id}', id), init)
        expect([found.status, found.code], `${name} ${id}`).toEqual([403, 'forbidden'])
      }
    }
    for (const path of [
      '/people/bob?audience=owner',
      '/people/bob/badges?audience=owner',
      '/people/bob/streaks/projects?audience=owner',
      '/people/bob/badges/builder/explain?audience=owner',
      '/people/bob/events/bob-1/explain?audience=owner',
      '/feed?person=bob&audience=owner',
    ]) {
      expect(await answer(path), path).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect((await answer('/people/bob?audience=public')).status).toBe(200)
  })

  test('is known by an id with anything in it', async () => {
    signedIn = visitor('team/ada:1')
    expect((await answer('/people/team%2Fada%3A1/notices')).items).toHaveLength(1)
    expect((await answer('/people/%74eam%2fada:1/notices')).status).toBe(200)
    expect((await answer('/people/team/notices')).status).toBe(403)
  })

  test('who may do everything does it for everybody, unless the host says who they are', async () => {
    signedIn = { scopes: ['admin'] }
    expect((await answer('/people/bob/notices')).status).toBe(200)
    expect((await answer('/people/bob?audience=owner')).status).toBe(200)
    signedIn = { scopes: ['admin'], person: 'ada' }
    expect((await answer('/people/bob/notices')).status).toBe(403)
    const body = JSON.stringify({ reason: 'Helped' })
    const granted = await answer('/people/bob/badges/builder/grant', { method: 'POST', headers: SAME, body })
    expect(granted).toMatchObject({ status: 200, held: true })
    expect(await answer('/people/bob/badges/builder/explain')).toMatchObject({ decisions: [{ by: 'ada' }] })
  })

  test('of a host that cannot tell is told so, and nothing else', async () => {
    const found = await answer('/people/ada', { headers: { cookie: 'broken' } })
    expect(found).toMatchObject({ status: 500, code: 'internal_error' })
    expect(found.detail).not.toContain('sessions')
  })
})

const OWN_PAGES: readonly Readonly<Record<string, string>>[] = [
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://laurel.test' },
  { origin: 'https://laurel.test' },
  { origin: 'https://example.org:8443', host: 'Example.org:8443' },
  // In front of a server that is called by another name inside.
  { 'sec-fetch-site': 'same-origin', origin: 'https://example.org', host: 'app:4000' },
]

const ELSEWHERE: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'http://laurel.test' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://laurel.test' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: 'http://laurel.test.evil.example' },
  { origin: 'http://laurel.test:81' },
  { origin: 'https://laurel.test@evil.example' },
]

describe('what a visitor changes', () => {
  const change = (headers: Readonly<Record<string, string>>, path = '/people/ada/preferences') =>
    answer(path, { method: 'PUT', headers, body: '{"recognition":"all"}' })

  test.for(OWN_PAGES)('comes from a page of the same origin: %j', async (headers) => {
    expect(await change(headers)).toMatchObject({ status: 200, recognition: 'all' })
  })

  test.for(ELSEWHERE)('is refused from anywhere else: %j', async (headers) => {
    expect(await change(headers)).toMatchObject({ status: 403, code: 'cross_origin' })
  })

  test('is refused so for every endpoint that changes anything', async () => {
    signedIn = { scopes: ['admin'] }
    for (const [name, { path, method }] of endpoints) {
      if (method === 'GET') continue
      const found = await answer(path.replaceAll(/\{\w+\}/g, 'ada'), { method, body: '{}' })
      expect([found.status, found.code], name).toEqual([403, 'cross_origin'])
    }
  })

  test('needs no origin with a key, as no browser has one that may write', async () => {
    const key = await community.key('people')
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const body = '{"recognition":"all"}'
    expect((await answer('/people/ada/preferences', { method: 'PUT', key, headers, body })).status).toBe(200)
  })
})

describe('a host that answers what it should not', () => {
  const statusFor = async (text: string) => {
    const handler = createHandler(community.laurel, { authorize: async () => JSON.parse(text).answer })
    return (await handler(new Request('http://laurel.test/laurel/v1/metrics'))).status
  }

  test.for(['{}', '{"answer":false}', '{"answer":""}'])('knows nobody: %s', async (text) => {
    expect(await statusFor(text)).toBe(401)
  })

  test.for(['{"answer":{}}', '{"answer":{"scopes":"no-admin"}}', '{"answer":"admin"}'])(
    'lets nobody in by mistake: %s',
    async (text) => {
      expect(await statusFor(text)).toBe(500)
    },
  )
})

test('a host that authorizes nobody is asked for keys', async () => {
  const other = await openCommunity(url)
  const response = await other.request('/people/ada')
  expect(await response.json()).toMatchObject({ status: 401, detail: expect.stringMatching(/^Send an API key/) })
  await other.laurel.close()
})
