import { endpoints } from '@laurel/api'
import { testDatabase } from '@laurel/testing/vitest'
import { SignJWT } from 'jose'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { signVisitorToken } from '../sign-visitor-token.ts'
import { created, NOON, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const SECRET = 'a secret of thirty-two bytes, or more'
let clock = NOON
const now = () => clock
const community = await openCommunity(url, { tokens: { secret: SECRET }, now })
afterAll(() => community.laurel.close())
afterEach(() => {
  clock = NOON
})
await community.laurel.record(['ada', 'bob'].map((person) => created(person, 1)))

const sign = (person: string, expiresIn = 900) => signVisitorToken({ secret: SECRET, person, expiresIn, now })
const token = await sign('ada')

/** A token with everything in it that anybody might take for a right. */
const boastful = await new SignJWT({
  scope: 'admin events:write',
  scopes: ['admin', 'events:write'],
  roles: ['admin'],
  admin: true,
  person: 'bob',
})
  .setProtectedHeader({ alg: 'HS256' })
  .setSubject('ada')
  .setAudience('laurel')
  .setExpirationTime(NOON.getTime() / 1000 + 60)
  .sign(new TextEncoder().encode(SECRET))

async function answer(path: string, init: Parameters<typeof community.request>[1] = {}) {
  const response = await community.request(path, { key: token, ...init })
  const text = await response.text()
  return { ...(text === '' ? {} : JSON.parse(text)), status: response.status }
}

const ofAda = (path: string) => path.replace('{id}', 'ada').replaceAll(/\{\w+\}/g, 'builder')
const bodyFor = (method: string) => (method === 'GET' ? {} : { body: '{}' })

describe('a visitor with a token', () => {
  const forbidden = endpoints.filter(([, { scope }]) => scope === 'events:write' || scope === 'admin')
  const open = endpoints.filter(([, { scope }]) => scope === 'public' || scope === 'read')
  const own = endpoints.filter(([, { scope }]) => scope === 'people')

  test('D11 there is no endpoint but those of these kinds', () => {
    expect(forbidden.length + open.length + own.length).toBe(endpoints.length)
    expect(forbidden.map(([name]) => name)).toEqual(
      expect.arrayContaining(['recordEvents', 'grantBadge', 'savePerson']),
    )
    const changing = endpoints.filter(([, { method }]) => method !== 'GET').map(([name]) => name)
    const changed = own.map(([name]) => name).filter((name) => changing.includes(name))
    expect(changed).toEqual(['prefer', 'claimNotices', 'markNoticesRead'])
  })

  test.for(forbidden)('D11 never gets as far as %s, whatever the token claims', async ([, { path, method }]) => {
    for (const key of [token, boastful]) {
      expect(await answer(ofAda(path), { key, method, ...bodyFor(method) })).toMatchObject({
        status: 403,
        code: 'forbidden',
      })
    }
  })

  test.for(open)('may ask for %s as everybody may', async ([, { path }]) => {
    const response = await community.request(ofAda(path), { key: token })
    expect([401, 403]).not.toContain(response.status)
    await response.body?.cancel()
  })

  test.for(own)('D11 may ask for %s of themselves and of nobody else', async ([, { path, method }]) => {
    for (const key of [token, boastful]) {
      const response = await community.request(ofAda(path), { key, method, ...bodyFor(method) })
      expect([401, 403]).not.toContain(response.status)
      await response.body?.cancel()
      for (const id of ['bob', 'Ada', 'nobody', 'ada%2F', '%61da%20']) {
        const found = await answer(path.replace('{id}', id), { key, method, ...bodyFor(method) })
        expect([found.status, found.code], id).toEqual([403, 'forbidden'])
      }
    }
  })

  test('reads what they keep from others, and what nobody else does', async () => {
    await community.laurel.prefer('bob', { recognition: 'private' })
    for (const path of ['/people/{id}?audience=owner', '/people/{id}/badges?audience=owner']) {
      expect((await answer(path.replace('{id}', 'ada'))).status).toBe(200)
      expect((await answer(path.replace('{id}', 'bob'))).status).toBe(403)
    }
    expect(await answer('/people/bob')).toMatchObject({ status: 200, visible: false })
  })

  test('hears of no secret and of nobody who decided, as only operators do', async () => {
    await community.laurel.grant({ person: 'ada', badge: 'builder', reason: 'A favour', by: 'grace' })
    const explained = await answer('/people/ada/badges/builder/explain?audience=owner')
    expect(explained).toMatchObject({ status: 200, person: 'ada', badge: 'builder' })
    expect(JSON.stringify(explained)).not.toMatch(/grace|A favour/)
  })

  test('changes what is their own from any page, as no browser adds a token by itself', async () => {
    const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    const chosen = await answer('/people/ada/preferences', {
      method: 'PUT',
      headers,
      body: '{"pins":["first-project"]}',
    })
    expect(chosen).toMatchObject({ status: 200, pins: ['first-project'] })
  })

  test('is somebody new until they do something', async () => {
    expect(await answer('/people/carl/notices', { key: await sign('carl') })).toMatchObject({ code: 'unknown_person' })
  })
})

describe('a token', () => {
  test('that is not trusted is a 401 that says why, even where none is needed', async () => {
    const old = await sign('ada', 60)
    const forged = await signVisitorToken({ secret: SECRET.toUpperCase(), person: 'ada', now })
    const other = await signVisitorToken({ secret: SECRET, person: 'ada', audience: 'another', now })
    clock = new Date(NOON.getTime() + 91_000)
    for (const [key, detail] of [
      [old, /expired/],
      [forged, /signature/],
      [other, /audience/],
    ] as const) {
      for (const path of ['/badges', '/people/ada/notices', '/openapi.json']) {
        expect(await answer(path, { key })).toMatchObject({
          status: 401,
          code: 'unauthorized',
          detail: expect.stringMatching(detail),
        })
      }
    }
  })

  test('is no key, and a key is no token', async () => {
    expect((await answer('/badges', { key: await community.key('read') })).status).toBe(200)
    await community.laurel.keys.ensure('dotted', 'a.key.with-dots-in-it')
    expect((await answer('/badges', { key: 'a.key.with-dots-in-it' })).status).toBe(200)
    await community.laurel.keys.ensure('a token as a key', boastful)
    expect((await answer('/review', { key: boastful })).status).toBe(403)
  })

  test('is worth nothing where the host signs none', async () => {
    const other = await openCommunity(url)
    expect((await other.request('/badges', { key: await sign('ada') })).status).toBe(401)
    await other.laurel.close()
  })

  test('goes before the session that a request may also have', async () => {
    const other = await openCommunity(url, {
      tokens: { secret: SECRET },
      authorize: async () => ({ scopes: ['read', 'people'], person: 'bob' }),
    })
    const status = async (person: string, key?: string) =>
      (await other.request(`/people/${person}/notices`, key === undefined ? {} : { key })).status
    expect([await status('bob'), await status('ada')]).toEqual([200, 403])
    expect([await status('bob', token), await status('ada', token)]).toEqual([403, 200])
    const change = { method: 'PUT', body: '{}', headers: { origin: 'https://elsewhere.example' } }
    expect((await other.request('/people/bob/preferences', change)).status).toBe(403)
    await other.laurel.close()
  })
})

describe('a stream of notices', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('ends when the token with which it was asked for expires', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await community.laurel.person('dora', {})
    const { body } = await community.request('/people/dora/notices/live', { key: await sign('dora', 60) })
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toBe(':\n\n')

    clock = new Date(NOON.getTime() + 80_000)
    vi.advanceTimersByTime(25_000)
    expect((await reader?.read())?.value).toBe(':\n\n')
    clock = new Date(NOON.getTime() + 100_000)
    vi.advanceTimersByTime(25_000)
    expect((await reader?.read())?.value).toBe(':\n\n')
    expect((await reader?.read())?.done).toBe(true)
  })
})
