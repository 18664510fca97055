import { expect, test } from 'vitest'
import { dayExists, formatDay, localDay, minuteOfDay, monthOf, weekdayOf, weekOf } from './calendar.ts'

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const dateAt = (at: string, zone: string) => formatDay(localDay(Date.parse(at), zone))

test('a day is the date on the wall, in a named zone or at an offset', () => {
  expect(dateAt('2026-03-01T23:30:00Z', 'UTC')).toBe('2026-03-01')
  expect(dateAt('2026-03-01T23:30:00Z', 'Europe/Berlin')).toBe('2026-03-02')
  expect(dateAt('2026-03-01T23:30:00Z', '-07:00')).toBe('2026-03-01')
  expect(dateAt('2026-03-01T23:30:00Z', '+05:45')).toBe('2026-03-02')
})

test('F3 where midnight does not exist, the day begins at its first instant', () => {
  // Cairo, 24 April 2026: the clocks go from 00:00 to 01:00.
  expect(dateAt('2026-04-23T21:59:59Z', 'Africa/Cairo')).toBe('2026-04-23')
  expect(dateAt('2026-04-23T22:00:00Z', 'Africa/Cairo')).toBe('2026-04-24')
  expect(minuteOfDay(Date.parse('2026-04-23T22:00:00Z'), 'Africa/Cairo')).toBe(60)
})

test('F4 a date that never was on a calendar does not exist there, and does elsewhere', () => {
  expect(dayExists(day('2011-12-30'), 'Pacific/Apia')).toBe(false)
  expect(dayExists(day('2011-12-29'), 'Pacific/Apia')).toBe(true)
  expect(dayExists(day('2011-12-31'), 'Pacific/Apia')).toBe(true)
  expect(dayExists(day('2011-12-30'), 'Europe/Berlin')).toBe(true)
  expect(dayExists(day('2026-03-29'), 'Europe/Berlin')).toBe(true)
})

test('F6 at one instant it is 31 May in Pago Pago and 2 June in Kiritimati', () => {
  expect(dateAt('2026-06-01T10:30:00Z', 'Pacific/Pago_Pago')).toBe('2026-05-31')
  expect(dateAt('2026-06-01T10:30:00Z', 'Pacific/Kiritimati')).toBe('2026-06-02')
})

test('G3 the hour that comes twice is the same hour of the same day both times', () => {
  for (const at of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
    expect(minuteOfDay(Date.parse(at), 'Europe/Berlin')).toBe(150)
    expect(dateAt(at, 'Europe/Berlin')).toBe('2026-10-25')
  }
})

test('F23 the last week of a year and the first of the next are neighbours', () => {
  expect(weekOf(day('2027-01-04')) - weekOf(day('2026-12-28'))).toBe(1)
  expect(weekOf(day('2027-01-03'))).toBe(weekOf(day('2026-12-28')))
})

test('F25 January and February are neighbours whatever their lengths, and weeks begin on Monday', () => {
  expect(monthOf(day('2026-02-01')) - monthOf(day('2026-01-31'))).toBe(1)
  expect(weekdayOf(day('2026-03-02'))).toBe(1)
  expect(weekdayOf(day('2026-03-01'))).toBe(7)
  expect(weekdayOf(day('1969-12-31'))).toBe(3)
})

test('dates before 1970 and seconds of old local times are on the calendar too', () => {
  expect(dateAt('1901-12-31T18:39:00Z', 'Asia/Kolkata')).toBe('1902-01-01')
  expect(dateAt('1969-12-31T23:59:59.999Z', 'UTC')).toBe('1969-12-31')
})
