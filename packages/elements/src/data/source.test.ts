import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Client } from '@laurel/api'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import { httpSource, type Source } from './source.ts'

const asked: string[] = []
const typed: (string | undefined)[] = []
const held: (() => void)[] = []
let closed = 0
let src = ''

const server = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers.authorization ?? ''}`.trim())
  typed.push(request.headers['content-type'])
  if (request.method === 'POST') return void echo(request, response)
  if (request.url?.includes('/live') === true) return void response.end('data: {"id":"1"}\n\n')
  response.on('close', () => {
    if (!response.writableEnded) closed += 1
  })
  if (request.url?.includes('slow') === true) held.push(() => response.end('{}'))
  else if (request.url?.includes('nobody') === true) response.writeHead(404).end('{}')
  else response.end(JSON.stringify({ url: request.url }))
})

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.end(JSON.stringify({ url: request.url, body: await text(request) }))
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  src = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/laurel/v1`
})
afterAll(() => void server.close())

test('the client of the API is a source', () => {
  expectTypeOf<Client>().toExtend<Source>()
})

test('ids go into the path encoded, the language into the query, the key into a header', async () => {
  const source = httpSource({ src: `${src}/`, key: 'read-only' })
  expect(await source.showcase('a/b c', { locale: 'de-AT' }, {})).toEqual({
    url: '/laurel/v1/people/a%2Fb%20c/badges?locale=de-AT',
  })
  expect(asked.at(-1)).toContain('Bearer read-only')
})

test('lists and streaks are asked for with what narrows them, and nothing that was left out', async () => {
  const source = httpSource({ src })
  await source.feed({ badge: 'a&b', person: undefined, limit: 10, locale: 'de' }, {})
  await source.holders({ tier: 'gold', cursor: 'x=' }, {})
  await source.streak('ada', 'a/b', { weeks: 8, audience: 'owner' }, {})
  await source.notices('ada', {}, {})
  expect(asked.slice(-4)).toEqual([
    '/laurel/v1/feed?badge=a%26b&limit=10&locale=de',
    '/laurel/v1/holders?tier=gold&cursor=x%3D',
    '/laurel/v1/people/ada/streaks/a%2Fb?weeks=8&audience=owner',
    '/laurel/v1/people/ada/notices',
  ])
})

test('notices are claimed without a body and read by their ids', async () => {
  const source = httpSource({ src, key: 'k' })
  expect(await source.claim('a b', { locale: 'de' })).toEqual({
    url: '/laurel/v1/people/a%20b/notices/shown?locale=de',
    body: '',
  })
  expect(await source.markRead('ada', ['1', '2'])).toEqual({
    url: '/laurel/v1/people/ada/notices/read',
    body: '{"ids":["1","2"]}',
  })
  expect(asked.at(-1)).toContain('Bearer k')
})

test('what is live comes as it is made', async () => {
  for await (const { id } of httpSource({ src }).live('ada', { locale: 'de' }, {})) {
    expect(id).toBe('1')
    break
  }
  expect(asked.at(-1)).toBe('/laurel/v1/people/ada/notices/live?locale=de')
})

test('a key that is a function is asked before each request, so that it can be renewed', async () => {
  let renewed = 0
  const source = httpSource({ src, key: async () => `token-${++renewed}` })
  await source.profile('ada', {}, {})
  await source.markRead('ada', ['1'])
  for await (const _ of source.live('ada', {}, {})) break
  await Promise.all([1, 2].map(() => source.showcase('ada', {}, {})))
  expect(asked.slice(-4).map((line) => line.split(' ').slice(1).join(' '))).toEqual(
    [1, 2, 3, 4].map((n) => `Bearer token-${n}`),
  )
  const signedOut = httpSource({ src, key: () => Promise.reject(new Error('signed out')) })
  await expect(signedOut.profile('ada', {}, {})).rejects.toThrow('signed out')
})

test('a page of another site is let through: nothing but a body has a type', async () => {
  const source = httpSource({ src })
  await source.profile('ada', {}, {})
  expect(typed.at(-1)).toBeUndefined()
  await source.markRead('ada', ['1'])
  expect(typed.at(-1)).toBe('application/json')
})

test('what several ask for at the same time is fetched once, and later again', async () => {
  const source = httpSource({ src })
  const before = asked.length
  await Promise.all([1, 2, 3].map(() => source.profile('ada', { locale: 'en' }, {})))
  expect(asked.length - before).toBe(1)
  await source.profile('ada', { locale: 'en' }, {})
  expect(asked.length - before).toBe(2)
})

test('an answer that is no success is an error that names address and status', async () => {
  await expect(httpSource({ src }).profile('nobody', {}, {})).rejects.toThrow(/people\/nobody answered 404/)
})

test('the request ends when the last who asked has left, not before', async () => {
  const source = httpSource({ src })
  const [one, other] = [new AbortController(), new AbortController()]
  const answers = [one, other].map(({ signal }) =>
    source.profile('slow', {}, { signal }).catch((error: Error) => error.name),
  )
  await expect.poll(() => held.length).toBe(1)
  one.abort()
  expect(closed).toBe(0)
  other.abort()
  expect(await Promise.all(answers)).toEqual(['AbortError', 'AbortError'])
  await expect.poll(() => closed).toBe(1)
  const again = source.profile('slow', {}, {})
  await expect.poll(() => held.length).toBe(2)
  held[1]?.()
  expect(await again).toEqual({})
})
