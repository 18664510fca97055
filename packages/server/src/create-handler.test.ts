import { endpoints } from '@laurel/api'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { createHandler } from './create-handler.ts'
import { created, openCommunity } from './test-support/community.ts'

const { url } = await testDatabase()
const lines: object[] = []
const keep = (fields: object) => void lines.push(fields)
const community = await openCommunity(url, {
  origins: ['https://pages.example'],
  bodyLimit: 100_000,
  logger: { info: keep, warn: keep, error: keep },
})
afterAll(() => community.laurel.close())
const key = await community.key('events:write', 'read')

describe('addresses', () => {
  test('that do not exist are problems too', async () => {
    for (const path of [
      '',
      '/',
      '/event',
      '/events/',
      '/people',
      '/people/',
      '/people//badges',
      '/people/a/b/c',
      '/badges/x/',
    ]) {
      expect(await (await community.request(path, { key })).json()).toMatchObject({
        status: 404,
        code: 'unknown_route',
      })
    }
  })

  test('outside the base path do not exist', async () => {
    const response = await community.handler(new Request('http://laurel.test/other/v1/health'))
    expect(await response.json()).toMatchObject({ status: 404, code: 'unknown_route' })
  })

  test('are below any base path', async () => {
    for (const basePath of ['/', '', '/a/b/c/']) {
      const handler = createHandler(community.laurel, { basePath })
      const root = `http://laurel.test${basePath.replace(/\/$/, '')}`
      expect((await handler(new Request(`${root}/health`))).status).toBe(200)
      const profile = await handler(
        new Request(`${root}/people/a%2Fb`, { headers: { authorization: `Bearer ${key}` } }),
      )
      expect(await profile.json()).toMatchObject({ code: 'unknown_person' })
    }
  })

  test('answer to the methods of the contract, and name them for every other', async () => {
    const paths = Map.groupBy(endpoints, ([, endpoint]) => endpoint.path)
    for (const [path, all] of paths) {
      const documented = all.map(([, endpoint]) => endpoint.method)
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
        const response = await community.request(path.replace('{id}', 'x'), { method })
        const served = response.status !== 405
        expect([path, method, served]).toEqual([path, method, documented.some((known) => known === method)])
        if (served) continue
        const allowed = documented.includes('GET')
          ? ['GET', 'HEAD', ...documented.filter((known) => known !== 'GET')]
          : documented
        expect(response.headers.get('allow')?.split(', ').sort()).toEqual([...allowed].sort())
        expect(await response.json()).toMatchObject({ code: 'method_not_allowed' })
      }
    }
  })

  test('answer HEAD like GET, without the body', async () => {
    const response = await community.request('/badges', { method: 'HEAD', key })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.text()).toBe('')
    expect((await community.request('/badges', { method: 'HEAD' })).status).toBe(401)
  })
})

describe('a body', () => {
  const post = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
    community.request('/events', {
      method: 'POST',
      key,
      headers: { 'content-type': 'application/json', ...headers },
      body: body ?? null,
      ...HALF,
    })
  /** What `fetch` asks for before it sends a stream. */
  const HALF = { duplex: 'half' } as object

  test.for(['', '{', '{"a":1', 'text', '\ufffe', new Uint8Array([0x22, 0xff, 0x22]), '['.repeat(90_000)])(
    'that is no JSON is answered with 400 (%#)',
    async (body) => {
      expect(await (await post(body)).json()).toMatchObject({ status: 400, code: 'invalid_json' })
    },
  )

  test('may begin with a byte order mark', async () => {
    expect((await post(`\ufeff${JSON.stringify({ events: [] })}`)).status).toBe(200)
  })

  test('is not read when its type is unknown', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'application/json; charset=latin1',
    ]) {
      const response = await post('{"events":[]}', { 'content-type': type })
      expect(await response.json()).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
        field: 'content-type',
      })
    }
    const packed = await post('x', { 'content-encoding': 'gzip' })
    expect(await packed.json()).toMatchObject({ status: 415, field: 'content-encoding' })
  })

  test('is read for any spelling of its type', async () => {
    expect((await post('{"events":[]}', { 'content-type': 'Application/JSON; Charset="UTF-8"' })).status).toBe(200)
  })

  test('that says it is too large is not read', async () => {
    const response = await post('{}', { 'content-length': '100001' })
    expect(await response.json()).toMatchObject({ status: 413, code: 'body_too_large' })
  })

  test('that is too large is read no further, whatever it says', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 10_000
        controller.enqueue(new Uint8Array(10_000).fill(32))
      },
    })
    expect((await post(endless)).status).toBe(413)
    expect(sent).toBeLessThan(200_000)
  })

  test('that breaks off is no JSON', async () => {
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) })
    expect(await (await post(broken)).json()).toMatchObject({ status: 400, code: 'invalid_json' })
  })

  test('with characters cut in two by the network is put together again', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...created('émile🎉', 1) }))
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
        controller.close()
      },
    })
    expect(await (await post(stream)).json()).toMatchObject({ results: [{ id: 'émile🎉-1', status: 'recorded' }] })
  })
})

describe('every answer', () => {
  test('has the headers of an API that no page embeds and no cache keeps', async () => {
    for (const path of ['/health', '/nothing', '/badges']) {
      const { headers } = await community.request(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    }
  })

  test('has the id of the request, its own or a new one', async () => {
    const idFor = async (id: string) =>
      (await community.request('/health', { headers: { 'x-request-id': id } })).headers.get('x-request-id')
    expect(await idFor('trace-1')).toBe('trace-1')
    expect(await idFor('no "quotes"')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('pages of other origins', () => {
  test('may read when they were named', async () => {
    const response = await community.request('/badges', { key, headers: { origin: 'https://pages.example' } })
    expect(response.headers.get('access-control-allow-origin')).toBe('https://pages.example')
    const preflight = await community.request('/badges', {
      method: 'OPTIONS',
      headers: { origin: 'https://pages.example', 'access-control-request-method': 'GET' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization')
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).not.toContain('content-type')
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,HEAD')
  })

  test('may not when they were not', async () => {
    const other = await community.request('/badges', { key, headers: { origin: 'https://other.example' } })
    expect(other.headers.has('access-control-allow-origin')).toBe(false)
    const write = await community.request('/events', {
      method: 'POST',
      key,
      body: '{"events":[]}',
      headers: { origin: 'https://pages.example' },
    })
    expect(write.headers.has('access-control-allow-origin')).toBe(false)
  })
})

test('the log has a line for each request, with no key, no path and no id in it', async () => {
  lines.length = 0
  const client = await community.client('read', 'events:write')
  await client.savePerson('ada@example.org', { email: 'ada@example.org' })
  await community.request('/people/ada%40example.org?locale=xx@example.org', { key })
  expect(lines).toMatchObject([
    { method: 'PUT', route: '/people/{id}', status: 200, ms: expect.any(Number), requestId: expect.any(String) },
    { method: 'GET', route: '/people/{id}', status: 422 },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/example\.org|laurel_|Bearer/)
})

test('a mistake of ours is a problem that tells nobody more than where to look', async () => {
  lines.length = 0
  const broken = { ...community.laurel, badges: () => Promise.reject(new Error('column "secret" does not exist')) }
  const handler = createHandler(broken, { logger: { info: keep, warn: keep, error: keep } })
  const response = await handler(
    new Request('http://x/laurel/v1/badges', { headers: { authorization: `Bearer ${key}` } }),
  )
  const problem = await response.json()
  expect(problem).toMatchObject({ status: 500, code: 'internal_error' })
  expect(problem.detail).toContain(response.headers.get('x-request-id'))
  expect(problem.detail).not.toContain('secret')
  expect(lines).toMatchObject([{ status: 500, err: { message: 'column "secret" does not exist' } }])
})
