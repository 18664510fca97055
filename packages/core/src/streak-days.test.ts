import { expect, test } from 'vitest'
import { formatDay, parseDay } from './calendar.ts'
import { streakDays } from './streak-days.ts'
import { drawn, foldAll, type Happening, streak } from './test-support/streaks.ts'

const START = '2026-03-02'

/** The first letter of what became of each day: A active, F frozen, R rest, P paused, M missed, X absent, + repaired. */
function signs(
  metric: ReturnType<typeof streak>,
  happenings: readonly Happening[],
  to: string,
  today?: string,
): string {
  const now = today === undefined ? [] : ([parseDay(today)] as const)
  const days = streakDays(metric, foldAll(metric, happenings), parseDay(START) - 3, parseDay(to), ...now)
  const letter = { active: 'A', frozen: 'F', rest: 'R', paused: 'P', missed: 'M', absent: 'X', repaired: '+' }
  return days.map(({ kind }) => letter[kind]).join('')
}

test('each day says what became of it, from the first one on record', () => {
  expect(signs(streak({ rest: [6, 7] }), drawn(START, '##.f#...#'), '2026-03-11')).toBe('AAMFARRMA')
  const others = [
    { at: '2026-03-04', type: 'pause' },
    { at: '2026-03-06', type: 'resume' },
    { at: '2026-03-08', type: 'repair' },
  ]
  expect(signs(streak(), drawn(START, '##....#', others), '2026-03-09')).toBe('AAPP++A')
})

test('today is left out while nothing was done, and so is what is still to come', () => {
  const days = drawn(START, '##')
  expect(signs(streak(), days, '2026-03-20', '2026-03-05')).toBe('AAM')
  expect(signs(streak(), days, '2026-03-20', '2026-03-03')).toBe('AA')
  expect(signs(streak({ rest: [4] }), days, '2026-03-20', '2026-03-05')).toBe('AAMR')
})

test('F15 a day for which a freeze was spent is shown as frozen, and one that grace forgave as missed', () => {
  expect(signs(streak({ freezes: { given: 1 } }), drawn(START, '##.#..#'), '2026-03-09')).toBe('AAFAMMA')
  expect(signs(streak({ grace: 1, freezes: { given: 1 } }), drawn(START, '#..#.#'), '2026-03-08')).toBe('AMFAMA')
})

test('F16 in the gap that goes on, days are frozen only as long as freezes cover all of it', () => {
  const metric = streak({ freezes: { given: 1 } })
  expect(signs(metric, drawn(START, '##'), '2026-03-20', '2026-03-05')).toBe('AAF')
  expect(signs(metric, drawn(START, '##'), '2026-03-20', '2026-03-06')).toBe('AAMM')
})

test('F5 the day somebody flew over is absent', () => {
  const metric = streak()
  const state = foldAll(metric, [
    { at: '2026-06-02T03:00:00Z', zone: 'America/Los_Angeles' },
    { at: '2026-06-02T20:00:00Z', zone: 'Pacific/Auckland' },
  ])
  const days = streakDays(metric, state, parseDay('2026-06-01'), parseDay('2026-06-04'))
  expect(days.map(({ day, kind }) => [formatDay(day), kind])).toEqual([
    ['2026-06-01', 'active'],
    ['2026-06-02', 'absent'],
    ['2026-06-03', 'active'],
  ])
})

test('F23 a streak of weeks says so for each week, by its Monday', () => {
  const metric = streak({ every: 'week' })
  const state = foldAll(metric, [{ at: '2026-12-30' }, { at: '2027-01-13' }])
  const days = streakDays(metric, state, parseDay('2026-12-01'), parseDay('2027-01-16'))
  expect(days.map(({ day, kind }) => [formatDay(day), kind])).toEqual([
    ['2026-12-28', 'active'],
    ['2027-01-04', 'missed'],
    ['2027-01-11', 'active'],
  ])
})
