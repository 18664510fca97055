import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eventStream } from './event-stream.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function open(items: AsyncIterable<{ readonly id: string }>, isStillAllowed = async () => true) {
  const end = new AbortController()
  const reader = eventStream(items, { name: 'notice', end, isStillAllowed }).getReader()
  const read = async () => {
    const { value } = await reader.read()
    return value === undefined ? undefined : new TextDecoder().decode(value)
  }
  return { end, read, reader }
}

/** Waits for the signal, as what is watched does. */
async function* nothing(signal: () => AbortSignal) {
  await new Promise<void>((resolve) => signal().addEventListener('abort', () => resolve()))
  yield* []
}

test('a comment goes out every 25 seconds, while there is somebody to read it', async () => {
  const { end, read, reader } = open(nothing(() => end.signal))
  expect(await read()).toBe(':\n\n')
  const next = read()
  vi.advanceTimersByTime(25_000)
  expect(await next).toBe(':\n\n')
  await reader.cancel()
  expect(end.signal.aborted).toBe(true)
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0))
})

test('whoever may read no more is read to no more', async () => {
  let isAllowed = true
  const { end, read } = open(
    nothing(() => end.signal),
    async () => isAllowed,
  )
  expect(await read()).toBe(':\n\n')
  vi.advanceTimersByTime(25_000)
  expect(await read()).toBe(':\n\n')
  isAllowed = false
  vi.advanceTimersByTime(25_000)
  expect(await read()).toBe(':\n\n')
  expect(await read()).toBeUndefined()
  expect(vi.getTimerCount()).toBe(0)
})

test('when there are no more items it ends', async () => {
  async function* two() {
    yield { id: '1', text: 'one\ntwo' }
    yield { id: '2' }
  }
  const { read } = open(two())
  expect([await read(), await read(), await read(), await read()]).toEqual([
    ':\n\n',
    'id: 1\nevent: notice\ndata: {"id":"1","text":"one\\ntwo"}\n\n',
    'id: 2\nevent: notice\ndata: {"id":"2"}\n\n',
    undefined,
  ])
})

test('an error on the way breaks it off', async () => {
  async function* broken() {
    yield { id: '1' }
    throw new Error('gone')
  }
  const { read, end } = open(broken())
  await expect(read().then(read).then(read)).rejects.toThrow('gone')
  expect(end.signal.aborted).toBe(true)
})
