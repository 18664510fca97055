import { describe, expect, expectTypeOf, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { type CallOptions, createClient } from './client.ts'
import { contract } from './contract.ts'
import { problemOf } from './problem.ts'

/** A client whose requests are kept, and all answered alike. */
function clientFor(answer: () => Response, options: { readonly locale?: string } = {}) {
  const requests: Request[] = []
  const fetch = async (request: Request) => {
    requests.push(request)
    return answer()
  }
  return { client: createClient({ url: 'https://example.org/laurel/v1/', key: 'secret', fetch, ...options }), requests }
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status })

describe('a request', () => {
  test('goes to the endpoint’s address with the key', async () => {
    const { client, requests } = clientFor(json({ status: 'ok' }))
    await client.health()
    expect(requests[0]?.method).toBe('GET')
    expect(requests[0]?.url).toBe('https://example.org/laurel/v1/health')
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer secret')
  })

  test('encodes an id exactly once, whatever it holds', async () => {
    const { client, requests } = clientFor(json({}))
    await client.profile('team/a:b%20c d🎉$&')
    expect(requests[0]?.url).toBe('https://example.org/laurel/v1/people/team%2Fa%3Ab%2520c%20d%F0%9F%8E%89%24%26')
  })

  test('takes the ids of its path in their order', async () => {
    const { client, requests } = clientFor(json({ status: 'done', held: true }))
    await client.grantBadge('team/a', 'x y', { reason: 'Helped' })
    expect(requests[0]?.url).toBe('https://example.org/laurel/v1/people/team%2Fa/badges/x%20y/grant')
    await expect(client.grantBadge('ada', '..', { reason: 'Helped' })).rejects.toThrow(RangeError)
  })

  test.for(['', '.', '..'])('is not made for the id %j, which cannot stand in a path', async (id) => {
    const { client, requests } = clientFor(json({}))
    await expect(client.profile(id)).rejects.toThrow(RangeError)
    expect(requests).toEqual([])
  })

  test('carries what its query says and nothing that is undefined', async () => {
    const { client, requests } = clientFor(json({ items: [] }))
    await client.notices('ada', { unread: true, locale: undefined })
    expect(requests[0]?.url).toBe('https://example.org/laurel/v1/people/ada/notices?unread=true')
  })

  test('carries the body as JSON', async () => {
    const { client, requests } = clientFor(json({ results: [] }))
    const events = [{ id: '1', type: 't', at: '2026-03-01T09:30:00Z', actor: 'ada' }] as const
    await client.recordEvents({ events })
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
    expect(await requests[0]?.json()).toEqual({ events })
  })

  test('asks for the reader’s language', async () => {
    const { client, requests } = clientFor(json({ items: [] }), { locale: 'de' })
    await client.badges()
    expect(requests[0]?.headers.get('accept-language')).toBe('de')
  })
})

describe('an answer', () => {
  test('is given as it came', async () => {
    const { client } = clientFor(json({ items: [], next: null }))
    expect(await client.feed({ limit: 10 })).toEqual({ items: [], next: null })
  })

  test('is undefined where there is nothing to say', async () => {
    const { client } = clientFor(() => new Response(null, { status: 204 }))
    expect(await client.markNoticesRead('ada', { ids: ['1'] })).toBeUndefined()
  })

  test('is text where the endpoint answers in text', async () => {
    const { client } = clientFor(() => new Response('laurel_awards_total 3'))
    expect(await client.metrics()).toBe('laurel_awards_total 3')
  })

  test('that is a problem is thrown with its code', async () => {
    const problem = problemOf('unknown_person', 'Nobody has this id here.', { field: 'id' })
    const { client } = clientFor(json(problem, 404))
    const error = await client.profile('nobody').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'unknown_person', status: 404, message: 'Nobody has this id here.', problem })
  })

  test('of somebody else than Laurel is thrown as such', async () => {
    const { client } = clientFor(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    await expect(client.health()).rejects.toMatchObject({
      code: 'unexpected_answer',
      status: 502,
      problem: { status: 502 },
    })
  })
})

describe('a stream', () => {
  const NOTICE = { id: '7', text: 'Congrats! 🎉', awards: [], createdAt: '2026-03-01T09:30:00Z', readAt: null }

  /** An answer that comes in pieces of one byte, as a network may cut it. */
  function inPieces(text: string) {
    const ended = Promise.withResolvers<void>()
    const bytes = new TextEncoder().encode(text).values()
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const { value, done } = bytes.next()
        if (done !== true) controller.enqueue(new Uint8Array([value]))
        else controller.close()
      },
      cancel: () => ended.resolve(),
    })
    return { answer: () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }), ended }
  }
  const data = JSON.stringify(NOTICE)

  test('is asked for when the loop begins, and gives what each event carries', async () => {
    const text = `: hello\n\nid: 7\nevent: notice\ndata: ${data}\n\n:\n\nid: 8\r\ndata:{"id":\r\ndata: "8"}\r\n\r\nid: 9`
    const { client, requests } = clientFor(inPieces(text).answer)
    const notices = client.watchNotices('team/a', { locale: 'de' })
    expect(requests).toEqual([])
    expect(await Array.fromAsync(notices)).toEqual([NOTICE, { id: '8' }])
    expect(requests[0]?.url).toBe('https://example.org/laurel/v1/people/team%2Fa/notices/live?locale=de')
    expect(requests[0]?.headers.get('accept')).toBe('text/event-stream')
  })

  test('ends when the loop is left', async () => {
    const { answer, ended } = inPieces(`data: ${data}\n\n`.repeat(100))
    const { client } = clientFor(answer)
    for await (const notice of client.watchNotices('ada')) {
      expect(notice.id).toBe('7')
      break
    }
    await ended.promise
  })

  test('that is refused is thrown from the loop', async () => {
    const { client } = clientFor(json(problemOf('forbidden', 'No.'), 403))
    await expect(Array.fromAsync(client.watchNotices('ada'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('a signal gives up on any request', async () => {
  const { client, requests } = clientFor(json({}))
  const controller = new AbortController()
  await client.profile('ada', {}, { signal: controller.signal })
  await client.markNoticesRead('ada', { ids: ['1'] }, { signal: controller.signal })
  await client.health({ signal: controller.signal })
  controller.abort()
  expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, true, true])
})

describe('the client', () => {
  test('has a method for every endpoint', () => {
    expect(Object.keys(createClient({ url: 'https://example.org' }))).toEqual(Object.keys(contract))
  })

  test('has the types of the contract', () => {
    const client = createClient({ url: 'https://example.org' })
    expectTypeOf(client.profile).parameter(0).toBeString()
    expectTypeOf(client.feed).parameter(0).toEqualTypeOf<
      | {
          limit?: number | undefined
          cursor?: string | undefined
          person?: string | undefined
          badge?: string | undefined
          locale?: string | undefined
          audience?: 'public' | 'owner' | undefined
        }
      | undefined
    >()
    expectTypeOf<Awaited<ReturnType<typeof client.showcase>>['earned']>().toBeNumber()
    expectTypeOf<Awaited<ReturnType<typeof client.markNoticesRead>>>().toBeUndefined()
    expectTypeOf<Awaited<ReturnType<typeof client.recordEvents>>['results'][number]['status']>().toEqualTypeOf<
      'recorded' | 'duplicate' | 'rejected'
    >()
    expectTypeOf(client.revokeBadge).parameters.toEqualTypeOf<
      [
        id: string,
        badge: string,
        body: { reason: string; by?: string | undefined; instance?: string | undefined },
        options?: CallOptions,
      ]
    >()
    expectTypeOf(client.watchNotices).returns.toExtend<AsyncIterable<{ id: string; text: string }>>()
    // @ts-expect-error a person has no such field
    expectTypeOf(client.savePerson).toBeCallableWith('ada', { nme: 'Ada' })
  })
})
