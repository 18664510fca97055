import { expect, test } from 'vitest'
import { localDay } from './calendar.ts'
import { metricSchema } from './catalog.ts'
import { addDay, type Days } from './days.ts'
import { currentStreak } from './metric.ts'
import { foldStreak, type StreakMetric, type StreakState, streakOf, streakOn } from './streak.ts'

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000

function streak(more: Record<string, unknown> = {}): StreakMetric {
  return metricSchema.parse({
    kind: 'streak',
    credit: 'actor',
    of: ['x'],
    noun: { en: 'days' },
    ...more,
  }) as StreakMetric
}

function daysFrom(start: string, active: string): Days {
  return [...active].reduce<Days>((days, sign, index) => (sign === '#' ? addDay(days, day(start) + index) : days), [])
}

function of(metric: StreakMetric, active: string, start = '2026-03-02', zone = 'UTC') {
  return streakOf(metric, { active: daysFrom(start, active), zone })
}

function fold(metric: StreakMetric, at: readonly string[], zone: string): StreakState | undefined {
  return at.reduce<StreakState | undefined>(
    (state, instant) => foldStreak(metric, state, localDay(Date.parse(instant), zone), zone, false),
    undefined,
  )
}

test('neighbouring days are a streak, a missed day ends it', () => {
  expect(of(streak(), '###.##')).toEqual({ longest: 3, current: 2, lastDay: day('2026-03-07') })
  expect(of(streak(), '')).toEqual({ longest: 0, current: 0, lastDay: null })
})

test('F1 two days with a spring day between them are no streak, however few hours apart', () => {
  const state = fold(streak(), ['2026-03-28T22:30:00Z', '2026-03-29T22:10:00Z'], 'Europe/Berlin')
  expect(state?.longest).toBe(1)
})

test('F2 two neighbouring autumn days are a streak, however many hours apart', () => {
  const state = fold(streak(), ['2026-10-23T22:05:00Z', '2026-10-25T22:55:00Z'], 'Europe/Berlin')
  expect(state?.longest).toBe(2)
})

test('F4 a date that never was is not missed', () => {
  expect(of(streak(), '#.#', '2011-12-29', 'Pacific/Apia')).toMatchObject({ longest: 2 })
  expect(of(streak(), '#.#', '2011-12-29', 'Europe/Berlin')).toMatchObject({ longest: 1 })
})

test('F12 a late day closes the gap', () => {
  const before = daysFrom('2026-03-02', '##.##')
  expect(streakOf(streak(), { active: addDay(before, day('2026-03-04')), zone: 'UTC' }).longest).toBe(5)
})

test('F14, F15 freezes keep the count over missed days and do not lengthen it', () => {
  expect(of(streak({ freezes: { given: 2 } }), '###..##')).toMatchObject({ longest: 5, current: 5 })
})

test('F16 a gap too wide for the freezes breaks the streak and spends none', () => {
  expect(of(streak({ freezes: { given: 2 } }), '###...##..#')).toMatchObject({ longest: 3, current: 3 })
})

test('F18 a frozen day that proves active gives its freeze back', () => {
  const metric = streak({ freezes: { given: 1 } })
  expect(of(metric, '##.##.##')).toMatchObject({ longest: 4 })
  expect(of(metric, '#####.##')).toMatchObject({ longest: 7 })
})

test('freezes are earned by active days, up to a cap', () => {
  const metric = streak({ freezes: { every: 3, cap: 1 } })
  expect(of(metric, '##.#')).toMatchObject({ longest: 2 })
  expect(of(metric, '###.#')).toMatchObject({ longest: 4 })
  expect(of(metric, '######..#')).toMatchObject({ longest: 6 })
})

test('F20 nothing done yet today: the streak of yesterday stands, at risk; the day after it is over', () => {
  const state = { active: daysFrom('2026-03-02', '###'), zone: 'UTC', longest: 3 }
  expect(streakOn(streak(), state, day('2026-03-04'))).toMatchObject({ current: 3, atRisk: false })
  expect(streakOn(streak(), state, day('2026-03-05'))).toMatchObject({ current: 3, atRisk: true })
  expect(streakOn(streak(), state, day('2026-03-06'))).toMatchObject({ current: 0, atRisk: false, longest: 3 })
  expect(streakOn(streak({ freezes: { given: 1 } }), state, day('2026-03-06'))).toMatchObject({
    current: 3,
    atRisk: true,
  })
})

test('F21 rest days break no streak and lengthen none', () => {
  // 2026-03-06 is a Friday.
  expect(of(streak({ rest: [5, 6] }), '####..##')).toMatchObject({ longest: 6 })
  expect(of(streak({ rest: [5, 6] }), '####.#.#')).toMatchObject({ longest: 5 })
})

test('F23 weeks are counted by the calendar, over a new year too', () => {
  const state = fold(streak({ every: 'week' }), ['2026-12-30T12:00:00Z', '2027-01-05T12:00:00Z'], 'UTC')
  expect(state?.longest).toBe(2)
})

test('F25 months are counted by the calendar', () => {
  const state = fold(
    streak({ every: 'month' }),
    ['2026-01-31T12:00:00Z', '2026-02-01T12:00:00Z', '2026-03-31T12:00:00Z'],
    'UTC',
  )
  expect(state?.longest).toBe(3)
})

test('a day frozen by the host keeps the streak, and lengthens it only where that is the rule', () => {
  const frozen = daysFrom('2026-03-02', '..#')
  const state = { active: daysFrom('2026-03-02', '##.#'), frozen, zone: 'UTC' }
  expect(streakOf(streak({ frozenBy: ['y'] }), state).longest).toBe(3)
  expect(streakOf(streak({ frozenBy: ['y'], frozenCounts: true }), state).longest).toBe(4)
})

test('F19 the order in which days arrive makes no difference', () => {
  const days = [4, 0, 7, 2, 1, 9, 3, 8].map((offset) => day('2026-03-02') + offset)
  const inOrder = days.toSorted((a, b) => a - b).reduce<Days>(addDay, [])
  expect(days.reduce<Days>(addDay, [])).toEqual(inOrder)
  expect(inOrder).toEqual([
    [day('2026-03-02'), 5],
    [day('2026-03-09'), 3],
  ])
})

test('the next badge of a streak counts from the streak that goes on now', () => {
  const metric = streak({ noun: { en: 'days' } })
  const state = {
    metrics: { run: { active: daysFrom('2026-03-02', '#####..##'), zone: 'UTC', longest: 5 } },
    badges: {},
  }
  expect(currentStreak('run', metric, state, Date.UTC(2026, 2, 10, 12), 'UTC')).toBe(2)
  expect(currentStreak('run', metric, state, Date.UTC(2026, 2, 20, 12), 'UTC')).toBe(0)
})
