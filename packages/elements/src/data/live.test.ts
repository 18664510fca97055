import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { liveNotices } from './live.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const notice = (id: string) => ({ id, text: '', awards: [], createdAt: '', readAt: null })
const event = (id: string) => `id: ${id}\nevent: notice\ndata: ${JSON.stringify(notice(id))}\n\n`

test('each event is a notice, however the stream is cut into pieces; comments are none', async () => {
  const whole = `: here\n\n${event('1')}: still here\n\n${event('2').replaceAll('\n', '\r\n')}${event('ü')}`
  const bytes = new TextEncoder().encode(whole)
  for (const size of [1, 7, 1_000]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.slice(at * size, (at + 1) * size),
    )
    expect(await first(3, () => Promise.resolve(answer(pieces)))).toEqual(['1', '2', 'ü'])
  }
})

test('a lost stream is begun anew, after a second, then two, then four; one that spoke begins at a second again', async () => {
  const asked: number[] = []
  const answers = [[], [], [], [event('1')], [event('2')]]
  const open = () => {
    asked.push(Date.now())
    const texts = answers[asked.length - 1]
    return texts?.length === 0
      ? Promise.reject(new TypeError('down'))
      : Promise.resolve(answer((texts ?? []).map(bytesOf)))
  }
  const began = Date.now()
  const found = first(2, open)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await found).toEqual(['1', '2'])
  expect(asked.map((at) => at - began)).toEqual([0, 1_000, 3_000, 7_000, 8_000])
})

test.each([401, 403, 404])('a refusal of %i is no reason to ask again', async (status) => {
  let asked = 0
  const open = () => {
    asked += 1
    return Promise.reject(Object.assign(new Error('refused'), { status }))
  }
  await expect(first(1, open)).rejects.toThrow('refused')
  expect(asked).toBe(1)
})

test.each([408, 429, 500, 503])('after %i it asks again', async (status) => {
  let asked = 0
  const open = () => {
    asked += 1
    return asked === 1
      ? Promise.reject(Object.assign(new Error('later'), { status }))
      : Promise.resolve(answer([bytesOf(event('1'))]))
  }
  const found = first(1, open)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await found).toEqual(['1'])
})

test('ends with its signal, and so does the wait for the next stream', async () => {
  const controller = new AbortController()
  const all = first(1, () => Promise.reject(new TypeError('down')), controller.signal)
  await vi.advanceTimersByTimeAsync(500)
  controller.abort()
  expect(await all).toEqual([])
})

test('closes the stream when nobody reads any more', async () => {
  let closed = false
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(bytesOf(event('1'))),
    cancel: () => {
      closed = true
    },
  })
  expect(await first(1, () => Promise.resolve(new Response(body)))).toEqual(['1'])
  expect(closed).toBe(true)
})

/** The ids of the first notices. */
async function first(count: number, open: () => Promise<Response>, signal?: AbortSignal): Promise<readonly string[]> {
  const found: string[] = []
  for await (const { id } of liveNotices(open, signal)) {
    found.push(id)
    if (found.length === count) break
  }
  return found
}

function answer(pieces: readonly Uint8Array[]): Response {
  return new Response(
    new ReadableStream<Uint8Array>({
      start: (stream) => {
        for (const piece of pieces) stream.enqueue(piece)
        stream.close()
      },
    }),
  )
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
