import { expect, test } from 'vitest'
import { inBatches, inHalves, inOrder } from './sequence.ts'
import { collect } from './test-repository.ts'

test('batches hold everything once, the last one what is left', async () => {
  expect(await collect(inBatches(count(5), 2))).toEqual([[0, 1], [2, 3], [4]])
})

test('results come in the order of the work, and no more is begun at once than allowed', async () => {
  let running = 0
  let most = 0
  const work = async (item: number) => {
    most = Math.max(most, ++running)
    for (let turn = 0; turn < 10 - item; turn++) await Promise.resolve()
    running -= 1
    return item
  }
  expect(await collect(inOrder(count(6), 3, work))).toEqual([0, 1, 2, 3, 4, 5])
  expect(most).toBe(3)
})

test('a bad item costs only itself', async () => {
  const work = async (items: readonly number[]) => (items.includes(3) ? null : items.map(String))
  expect(await inHalves([1, 2, 3, 4, 5], work, async (item) => [`bad ${item}`])).toEqual(['1', '2', 'bad 3', '4', '5'])
})

async function* count(to: number) {
  for (let number = 0; number < to; number++) yield number
}
