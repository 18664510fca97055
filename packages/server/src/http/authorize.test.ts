import { type Endpoint, endpoints, SCOPES, type Scope } from '@laurel/api'
import { SCOPES as SCOPES_OF_ENGINE } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())

const closed = endpoints.filter(([, endpoint]) => endpoint.scope !== 'public')
const open = endpoints.filter(([, endpoint]) => endpoint.scope === 'public')

const ask = (endpoint: Endpoint, key?: string) => {
  const body = endpoint.body === undefined ? {} : { body: '{}' }
  return community.request(endpoint.path.replace('{id}', 'ada'), {
    method: endpoint.method,
    ...body,
    ...(key === undefined ? {} : { key }),
  })
}

describe('every endpoint', () => {
  test.for(closed)('%s is closed without a key', async ([, endpoint]) => {
    const response = await ask(endpoint)
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="laurel"')
    expect(await response.json()).toMatchObject({ status: 401, code: 'unauthorized' })
  })

  test.for(endpoints.filter(([, { anonymous }]) => !anonymous))(
    '%s is closed with a key that is wrong',
    async ([, endpoint]) => {
      const response = await ask(endpoint, 'guessed')
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"')
      expect(await response.json()).toMatchObject({ status: 401, code: 'unauthorized' })
    },
  )

  test.for(closed)('%s is closed with keys of other scopes, and names the one it needs', async ([, endpoint]) => {
    const others = SCOPES.filter((scope): scope is Scope => scope !== endpoint.scope && scope !== 'admin')
    const response = await ask(endpoint, await community.key(...others))
    expect(response.headers.get('www-authenticate')).toContain(`scope="${endpoint.scope}"`)
    expect(await response.json()).toMatchObject({
      status: 403,
      code: 'forbidden',
      detail: expect.stringContaining(`"${endpoint.scope}"`),
    })
  })

  test.for(closed)('%s is open to its scope and to administrators', async ([, endpoint]) => {
    for (const scope of [endpoint.scope as Scope, 'admin'] as const) {
      expect([401, 403]).not.toContain((await ask(endpoint, await community.key(scope))).status)
    }
  })

  test.for(open)('%s needs no key', async ([, endpoint]) => {
    expect((await ask(endpoint)).status).toBe(200)
  })

  test.for(open.filter(([, { anonymous }]) => anonymous))('%s looks at no key', async ([, endpoint]) => {
    expect((await ask(endpoint, 'guessed')).status).toBe(200)
  })
})

describe('a key', () => {
  test('D11 that may read, as a browser has one, cannot write', async () => {
    const client = await community.client('read')
    const refused = { status: 403, code: 'forbidden' }
    await expect(client.recordEvents(created('mallory', 1))).rejects.toMatchObject(refused)
    await expect(client.savePerson('mallory', { name: 'Mallory' })).rejects.toMatchObject(refused)
    await expect(client.markNoticesRead('mallory', { ids: ['1'] })).rejects.toMatchObject(refused)
    expect(await community.laurel.person('mallory')).toBeNull()
  })

  test('is refused from the moment it is revoked', async () => {
    const { id, secret } = await community.laurel.keys.create('leaving', ['read'])
    expect((await community.request('/badges', { key: secret })).status).toBe(200)
    await community.laurel.keys.revoke(id)
    expect((await community.request('/badges', { key: secret })).status).toBe(401)
  })

  test('is taken as a bearer token and in no other form', async () => {
    const key = await community.key('read')
    const status = async (authorization: string) =>
      (await community.request('/badges', { headers: { authorization } })).status
    expect(await status(`bearer ${key}`)).toBe(200)
    expect(await status(`Basic ${btoa(`laurel:${key}`)}`)).toBe(401)
    expect(await status(key)).toBe(401)
    expect(await status('Bearer')).toBe(401)
  })

  test('has the scopes of the engine', () => {
    expect(SCOPES).toEqual(SCOPES_OF_ENGINE)
  })
})
