import { expect, test } from 'vitest'
import { formatDay, parseDay } from './calendar.ts'
import { addDay, type Days } from './days.ts'
import { currentStreak } from './metric.ts'
import { foldStreak, streakOf, streakOn, unitOf } from './streak.ts'
import { drawn, factOf, foldAll, type Happening, streak } from './test-support/streaks.ts'

/** A Monday. */
const START = '2026-03-02'

function of(metric: ReturnType<typeof streak>, signs: string, others: readonly Happening[] = []) {
  return streakOf(metric, foldAll(metric, drawn(START, signs, others)))
}

function longest(happenings: readonly Happening[], metric = streak()): number {
  return foldAll(metric, happenings).longest
}

test('neighbouring days are a streak, a missed day ends it', () => {
  expect(of(streak(), '###.##')).toEqual({ longest: 3, current: 2, lastDay: parseDay('2026-03-07') })
  expect(streakOf(streak(), { active: [], zone: 'UTC' })).toEqual({ longest: 0, current: 0, lastDay: null })
})

test('what changes nothing gives the same state', () => {
  const state = foldAll(streak(), drawn(START, '##f'))
  for (const type of ['done', 'resume', 'unheard of'])
    expect(foldStreak(streak(), state, factOf({ at: '2026-03-03', type }))).toBe(state)
  expect(foldStreak(streak(), state, factOf({ at: '2026-03-04', type: 'frozen' }))).toBe(state)
})

test('F1 two days with a spring day between them are no streak, however few hours apart', () => {
  const zone = 'Europe/Berlin'
  const days = [
    { at: '2026-03-28T22:30:00Z', zone },
    { at: '2026-03-29T22:10:00Z', zone },
  ]
  expect(longest(days)).toBe(1)
  expect(longest(days, streak({ freezes: { given: 1 } }))).toBe(2)
})

test('F2 two neighbouring autumn days are a streak, however many hours apart', () => {
  const zone = 'Europe/Berlin'
  expect(
    longest([
      { at: '2026-10-23T22:05:00Z', zone },
      { at: '2026-10-25T22:55:00Z', zone },
    ]),
  ).toBe(2)
})

test('F3 a day without a midnight is a day of a streak', () => {
  const at = ['2026-04-23T10:00:00Z', '2026-04-23T22:00:00Z', '2026-04-24T21:30:00Z']
  expect(longest(at.map((instant) => ({ at: instant, zone: 'Africa/Cairo' })))).toBe(3)
})

test('F4 a date that never was is not missed', () => {
  const days = (zone: string) => ['2011-12-29T22:00:00Z', '2011-12-30T22:00:00Z'].map((at) => ({ at, zone }))
  expect(longest(days('Pacific/Apia'))).toBe(2)
  const apart = ['2011-12-29T12:00:00Z', '2011-12-31T12:00:00Z'].map((at) => ({ at, zone: 'Europe/Berlin' }))
  expect(longest(apart)).toBe(1)
})

test('F4, F20 a date that never was does not end the streak that goes on today', () => {
  const state = foldAll(streak(), [{ at: '2011-12-29T22:00:00Z', zone: 'Pacific/Apia' }])
  expect(streakOn(streak(), state, parseDay('2011-12-31'))).toMatchObject({ current: 1, atRisk: true })
  expect(streakOn(streak(), state, parseDay('2012-01-01'))).toMatchObject({ current: 0, atRisk: false })
})

test('F5 a change of zone alone never breaks a streak', () => {
  const angeles = { at: '2026-06-02T03:00:00Z', zone: 'America/Los_Angeles' }
  const auckland = { at: '2026-06-02T20:00:00Z', zone: 'Pacific/Auckland' }
  expect(longest([angeles, auckland])).toBe(2)
  expect(longest([angeles, auckland, { at: '2026-06-03T20:00:00Z', zone: 'Pacific/Auckland' }])).toBe(3)
})

test('F5 what was missed before the journey stays missed', () => {
  const before = { at: '2026-06-01T03:00:00Z', zone: 'America/Los_Angeles' }
  expect(longest([before, { at: '2026-06-02T20:00:00Z', zone: 'Pacific/Auckland' }])).toBe(1)
})

test('F5 a journey west lives a date twice, and the streak goes on', () => {
  const auckland = { at: '2026-06-02T20:00:00Z', zone: 'Pacific/Auckland' }
  const angeles = (at: string) => ({ at, zone: 'America/Los_Angeles' })
  // It is the 3rd in Auckland, then the 2nd, the 3rd and the 4th in Los Angeles.
  const journey = [auckland, ...['2026-06-03T05:00:00Z', '2026-06-04T05:00:00Z', '2026-06-05T05:00:00Z'].map(angeles)]
  expect(longest(journey.slice(0, 3))).toBe(1)
  expect(longest(journey)).toBe(2)
})

test('F6 two zones in five minutes give one day, whichever comes first', () => {
  const pago = (at: string) => ({ at, zone: 'Pacific/Pago_Pago' })
  const kiritimati = (at: string) => ({ at, zone: 'Pacific/Kiritimati' })
  const [now, soon] = ['2026-06-01T10:30:00Z', '2026-06-01T10:35:00Z'] as const
  expect(foldAll(streak(), [pago(now), kiritimati(soon)])).toMatchObject({ active: [[parseDay('2026-05-31'), 1]] })
  expect(foldAll(streak(), [kiritimati(now), pago(soon)])).toMatchObject({ active: [[parseDay('2026-06-02'), 1]] })
  expect(longest([pago(now), kiritimati(soon), pago(soon), kiritimati('2026-06-02T10:30:00Z')])).toBe(2)
})

test('F6 a change of zone fills no gap in the past', () => {
  const kiritimati = (at: string) => ({ at, zone: 'Pacific/Kiritimati' })
  const missed = [kiritimati('2026-05-30T20:00:00Z'), kiritimati('2026-06-01T20:00:00Z')]
  // In Kiritimati it is the 3rd, in Pago Pago the 1st, which was missed.
  expect(longest([...missed, { at: '2026-06-02T10:15:00Z', zone: 'Pacific/Pago_Pago' }])).toBe(1)
})

test('F6 the date that an offset states is taken as it is', () => {
  const days = [
    { at: '2026-06-01T10:30:00Z', zone: '-11:00' },
    { at: '2026-06-01T10:31:00Z', zone: '+00:00' },
  ]
  expect(longest(days)).toBe(2)
})

test('F7 each day keeps the zone it was recorded in', () => {
  const apia = ['2011-12-29T22:00:00Z', '2011-12-30T22:00:00Z'].map((at) => ({ at, zone: 'Pacific/Apia' }))
  const berlin = { at: '2012-03-01T12:00:00Z', zone: 'Europe/Berlin' }
  const state = foldAll(streak(), [...apia, berlin])
  expect(streakOf(streak(), state).longest).toBe(2)
  expect(state.active.map(([first]) => formatDay(first))).toEqual(['2011-12-29', '2011-12-31', '2012-03-01'])
})

test('F10 what is done before the day begins counts for the date before', () => {
  const at = ['2026-03-02T12:00:00Z', '2026-03-04T02:00:00Z', '2026-03-05T02:59:00Z']
  expect(longest(at.map((instant) => ({ at: instant, dayStart: 180 })))).toBe(3)
  expect(longest(at.map((instant) => ({ at: instant })))).toBe(2)
})

test('F11 an action just before midnight counts for that day', () => {
  expect(longest([{ at: '2026-03-02T23:59:59.900Z' }, { at: '2026-03-03T00:00:03Z' }])).toBe(2)
})

test('F12, F18 a late day closes the gap, and the freeze spent on it is returned', () => {
  expect(of(streak(), '##.##').longest).toBe(2)
  expect(of(streak(), '#####').longest).toBe(5)
  const metric = streak({ freezes: { given: 1 } })
  expect(of(metric, '##.##.##')).toMatchObject({ longest: 4 })
  expect(of(metric, '#####.##')).toMatchObject({ longest: 7 })
})

test('F13 a day of grace is forgiven in every gap', () => {
  expect(of(streak({ grace: 1 }), '##.##.#')).toMatchObject({ longest: 5, current: 5 })
  expect(of(streak({ grace: 1 }), '##..#')).toMatchObject({ longest: 2, current: 1 })
})

test('F13 freezes are needed for what is more than the grace, all or none', () => {
  const metric = streak({ grace: 1, freezes: { given: 2 } })
  expect(of(metric, '#...#')).toMatchObject({ longest: 2 })
  expect(of(metric, '#....#...#')).toMatchObject({ longest: 2, current: 2 })
  expect(of(metric, '#...#..#')).toMatchObject({ longest: 2, current: 1 })
})

test('F14, F15 freezes keep the count over missed days and do not lengthen it', () => {
  expect(of(streak({ freezes: { given: 2 } }), '###..##')).toMatchObject({ longest: 5, current: 5 })
})

test('F16 a gap too wide for the freezes breaks the streak and spends none', () => {
  const metric = streak({ freezes: { given: 2 } })
  expect(of(metric, '###...##..#')).toMatchObject({ longest: 3, current: 3 })
  const state = foldAll(metric, drawn(START, '###'))
  expect(streakOn(metric, state, parseDay('2026-03-08'))).toMatchObject({ current: 0, freezesLeft: 2 })
})

test('freezes are earned by active days, up to a cap', () => {
  const metric = streak({ freezes: { every: 3, cap: 1 } })
  expect(of(metric, '##.#')).toMatchObject({ longest: 2 })
  expect(of(metric, '###.#')).toMatchObject({ longest: 4 })
  expect(of(metric, '######..#')).toMatchObject({ longest: 6 })
  expect(of(streak({ freezes: { every: 3 }, frozenCounts: true }), '##f.#')).toMatchObject({ longest: 3 })
})

test('F20 nothing done yet today: the streak of yesterday stands, at risk; the day after it is over', () => {
  const state = foldAll(streak(), drawn(START, '###'))
  expect(streakOn(streak(), state, parseDay('2026-03-04'))).toMatchObject({ current: 3, atRisk: false })
  expect(streakOn(streak(), state, parseDay('2026-03-05'))).toMatchObject({ current: 3, atRisk: true })
  expect(streakOn(streak(), state, parseDay('2026-03-06'))).toMatchObject({ current: 0, atRisk: false, longest: 3 })
  const frozen = { current: 3, atRisk: true, freezesLeft: 0 }
  expect(streakOn(streak({ freezes: { given: 1 } }), state, parseDay('2026-03-06'))).toMatchObject(frozen)
})

test('F20 on a day on which nothing is expected no streak is at risk', () => {
  const metric = streak({ rest: [4] })
  const state = foldAll(metric, drawn(START, '###'))
  expect(streakOn(metric, state, parseDay('2026-03-05'))).toMatchObject({ current: 3, atRisk: false })
  expect(streakOn(metric, state, parseDay('2026-03-06'))).toMatchObject({ current: 3, atRisk: true })
})

test('F21 rest days break no streak and lengthen none', () => {
  expect(of(streak({ rest: [5, 6] }), '####..##')).toMatchObject({ longest: 6 })
  expect(of(streak({ rest: [5, 6] }), '####.#.#')).toMatchObject({ longest: 5 })
})

test('F21 rest days that are changed on a Wednesday are valid from the next week on', () => {
  const chosen = { at: '2026-03-11', type: 'rest', data: { days: [1, 2] } }
  const metric = streak({ rest: [5, 6] })
  // The weekends of both weeks are Friday and Saturday still, then it is Monday and Tuesday.
  expect(of(metric, '####..#####..#..#####', [chosen])).toMatchObject({ longest: 15 })
  expect(of(metric, '####..#####..#..##..#', [chosen])).toMatchObject({ longest: 12 })
  expect(of(metric, '####..###....#', [{ ...chosen, at: '2026-03-02' }])).toMatchObject({ longest: 7 })
})

test('F21 the last choice of a week is the one that holds, and the choice of none is one', () => {
  const choices = [[7], [2, 1, 2], []].map((days, index) => ({
    at: `2026-03-0${3 + index}`,
    type: 'rest',
    data: { days },
  }))
  const metric = streak()
  expect(foldAll(metric, choices.slice(0, 2)).rests).toEqual([[parseDay('2026-03-09'), [1, 2]]])
  expect(foldAll(streak({ rest: [5] }), choices).rests).toEqual([[parseDay('2026-03-09'), []]])
  const state = foldAll(metric, choices)
  const again = factOf({ at: '2026-03-12', type: 'rest', data: { days: [] } })
  expect(foldStreak(metric, state, again)).toBe(state)
})

test.each([undefined, 5, '5', [], ['5'], [0], [8], [1.5], [1, 2, 3, 4, 5, 6, 7]])(
  'rest days that cannot be read are refused: %j',
  (days) => {
    const fact = factOf({ at: START, type: 'rest', ...(days === undefined ? {} : { data: { days } }) })
    const fold = () => foldStreak(streak({ rest: [5] }), undefined, fact)
    if (Array.isArray(days) && days.length === 0) expect(fold).not.toThrow()
    else expect(fold).toThrow(/^data\.days /)
  },
)

test('F22 nothing is expected in a pause; what is done in it counts, and it goes on', () => {
  const pause = { at: '2026-03-04', type: 'pause' }
  const resume = { at: '2026-03-14', type: 'resume' }
  expect(of(streak(), '##....#.....##', [pause, resume])).toMatchObject({ longest: 5, current: 5 })
  // On the day on which it ends something is expected again.
  expect(of(streak(), '##..........#', [pause, resume])).toMatchObject({ longest: 3 })
  expect(of(streak(), '##...........#', [pause, resume])).toMatchObject({ longest: 2, current: 1 })
})

test('F22 a pause does not mend what was missed before it', () => {
  expect(of(streak(), '##........#', [{ at: '2026-03-05', type: 'pause' }])).toMatchObject({ longest: 2, current: 1 })
})

test('F22 a pause that was not ended reaches to today, and a second one changes nothing', () => {
  const state = foldAll(streak(), drawn(START, '##', [{ at: '2026-03-04', type: 'pause' }]))
  const far = { current: 2, atRisk: false }
  expect(streakOn(streak(), state, parseDay('2029-03-04'))).toMatchObject(far)
  expect(foldStreak(streak(), state, factOf({ at: '2026-04-01', type: 'pause' }))).toBe(state)
})

test('F23 weeks are counted by the calendar, over a new year too', () => {
  expect(longest([{ at: '2026-12-30' }, { at: '2027-01-05' }], streak({ every: 'week' }))).toBe(2)
  expect(longest([{ at: '2026-12-30' }, { at: '2027-01-12' }], streak({ every: 'week' }))).toBe(1)
})

test('F22, F23 a week that was paused from Monday to Sunday is not missed, one paused in part is', () => {
  const weeks = (from: string, to: string) => [
    { at: '2026-03-04' },
    { at: from, type: 'pause' },
    { at: to, type: 'resume' },
    { at: '2026-03-18' },
  ]
  expect(longest(weeks('2026-03-09', '2026-03-16'), streak({ every: 'week' }))).toBe(2)
  expect(longest(weeks('2026-03-10', '2026-03-16'), streak({ every: 'week' }))).toBe(1)
  expect(longest(weeks('2026-03-09', '2026-03-15'), streak({ every: 'week' }))).toBe(1)
})

test('F6, F23 a change of zone on the last day of a week gives no second week', () => {
  const honolulu = { at: '2026-06-07T20:00:00Z', zone: 'Pacific/Honolulu' }
  const auckland = (at: string) => ({ at, zone: 'Pacific/Auckland' })
  expect(longest([honolulu, auckland('2026-06-07T20:30:00Z')], streak({ every: 'week' }))).toBe(1)
  expect(longest([honolulu, auckland('2026-06-08T20:30:00Z')], streak({ every: 'week' }))).toBe(2)
})

test('F25 months are counted by the calendar', () => {
  const days = ['2026-01-31', '2026-02-01', '2026-03-31', '2026-05-01'].map((at) => ({ at }))
  expect(longest(days, streak({ every: 'month' }))).toBe(3)
  expect(longest(days, streak({ every: 'month', freezes: { given: 1 } }))).toBe(4)
})

test('F26 repaired days keep the streak and do not lengthen it', () => {
  const repair = { at: '2026-03-07', type: 'repair', data: { days: ['2026-03-04', '2026-03-05'] } }
  expect(of(streak(), '##..##', [repair])).toMatchObject({ longest: 4, current: 4 })
  const half = { ...repair, data: { days: ['2026-03-04'] } }
  expect(of(streak(), '##..##', [half])).toMatchObject({ longest: 2, current: 2 })
})

test('F26 a repair without dates mends the latest gap that ended the streak, and spends no freezes', () => {
  const repair = (at: string) => ({ at, type: 'repair' })
  expect(of(streak(), '##.#..##', [repair('2026-03-10')])).toMatchObject({ longest: 3, current: 3 })
  const both = [repair('2026-03-10'), repair('2026-03-10T13:00:00Z')]
  expect(of(streak(), '##.#..##', both)).toMatchObject({ longest: 5, current: 5 })
  // The gap that lasts until the day of the repair is the latest one.
  expect(of(streak(), '##.##...#', [repair('2026-03-10')])).toMatchObject({ longest: 3, current: 3 })
  const metric = streak({ freezes: { given: 1 } })
  expect(of(metric, '##.#..##', [repair('2026-03-10')])).toMatchObject({ longest: 5 })
  expect(of(metric, '##...##.#', [repair('2026-03-08')])).toMatchObject({ longest: 5 })
})

test('F26 a repair of nothing changes nothing', () => {
  const state = foldAll(streak(), drawn(START, '###'))
  expect(foldStreak(streak(), state, factOf({ at: '2026-03-05', type: 'repair' }))).toBe(state)
  const done = factOf({ at: '2026-03-05', type: 'repair', data: { days: ['2026-03-03'] } })
  expect(foldStreak(streak(), state, done)).toBe(state)
})

test('F26 a repaired day that is done after all is simply done', () => {
  const repair = { at: '2026-03-05', type: 'repair', data: { days: ['2026-03-05'] } }
  expect(of(streak(), '###.#', [repair])).toMatchObject({ longest: 4 })
  const late = { at: '2026-03-05T20:00:00Z' }
  expect(of(streak(), '###.#', [repair, late])).toMatchObject({ longest: 5 })
})

test.each([null, 'yesterday', [], ['2026-3-4'], ['2026-02-30'], [20516], ['2026-03-09']])(
  'F26 dates that cannot be repaired are refused: %j',
  (days) => {
    const state = foldAll(streak(), drawn(START, '#'))
    const fact = factOf({ at: '2026-03-08', type: 'repair', data: { days } })
    expect(() => foldStreak(streak(), state, fact)).toThrow(/^data\.days /)
  },
)

test('F28 without the fact that held it together the longest streak is shorter', () => {
  const days = drawn(START, '#####')
  expect(longest(days)).toBe(5)
  expect(longest(days.filter(({ at }) => at !== '2026-03-04'))).toBe(2)
})

test('a day frozen by the host keeps the streak, and lengthens it only where that is the rule', () => {
  expect(of(streak(), '##f#').longest).toBe(3)
  expect(of(streak({ frozenCounts: true }), '##f#').longest).toBe(4)
  expect(of(streak({ frozenCounts: true }), '##f')).toMatchObject({ current: 3, lastDay: parseDay('2026-03-04') })
})

test('F19 the order in which days are put in makes no difference', () => {
  const days = [4, 0, 7, 2, 1, 9, 3, 8].map((offset) => parseDay(START) + offset)
  const inOrder = days.toSorted((a, b) => a - b).reduce<Days>(addDay, [])
  expect(days.reduce<Days>(addDay, [])).toEqual(inOrder)
  expect(inOrder).toEqual([
    [parseDay(START), 5],
    [parseDay('2026-03-09'), 3],
  ])
})

test('the state of a plain streak is small', () => {
  expect(foldAll(streak(), drawn(START, '#####..##'))).toEqual({
    active: [
      [parseDay(START), 5],
      [parseDay('2026-03-09'), 2],
    ],
    zone: 'UTC',
    longest: 5,
  })
})

test('F27 the next badge of a streak counts from the streak that goes on now', () => {
  const state = { metrics: { run: foldAll(streak(), drawn(START, '#####..##')) }, badges: {} }
  const current = (date: string) => currentStreak('run', streak(), state, unitOf(streak(), parseDay(date)))
  expect(current('2026-03-10')).toBe(2)
  expect(current('2026-03-20')).toBe(0)
})
