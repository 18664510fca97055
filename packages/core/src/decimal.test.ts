import { expect, test } from 'vitest'
import { addExact, addTotals, difference, isExact, maxTotal, minTotal, totalToNumber } from './decimal.ts'

function total(...values: readonly number[]): number {
  return totalToNumber(values.reduce(addExact, '0'))
}

test('A13 0.1 and 0.2 make 0.3', () => {
  expect(total(0.1, 0.2)).toBe(0.3)
})

test('A13 ten thousand tenths make a thousand', () => {
  expect(total(...Array.from({ length: 10_000 }, () => 0.1))).toBe(1000)
})

test('A13 a total beyond 2^53 loses no unit', () => {
  const twice = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER].reduce(addExact, '0')
  expect(twice).toBe('18014398509481982000000')
  expect(totalToNumber(addExact(addExact(twice, 1), -Number.MAX_SAFE_INTEGER))).toBe(2 ** 53)
})

test('A13 what goes in and comes out again leaves nothing', () => {
  expect(total(0.1, 0.7, -0.7, -0.1)).toBe(0)
  expect(Object.is(total(0.1, -0.1), 0)).toBe(true)
})

test('A13 a number is exact with up to six decimals', () => {
  for (const value of [0, -0, 1, -1.5, 0.000001, 123_456.654_321, Number.MAX_SAFE_INTEGER])
    expect(isExact(value)).toBe(true)
  for (const value of [0.1 + 0.2, 0.0000001, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 5e-324]) {
    expect(isExact(value)).toBe(false)
  }
})

test('totals are compared and added as numbers, not as text', () => {
  expect(maxTotal('100', '30')).toBe('100')
  expect(minTotal('100', '30')).toBe('30')
  expect(maxTotal('-100', '-30')).toBe('-30')
  expect(addTotals('100', '-30')).toBe('70')
})

test('a difference does not drift', () => {
  expect(difference(0.3, 0.1)).toBe(0.2)
  expect(difference(30, 29)).toBe(1)
})
