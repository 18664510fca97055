import { expect, test } from 'vitest'
import { foldMetric } from './metric.ts'
import { States } from './state.ts'
import { happened, here, metricOf, valueOn } from './test-support/happenings.ts'

const membership = metricOf({ kind: 'span', from: ['joined'], of: ['posted'] })
const joined = (date: string, zone: string | null = null) => happened('joined', date, { zone })
const posted = (date: string, zone: string | null = null) => happened('posted', date, { zone })

test('a span is the days from the first event that begins it to the latest that it is measured to', () => {
  const facts = [joined('2026-01-01'), posted('2026-01-11'), joined('2026-02-01'), posted('2027-01-01')]
  expect([1, 2, 3, 4].map((count) => valueOn('2027-01-01', membership, facts.slice(0, count)))).toEqual([
    0, 10, 10, 365,
  ])
})

test('what happened before a span began does not count', () => {
  expect(valueOn('2026-01-01', membership, [posted('2025-01-01'), joined('2026-01-01')])).toBe(0)
})

test('a span of one event type is measured between its first and its latest', () => {
  const active = metricOf({ kind: 'span', from: ['posted'], of: ['posted'] })
  expect(valueOn('2026-03-01', active, [posted('2026-01-01'), posted('2026-03-01')])).toBe(59)
})

test('F1 days are those on the calendar, over the night that lacks an hour', () => {
  const facts = [joined('2026-03-28T22:30:00Z', 'Europe/Berlin'), posted('2026-03-29T22:10:00Z', 'Europe/Berlin')]
  expect(valueOn('2026-03-30', membership, facts)).toBe(2)
})

test('a traveller whose day steps back makes a span no shorter, and never less than nothing', () => {
  const ahead = joined('2026-08-02T11:00:00Z', '+14:00')
  const back = posted('2026-08-02T11:30:00Z', '-12:00')
  expect(valueOn('2026-08-03', membership, [ahead, back])).toBe(0)
  expect(valueOn('2026-08-13', membership, [ahead, posted('2026-08-13'), back])).toBe(10)
})

test('a second event of the same day changes nothing', () => {
  const states = new States()
  const outcomes = [joined('2026-01-01'), posted('2026-01-05'), posted('2026-01-05')].map((fact) =>
    foldMetric({ m: membership }, 'm', membership, here(fact), states),
  )
  expect(outcomes).toEqual(['counted', 'counted', 'repeated'])
})
