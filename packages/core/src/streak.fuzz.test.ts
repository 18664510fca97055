import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldStreak, type StreakState, streakOf, streakOn, unitOf } from './streak.ts'
import { factOf, streak } from './test-support/streaks.ts'

/** How many random histories are tried; `npm run fuzz` asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 200)

const HOUR = 3_600_000

const metric = fc
  .record({
    every: fc.constantFrom('day', 'day', 'week', 'month'),
    rest: fc.option(fc.constant([6, 7]), { nil: undefined }),
    grace: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
    freezes: fc.option(fc.constantFrom({ given: 2 }, { every: 3, cap: 2 }), { nil: undefined }),
    frozenCounts: fc.boolean(),
  })
  .map((drawn) => streak(drawn))

/** Facts in the order in which they happened, some hours or days apart, by somebody who travels. */
const history = fc.array(
  fc.record({
    hours: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 * 24 })),
    type: fc.constantFrom('done', 'done', 'done', 'done', 'frozen', 'pause', 'resume', 'repair', 'rest'),
    zone: fc.constantFrom(
      'Europe/Berlin',
      'Europe/Berlin',
      'Pacific/Apia',
      'Pacific/Pago_Pago',
      'Pacific/Kiritimati',
      '+02:00',
      '-11:00',
    ),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 60 },
)

function factsOf(drawn: typeof history extends fc.Arbitrary<infer T> ? T : never) {
  let at = Date.UTC(2011, 11, 1)
  return drawn.map(({ hours, type, zone, days }) => {
    at += hours * HOUR
    return factOf({ at: new Date(at).toISOString(), type, zone, ...(type === 'rest' ? { data: { days } } : {}) })
  })
}

test('the longest streak that is kept is the one that is counted anew, after every fact', () => {
  fc.assert(
    fc.property(metric, history, (rule, drawn) => {
      let state: StreakState | undefined
      for (const fact of factsOf(drawn)) {
        state = foldStreak(rule, state, fact)
        const counted = streakOf(rule, state)
        expect(state.longest).toBe(counted.longest)
        expect(counted.current).toBeLessThanOrEqual(counted.longest)
      }
    }),
    { numRuns: RUNS },
  )
})

test('the state survives JSON, and folding goes on from it as before', () => {
  fc.assert(
    fc.property(metric, history, (rule, drawn) => {
      let [state, copy]: (StreakState | undefined)[] = []
      for (const fact of factsOf(drawn)) {
        state = foldStreak(rule, state, fact)
        copy = foldStreak(rule, copy === undefined ? undefined : JSON.parse(JSON.stringify(copy)), fact)
      }
      expect(copy).toStrictEqual(state)
    }),
    { numRuns: RUNS },
  )
})

test('a fact never shortens the longest streak, and adds at most one day', () => {
  fc.assert(
    fc.property(metric, history, (rule, drawn) => {
      let state: StreakState | undefined
      for (const fact of factsOf(drawn)) {
        const before = state
        state = foldStreak(rule, state, fact)
        expect(state.longest).toBeGreaterThanOrEqual(before?.longest ?? 0)
        const days = (found: StreakState | undefined) =>
          (found?.active ?? []).reduce((sum, [, length]) => sum + length, 0)
        expect(days(state) - days(before)).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: RUNS },
  )
})

test('on its last day a streak is as long as it is counted, and a pause keeps it for years', () => {
  fc.assert(
    fc.property(metric, history, (rule, drawn) => {
      const facts = factsOf(drawn)
      const state = facts.reduce<StreakState | undefined>((before, fact) => foldStreak(rule, before, fact), undefined)
      const { current = 0, lastDay = null } = state === undefined ? {} : streakOf(rule, state)
      const last = facts.at(-1)
      if (state === undefined || last === undefined || lastDay === null) return
      expect(streakOn(rule, state, lastDay).current).toBe(current)
      const paused = foldStreak(rule, state, { ...last, type: 'pause' })
      const after = (days: number) => streakOn(rule, paused, unitOf(rule, last.day + days)).current
      expect(after(1_000)).toBe(after(40))
    }),
    { numRuns: RUNS },
  )
})
