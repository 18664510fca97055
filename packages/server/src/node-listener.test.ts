import { createServer, type IncomingMessage, request as send } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { testDatabase } from '@laurel/testing/vitest'
import express, { type RequestHandler } from 'express'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { nodeListener } from './node-listener.ts'
import { created, openCommunity } from './test-support/community.ts'
import { listening } from './test-support/hosts.ts'

const { url: database } = await testDatabase()
const { laurel, handler, key } = await openCommunity(database)
afterAll(() => laurel.close())
const secret = await key('events:write', 'people')
const listener = nodeListener(handler)

const JSON_TYPE = 'application/json'

/** Sends a body to an Express server that has these in front of the API. */
async function answerBehind(parser: RequestHandler, body: string | Uint8Array<ArrayBuffer>, headers: HeadersInit = {}) {
  const app = express().use(parser).use('/laurel/v1', listener)
  const host = await listening(createServer(app))
  onTestFinished(() => host.close())
  const response = await fetch(`${host.origin}/laurel/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': JSON_TYPE, ...headers },
    body,
  })
  return response.json()
}

let n = 0
const event = () => ({ ...created('ada', ++n), data: { text: 'é🎉' } })

describe('a body that was read in front', () => {
  test.for([
    ['as an object', express.json()],
    ['as text', express.text({ type: JSON_TYPE })],
    ['as bytes', express.raw({ type: JSON_TYPE })],
    ['as an object, and kept as bytes', keepRaw],
  ] as const)('%s is taken from there', async ([, parser]) => {
    const [one, two] = [event(), event()]
    expect(await answerBehind(parser, JSON.stringify({ events: [one, two] }))).toMatchObject({
      results: [
        { id: one.id, status: 'recorded' },
        { id: two.id, status: 'recorded' },
      ],
    })
  })

  test('and unpacked is taken as it is now', async () => {
    const packed = new Uint8Array(gzipSync(JSON.stringify(event())))
    const headers = { 'content-encoding': 'gzip' }
    expect(await answerBehind(express.json(), packed, headers)).toMatchObject({ results: [{ status: 'recorded' }] })
  })

  test('is judged like any other', async () => {
    expect(await answerBehind(express.json(), '{"events":1}')).toMatchObject({ code: 'invalid_request' })
    expect(await answerBehind(express.text({ type: JSON_TYPE }), '{')).toMatchObject({ code: 'invalid_json' })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await answerBehind(express.urlencoded(), 'a=1', form)).toMatchObject({ code: 'unsupported_media_type' })
  })

  test('and handed on by nobody is a problem that says so', async () => {
    const swallow: RequestHandler = (request, _, next) => void request.resume().once('end', next)
    expect(await answerBehind(swallow, JSON.stringify(event()))).toMatchObject({
      status: 400,
      code: 'invalid_json',
      detail: expect.stringContaining('Something in front of the API has read it'),
    })
    const request = new Request('http://laurel.test/laurel/v1/events', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': JSON_TYPE },
      body: JSON.stringify(event()),
    })
    await request.text()
    expect((await (await handler(request)).json()).detail).toContain('has read it')
  })

  test('is not missed where none is needed', async () => {
    const app = express().use(express.json()).use('/laurel/v1', listener)
    const host = await listening(createServer(app))
    onTestFinished(() => host.close())
    await laurel.person('bob', {})
    for (const init of [{}, { body: '{}', headers: { 'content-type': JSON_TYPE } }]) {
      const headers = { ...init.headers, authorization: `Bearer ${secret}` }
      const url = `${host.origin}/laurel/v1/people/bob/notices/shown`
      expect(await (await fetch(url, { ...init, method: 'POST', headers })).json()).toEqual({ items: [] })
    }
  })
})

test('what comes later finds the path as the framework left it', async () => {
  const seen: (string | undefined)[] = []
  const app = express().use('/laurel', (request, response) => {
    listener(request, response)
    seen.push(request.url)
  })
  const host = await listening(createServer(app))
  onTestFinished(() => host.close())
  expect((await fetch(`${host.origin}/laurel/v1/health`)).status).toBe(200)
  expect(seen).toEqual(['/v1/health'])
})

test('a request whose host makes no address is answered with a problem', async () => {
  const host = await listening(createServer(listener))
  onTestFinished(() => host.close())
  const headers = { host: 'not a host' }
  const response = await new Promise<IncomingMessage>((resolve) => {
    send(`${host.origin}/laurel/v1/health`, { headers }, resolve).end()
  })
  expect(response.statusCode).toBe(400)
  expect(JSON.parse(await text(response))).toMatchObject({ code: 'invalid_path' })
})

/** As some clouds do it: the bytes stand beside what was made of them. */
function keepRaw(...[request, response, next]: Parameters<RequestHandler>): void {
  const verify = (incoming: IncomingMessage, _: unknown, rawBody: Buffer) => void Object.assign(incoming, { rawBody })
  express.json({ verify })(request, response, next)
}

test('a stream takes its connection with it when it ends, so that no server waits for the next request on it', async () => {
  const host = await listening(createServer(listener))
  onTestFinished(() => host.close())
  await laurel.person('reader', {})
  const ask = (path: string) =>
    fetch(`${host.origin}/laurel/v1/people/reader${path}`, { headers: { authorization: `Bearer ${secret}` } })
  const stream = await ask('/notices/live')
  expect(stream.headers.get('connection')).toBe('close')
  await stream.body?.cancel()
  expect((await ask('/notices')).headers.get('connection')).toBe('keep-alive')
})
