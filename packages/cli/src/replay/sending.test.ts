import { describe, expect, test } from 'vitest'
import type { Line } from './lines.ts'
import { arrange, parsePercent, type SendingOptions } from './sending.ts'

async function sent(count: number, options: SendingOptions): Promise<readonly number[]> {
  const numbers: number[] = []
  for await (const line of (await arrange(numbered(count), options)).lines) numbers.push(line.number)
  return numbers
}

async function* numbered(count: number): AsyncGenerator<Line> {
  for (let number = 1; number <= count; number++) yield { number, text: `${number}` }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

describe('shuffled', () => {
  test('every line is sent once, in the same order for the same seed and in another one for another', async () => {
    const one = await sent(1_000, { shuffle: '1' })
    expect(sorted(one)).toEqual(upTo(1_000))
    expect(one).not.toEqual(upTo(1_000))
    expect(await sent(1_000, { shuffle: '1' })).toEqual(one)
    expect(await sent(1_000, { shuffle: '2' })).not.toEqual(one)
  })

  test('every line gets everywhere', async () => {
    const places = new Set<string>()
    for (let seed = 0; seed < 200; seed++) {
      for (const [place, number] of (await sent(4, { shuffle: `${seed}` })).entries()) places.add(`${number} ${place}`)
    }
    expect(places.size).toBe(16)
  })

  test('it is known how many there are, and no more are read once interrupted', async () => {
    expect((await arrange(numbered(7), { shuffle: '1' })).total).toBe(7)
    expect((await arrange(numbered(7), { shuffle: '1', signal: AbortSignal.abort() })).total).toBe(0)
  })
})

describe('in part twice', () => {
  test('as many as were asked for come again, later, and the others stay in order', async () => {
    const numbers = await sent(20_000, { duplicate: 20 })
    const first = numbers.filter((number, index) => numbers.indexOf(number) === index)
    expect(first).toEqual(upTo(20_000))
    expect(numbers.length - first.length).toBe(4_000)
  })

  test('parts of a percent add up', async () => {
    expect(await sent(1_000, { duplicate: 0.5 })).toHaveLength(1_005)
    expect(await sent(1_000, { duplicate: 0 })).toHaveLength(1_000)
  })

  test('no line comes a third time, and all come again at 100 percent', async () => {
    const numbers = await sent(12_000, { duplicate: 100 })
    expect(sorted(numbers)).toEqual(upTo(12_000).flatMap((number) => [number, number]))
    expect(numbers.slice(0, 12_000)).not.toEqual(upTo(12_000))
  })

  test('the same come again each time, and with a seed others for another one', async () => {
    expect(await sent(100, { duplicate: 50 })).toEqual(await sent(100, { duplicate: 50 }))
    const one = await sent(100, { duplicate: 50, shuffle: '1' })
    expect(one).toEqual(await sent(100, { duplicate: 50, shuffle: '1' }))
    expect(sorted(one)).not.toEqual(sorted(await sent(100, { duplicate: 50, shuffle: '2' })))
  })

  test('lines pass through as they are read', async () => {
    const { lines, total } = await arrange(endless(), { duplicate: 100 })
    expect(total).toBeNull()
    let taken = 0
    for await (const _ of lines) if (++taken === 30_000) break
    expect(taken).toBe(30_000)
  })
})

test('a percentage is a number from 0 to 100', () => {
  expect(['0', '12.5', '100'].map(parsePercent)).toEqual([0, 12.5, 100])
  for (const text of ['-1', '101', 'many', '', '20%']) expect(() => parsePercent(text)).toThrow('is no percentage')
})

async function* endless(): AsyncGenerator<Line> {
  for (let number = 1; ; number++) yield { number, text: '' }
}
