import { expect, test } from 'vitest'
import { formatDay, parseDay } from './calendar.ts'
import { firstDayOf, numberOf, periodAround } from './period.ts'

type Unit = Parameters<typeof periodAround>[0]

function around(unit: Unit, date: string): string {
  const { first, end, label } = periodAround(unit, parseDay(date))
  return `${label}: ${formatDay(first)} to ${formatDay(end)}`
}

test('a period runs from its first day up to the first one of the next', () => {
  expect(around('day', '2026-07-14')).toBe('2026-07-14: 2026-07-14 to 2026-07-15')
  expect(around('week', '2026-08-01')).toBe('2026-W31: 2026-07-27 to 2026-08-03')
  expect(around('month', '2026-07-14')).toBe('2026-07: 2026-07-01 to 2026-08-01')
  expect(around('year', '2026-07-14')).toBe('2026: 2026-01-01 to 2027-01-01')
})

test('F23 the week over a new year is the 53rd of the old one, or the first of the new', () => {
  expect(around('week', '2026-12-31')).toBe('2026-W53: 2026-12-28 to 2027-01-04')
  expect(around('week', '2027-01-03')).toBe('2026-W53: 2026-12-28 to 2027-01-04')
  expect(around('week', '2027-01-04')).toBe('2027-W01: 2027-01-04 to 2027-01-11')
  expect(around('week', '2024-12-30')).toBe('2025-W01: 2024-12-30 to 2025-01-06')
})

test('F25 months are as long as they are, and December is followed by January', () => {
  expect(around('month', '2024-02-29')).toBe('2024-02: 2024-02-01 to 2024-03-01')
  expect(around('month', '2026-12-31')).toBe('2026-12: 2026-12-01 to 2027-01-01')
})

test('F30 the label follows from the date alone, in summer as in winter', () => {
  for (const date of ['2026-01-01', '2026-03-29', '2026-07-01', '2026-10-25', '2026-12-31']) {
    expect(periodAround('year', parseDay(date)).label).toBe('2026')
    expect(periodAround('month', parseDay(date)).label).toBe(date.slice(0, 7))
  }
})

test.each(['day', 'week', 'month'] as const)('a %s begins on the first day that has its number', (unit) => {
  for (const date of ['1969-12-28', '1969-12-29', '1970-01-01', '2026-08-02', '2026-12-31', '2027-01-04']) {
    const number = numberOf(unit, parseDay(date))
    const first = firstDayOf(unit, number)
    expect(first).toBe(periodAround(unit, parseDay(date)).first)
    expect(numberOf(unit, first)).toBe(number)
    expect(numberOf(unit, first - 1)).toBe(number - 1)
  }
})
