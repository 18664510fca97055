import { createClient } from '@laurel/api'
import type { Laurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHandler } from './create-handler.ts'
import { created, NOON, openCommunity } from './test-support/community.ts'
import { type Host, hosts } from './test-support/hosts.ts'

const { url: database } = await testDatabase()
const { laurel, key } = await openCommunity(database)
afterAll(() => laurel.close())
const secret = await key('admin')

/** Ids that frameworks decode, fold or cut, each where it is not told to leave paths alone. */
const IDS = ['ADA', 'Ada', 'team/ada:1', '100%', '%2F', 'a b', '🎉', 'x?y#z', '*', 'é'.repeat(200)]

describe.each(Object.entries(hosts))('mounted in %s', (name, start) => {
  let host: Host
  let url: string
  const stopping = new AbortController()
  const left = Promise.withResolvers<void>()
  beforeAll(async () => {
    const watched = { ...laurel, watchInbox: telling(left.resolve) }
    host = await start(createHandler(watched, { now: () => NOON, stopping: stopping.signal }))
    url = `${host.origin}/laurel/v1`
  })
  afterAll(() => host.close())

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${secret}`, ...init.headers } })
  const send = (body: RequestInit['body'] & {}, type = 'application/json') =>
    ask('/events', { method: 'POST', headers: { 'content-type': type }, body })

  test('it answers', async () => {
    expect(await createClient({ url }).health()).toEqual({ status: 'ok' })
    expect((await createClient({ url }).openapi())['servers']).toEqual([{ url: '/laurel/v1' }])
    const head = await ask('/badges', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('it records events for a key, and for nobody else', async () => {
    const event = { ...created('ada', 1), id: `of ${name}` }
    const { results } = await createClient({ url, key: secret }).recordEvents({ events: [event] })
    expect(results).toMatchObject([{ id: event.id, status: 'recorded' }])
    await expect(createClient({ url, key: 'guessed' }).recordEvents({ events: [event] })).rejects.toMatchObject({
      code: 'unauthorized',
    })
  })

  test('it takes bodies of other types, and large ones', async () => {
    const { at, ...rest } = { ...created('ada', 2), id: `cloud ${name}` }
    const cloud = { specversion: '1.0', source: 'https://host.example', time: at, ...rest }
    expect((await send(JSON.stringify(cloud), 'application/cloudevents+json')).status).toBe(200)
    const events = Array.from({ length: 1_000 }, (_, n) => ({
      ...created('bulk', n),
      data: { text: 'x'.repeat(2_000) },
    }))
    const response = await send(JSON.stringify({ events }))
    expect((await response.json()).results).toHaveLength(1_000)
  })

  test('it answers problems as they are', async () => {
    const nobody = await ask('/people/nobody')
    expect(nobody.headers.get('content-type')).toBe('application/problem+json')
    expect(await nobody.json()).toMatchObject({ status: 404, code: 'unknown_person', field: 'id' })
    expect(await (await ask('/nothing/here')).json()).toMatchObject({ status: 404, code: 'unknown_route' })
    expect(await (await ask('/events')).json()).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(await (await send('{"events":1}')).json()).toMatchObject({ status: 422, code: 'invalid_request' })
    expect(await (await send('text', 'text/plain')).json()).toMatchObject({ code: 'unsupported_media_type' })
    expect((await send('{')).status).toBe(400)
  })

  test('it has the id of a person as it was sent, decoded once', async () => {
    const client = createClient({ url, key: secret })
    for (const id of IDS) {
      await client.savePerson(id, { name: name })
      expect((await client.profile(id, { locale: 'de' })).person).toMatchObject({ id, name })
    }
    expect(await client.claimNotices('ADA')).toEqual({ items: [] })
  })

  test('a stream brings what comes, and is not watched any longer than somebody reads', async () => {
    const person = `watched in ${name}`
    await laurel.person(person, {})
    const reading = new AbortController()
    const response = await ask(`/people/${encodeURIComponent(person)}/notices/live`, { signal: reading.signal })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toBe(':\n\n')
    await laurel.record(created(person, 1))
    expect((await reader?.read())?.value).toMatch(/^id: \d+\nevent: notice\ndata: \{.*First Project/)
    reading.abort()
    await left.promise
  })

  test('a stream ends when the process says that it stops, so that the server can', async () => {
    const client = createClient({ url, key: secret })
    await laurel.person('reader', {})
    const reader = (await ask('/people/reader/notices/live')).body?.getReader()
    await reader?.read()
    expect(await client.readiness()).toEqual({ status: 'ready' })
    stopping.abort()
    expect((await reader?.read())?.done).toBe(true)
    await expect(client.readiness()).rejects.toMatchObject({ status: 503, code: 'stopping' })
    expect(await client.liveness()).toEqual({ status: 'live' })
    const late = await ask('/people/reader/notices/live')
    expect([late.status, await late.text()]).toEqual([200, ''])
  })
})

/** `watchInbox`, which also tells when the first watching ends. */
function telling(ended: () => void): Laurel['watchInbox'] {
  return async function* (...given) {
    try {
      yield* laurel.watchInbox(...given)
    } finally {
      ended()
    }
  }
}
