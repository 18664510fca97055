import { expect, test } from 'vitest'
import { TestClock } from './test-clock.ts'

const NOON = '2026-03-02T12:00:00Z'

test('a clock stands where it was set until it is moved', () => {
  const clock = new TestClock(NOON)
  expect(clock.now()).toEqual(new Date(NOON))
  clock.advance({ weeks: 1, days: 1, hours: 1, minutes: 1, seconds: 1, milliseconds: 1 })
  expect(clock.now()).toEqual(new Date('2026-03-10T13:01:01.001Z'))
  clock.advance({ minutes: -1 })
  expect(clock.now()).toEqual(new Date('2026-03-10T13:00:01.001Z'))
  clock.set(new Date('2020-02-29T00:00:00Z'))
  expect(clock.now()).toEqual(new Date('2020-02-29T00:00:00Z'))
})

test('a clock that was never set runs as the real one, also from where it was moved to', () => {
  const clock = new TestClock()
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000)
  clock.advance({ days: 30 })
  expect(Math.abs(clock.now().getTime() - Date.now() - 30 * 86_400_000)).toBeLessThan(1_000)
})

test('its reading can be handed on by itself, and changing what it answers does not move it', () => {
  const { now } = new TestClock(NOON)
  now().setFullYear(1999)
  expect(now()).toEqual(new Date(NOON))
})

test.each(['2026-03-02', '2026-03-02T12:00:00', 'tomorrow', '', new Date(Number.NaN)])(
  '%j is no moment: what it means would depend on where the test runs',
  (moment) => {
    expect(() => new TestClock(moment)).toThrow('is no moment: write date, time and offset')
  },
)
