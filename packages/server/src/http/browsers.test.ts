import { endpoints } from '@laurel/api'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { signVisitorToken } from '../sign-visitor-token.ts'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const SECRET = 'a secret of thirty-two bytes, or more'
const PAGE = 'https://pages.example'
const community = await openCommunity(url, { origins: [PAGE], tokens: { secret: SECRET }, basePath: '/laurel/v1/' })
const withoutTokens = await openCommunity(url, { origins: [PAGE] })
afterAll(() => Promise.all([community.laurel.close(), withoutTokens.laurel.close()]))
await community.laurel.record(created('team/ada', 1))
const key = await signVisitorToken({ secret: SECRET, person: 'team/ada', now: () => new Date('2026-03-01T12:00:00Z') })

/** What a browser concludes from a preflight: whether the page may send this. */
async function mayAsk(path: string, method: string, { origin = PAGE, of = community } = {}): Promise<boolean> {
  const { headers } = await of.request(path, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
  })
  const list = (name: string) => (headers.get(name) ?? '').toLowerCase().split(',')
  return (
    headers.get('access-control-allow-origin') === origin &&
    list('access-control-allow-methods').includes(method.toLowerCase()) &&
    (method === 'GET' || list('access-control-allow-headers').includes('content-type'))
  )
}

const SEGMENTS = ['team%2Fada', 'a', '%F0%9F%8E%89']

describe('a page of another origin that the host named', () => {
  test.for(endpoints)('D11 may ask for %s where it reads or is a visitor’s own, and else not', async ([, endpoint]) => {
    const { path, method, scope } = endpoint
    for (const id of SEGMENTS) {
      const address = path.replaceAll(/\{\w+\}/g, id)
      expect(await mayAsk(address, method), address).toBe(method === 'GET' || scope === 'people')
      expect(await mayAsk(address, method, { of: withoutTokens }), address).toBe(method === 'GET')
      expect(await mayAsk(address, method, { origin: 'https://other.example' }), address).toBe(false)
      for (const other of ['POST', 'PUT', 'DELETE', 'PATCH'].filter((one) => one !== method)) {
        const isOwn = endpoints.some(([, one]) => one.path === path && one.method === other && one.scope === 'people')
        expect(await mayAsk(address, other), `${other} ${address}`).toBe(isOwn)
      }
    }
  })

  test('D11 is not answered before a POST that needs no leave of its own: browsers take its method for allowed', async () => {
    for (const [name, { path, scope }] of endpoints.filter(([, { method }]) => method === 'POST')) {
      const { headers } = await community.request(path.replaceAll(/\{\w+\}/g, 'a'), {
        method: 'OPTIONS',
        headers: {
          origin: PAGE,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      })
      expect(headers.get('access-control-allow-origin'), name).toBe(scope === 'people' ? PAGE : null)
    }
  })

  test('is answered to what it may change, problems too', async () => {
    const change = (person: string, origin = PAGE) =>
      community.request(`/people/${person}/preferences`, {
        method: 'PUT',
        key,
        headers: { origin, 'sec-fetch-site': 'cross-site' },
        body: '{"recognition":"all"}',
      })
    const done = await change('team%2Fada')
    expect([done.status, done.headers.get('access-control-allow-origin')]).toEqual([200, PAGE])
    expect(done.headers.get('vary')).toContain('Origin')
    const refused = await change('bob')
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, PAGE])
    expect((await change('team%2Fada', 'https://other.example')).headers.has('access-control-allow-origin')).toBe(false)
  })

  test('is told that a token has expired', async () => {
    const old = await signVisitorToken({ secret: SECRET, person: 'team/ada', now: () => new Date('2026-02-01') })
    const response = await community.request('/badges', { key: old, headers: { origin: PAGE } })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([401, PAGE])
    expect((await response.json()).detail).toContain('expired')
  })

  test('D11 never sends a session with what it asks', async () => {
    for (const path of ['/badges', '/people/team%2Fada/preferences']) {
      const response = await community.request(path, { key, headers: { origin: PAGE } })
      expect(response.headers.has('access-control-allow-credentials')).toBe(false)
    }
  })
})

test('without origins no page of another one may ask for anything', async () => {
  const closed = await openCommunity(url, { tokens: { secret: SECRET } })
  for (const [, { path, method }] of endpoints) {
    expect(await mayAsk(path.replaceAll(/\{\w+\}/g, 'a'), method, { of: closed })).toBe(false)
  }
  await closed.laurel.close()
})
