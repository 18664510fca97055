import { getEventListeners } from 'node:events'
import { createClient } from '@laurel/api'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { createHandler } from '../create-handler.ts'
import { serve } from '../serve.ts'
import { created, NOON, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const client = await community.client('events:write', 'people')
const key = await community.key('people')

await client.recordEvents({ events: [1, 2, 3].map((n) => created('ada', n)) })

describe('notices', () => {
  test('congratulate, are read, and stay', async () => {
    const { items } = await client.notices('ada', { unread: true })
    expect(items).toMatchObject([
      {
        text: expect.stringContaining('**First Project**'),
        awards: [{ badge: 'first-project', instance: '', name: 'First Project', tier: 'bronze', glyph: 'hammer' }],
        shownAt: null,
        readAt: null,
      },
    ])

    await client.markNoticesRead('ada', { ids: items.map(({ id }) => id) })
    expect((await client.notices('ada', { unread: true })).items).toEqual([])
    expect((await client.notices('ada')).items).toMatchObject([{ readAt: NOON.toISOString() }])
  })

  test('take the flag with and without a value', async () => {
    const count = async (query: string) =>
      (await (await community.request(`/people/ada/notices${query}`, { key })).json()).items.length
    expect([
      await count('?unread'),
      await count('?unread=true'),
      await count('?unread=false'),
      await count(''),
    ]).toEqual([0, 0, 1, 1])
    expect((await community.request('/people/ada/notices?unread=maybe', { key })).status).toBe(422)
  })

  test('of somebody else stay unread', async () => {
    await client.recordEvents(created('eve', 1))
    const { items } = await client.notices('eve')
    await client.markNoticesRead('ada', { ids: [items[0]?.id ?? '', 'none'] })
    expect((await client.notices('eve', { unread: true })).items).toHaveLength(1)
  })

  test('need a person, and ids to mark', async () => {
    const unknown = { code: 'unknown_person', problem: { field: 'id' } }
    await expect(client.notices('nobody')).rejects.toMatchObject(unknown)
    await expect(client.claimNotices('nobody')).rejects.toMatchObject(unknown)
    await expect(Array.fromAsync(client.watchNotices('nobody'))).rejects.toMatchObject(unknown)
    await expect(client.markNoticesRead('nobody', { ids: ['1'] })).rejects.toMatchObject(unknown)
    await expect(client.markNoticesRead('ada', { ids: [] })).rejects.toMatchObject({
      code: 'invalid_request',
      problem: { field: 'ids' },
    })
  })

  test('are claimed once, in the reader’s language', async () => {
    await client.recordEvents(created('bob', 1))
    const claims = await Promise.all(Array.from({ length: 8 }, () => client.claimNotices('bob', { locale: 'de' })))
    const items = claims.flatMap((claim) => claim.items)
    expect(items).toMatchObject([
      { text: expect.stringContaining('**Erstes Projekt**'), awards: [{ name: 'Erstes Projekt' }] },
    ])
    expect(items[0]?.shownAt).toBe(NOON.toISOString())
    expect((await client.notices('bob', { unread: true })).items).toHaveLength(1)
  })

  test('are claimed with any body or none', async () => {
    for (const init of [{}, { body: '{}' }, { body: 'x', headers: { 'content-type': 'text/plain' } }]) {
      const response = await community.request('/people/bob/notices/shown', { method: 'POST', key, ...init })
      expect(response.status).toBe(200)
    }
  })
})

describe('a stream of notices', () => {
  /** A server of its own on a port, as streams have to go through a real connection. */
  async function start() {
    const server = await serve({ laurel: community.laurel, port: 0, now: () => NOON })
    onTestFinished(() => server.close())
    const open = (person: string, init: RequestInit = {}) =>
      fetch(`${server.url}/people/${person}/notices/live`, {
        ...init,
        headers: { authorization: `Bearer ${key}`, ...init.headers },
      })
    return { server, open, client: createClient({ url: server.url, key }) }
  }

  test('begins at once, with headers that let nothing on the way hold it back', async () => {
    const { open } = await start()
    await community.laurel.person('quinn', {})
    const response = await open('quinn')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    expect(response.headers.get('content-length')).toBeNull()
    expect(response.headers.get('content-language')).toBe('en')
    const reader = response.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(':\n\n')
    await reader?.cancel()
  })

  test('has what waits, and then what comes, each under its id', async () => {
    const { client: remote } = await start()
    await client.recordEvents(created('carl', 1))
    const stream = remote.watchNotices('carl', { locale: 'de' })[Symbol.asyncIterator]()
    const { value: first } = await stream.next()
    expect(first).toMatchObject({ text: expect.stringContaining('**Erstes Projekt**'), shownAt: null, readAt: null })
    const next = stream.next()
    await client.recordEvents({ events: [2, 3, 4, 5].map((n) => created('carl', n)) })
    expect((await next).value?.awards).toMatchObject([{ badge: 'builder', name: 'Baumeister', tier: 'silver' }])
    await stream.return?.()
    const { items } = await client.notices('carl', { locale: 'de' })
    expect(items[1]).toEqual(first)
  })

  test('is written as browsers read it', async () => {
    const { open } = await start()
    await client.recordEvents(created('fay', 1))
    const [notice] = (await client.notices('fay')).items
    const reader = (await open('fay', { headers: { 'last-event-id': '9999' } })).body?.getReader()
    const decoder = new TextDecoder()
    let text = ''
    while (!text.includes('}\n\n')) text += decoder.decode((await reader?.read())?.value, { stream: true })
    expect(text).toBe(`:\n\nid: ${notice?.id}\nevent: notice\ndata: ${JSON.stringify(notice)}\n\n`)
    await reader?.cancel()
  })

  test('is not watched any longer than somebody reads', async () => {
    const left = Promise.withResolvers<void>()
    const laurel = { ...community.laurel, watchInbox: watching(left.resolve) }
    const server = await serve({ laurel, port: 0 })
    onTestFinished(() => server.close())
    const controller = new AbortController()
    const { body } = await fetch(`${server.url}/people/ada/notices/live`, {
      headers: { authorization: `Bearer ${key}` },
      signal: controller.signal,
    })
    await body?.getReader().read()
    controller.abort()
    await left.promise
  })

  test('is not begun for a request that only asks for the headers', async () => {
    let watched = 0
    const laurel = {
      ...community.laurel,
      watchInbox: watching(
        () => {},
        () => void watched++,
      ),
    }
    const server = await serve({ laurel, port: 0 })
    onTestFinished(() => server.close())
    const response = await fetch(`${server.url}/people/ada/notices/live`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${key}` },
    })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    expect(await response.text()).toBe('')
    expect(watched).toBe(0)
  })

  test('that nobody reads, or that is not to be had, leaves nothing behind', async () => {
    const stopping = new AbortController()
    const handler = createHandler(community.laurel, { stopping: stopping.signal })
    const ask = (person: string, method: string) =>
      handler(
        new Request(`http://laurel.test/laurel/v1/people/${person}/notices/live`, {
          method,
          headers: { authorization: `Bearer ${key}` },
        }),
      )
    expect((await ask('ada', 'HEAD')).status).toBe(200)
    expect((await ask('nobody-at-all', 'GET')).status).toBe(404)
    const read = (await ask('ada', 'GET')).body?.getReader()
    await read?.read()
    expect(getEventListeners(stopping.signal, 'abort')).toHaveLength(1)
    await read?.cancel()
    expect(getEventListeners(stopping.signal, 'abort')).toHaveLength(0)
  })

  test('ends with the server, which does not wait for it', async () => {
    const { server, open } = await start()
    const reader = (await open('ada')).body?.getReader()
    await reader?.read()
    await server.close()
    expect((await reader?.read())?.done).toBe(true)
  })

  test('ends with the community', async () => {
    const other = await openCommunity(url)
    const server = await serve({ laurel: other.laurel, port: 0 })
    onTestFinished(() => server.close())
    const { body } = await fetch(`${server.url}/people/ada/notices/live`, {
      headers: { authorization: `Bearer ${key}` },
    })
    const reader = body?.getReader()
    await reader?.read()
    await other.laurel.close()
    expect((await reader?.read())?.done).toBe(true)
  })

  /** Like `watchInbox`, with nothing to say; tells when it begins and when it ends. */
  function watching(ended: () => void, begun = () => {}) {
    return (...[, options]: Parameters<typeof community.laurel.watchInbox>) => silence(ended, begun, options?.signal)
  }
})

async function* silence(ended: () => void, begun: () => void, signal: AbortSignal | undefined) {
  begun()
  await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
  ended()
  yield* []
}
