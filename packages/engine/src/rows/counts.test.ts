import { expect, test } from 'vitest'
import { type BadgeCounts, KeptCount } from './counts.ts'

function counter(size: number) {
  const clock = { now: new Date('2026-03-02T12:00:00Z') }
  const kept = new KeptCount<BadgeCounts>()
  let counted = 0
  const count = async (): Promise<BadgeCounts> => {
    counted += 1
    return { people: counted, badges: new Map(), size }
  }
  const read = async (version = 1) => (await kept.read(version, () => clock.now, count)).people
  const wait = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + 1_000 * seconds)
  }
  return { kept, read, wait }
}

test('what is quickly counted is counted each time', async () => {
  const { read } = counter(1_000)
  expect([await read(), await read(), await read()]).toEqual([1, 2, 3])
})

test('what is much is counted once in five seconds', async () => {
  const { read, wait } = counter(1_001)
  expect([await read(), await read()]).toEqual([1, 1])
  wait(4)
  expect(await read()).toBe(1)
  wait(1.5)
  expect([await read(), await read()]).toEqual([2, 2])
})

test('what was counted with another catalog, or before somebody chose not to be seen, is counted anew', async () => {
  const { kept, read } = counter(5_000)
  expect([await read(1), await read(2), await read(2)]).toEqual([1, 2, 2])
  kept.forget()
  expect(await read(2)).toBe(3)
})

test('whoever asks while it is being counted waits for the same', async () => {
  const { read } = counter(10)
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1])
})

test('a count that failed is not kept', async () => {
  const kept = new KeptCount<BadgeCounts>()
  const now = () => new Date('2026-03-02T12:00:00Z')
  await expect(kept.read(1, now, () => Promise.reject(new Error('no connection')))).rejects.toThrow('no connection')
  const found = await kept.read(1, now, async () => ({ people: 7, badges: new Map(), size: 5_000 }))
  expect(found.people).toBe(7)
})
