import { createServer } from 'node:http'
import type { Client } from '@laurel/api'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import { httpSource, type Source } from './source.ts'

const asked: string[] = []
const held: (() => void)[] = []
let closed = 0
let src = ''

const server = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers.authorization ?? ''}`.trim())
  response.on('close', () => {
    if (!response.writableEnded) closed += 1
  })
  if (request.url?.includes('slow') === true) held.push(() => response.end('{}'))
  else if (request.url?.includes('nobody') === true) response.writeHead(404).end('{}')
  else response.end(JSON.stringify({ url: request.url }))
})

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
