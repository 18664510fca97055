import { expect, test } from 'vitest'
import {
  formatDay,
  localDay,
  minuteOfDay,
  missingDays,
  monthOf,
  parseDay,
  startOfDay,
  weekdayOf,
  weekOf,
} from './calendar.ts'

const dateAt = (at: string, zone: string, dayStart = 0) => formatDay(localDay(Date.parse(at), zone, dayStart))
const startOf = (date: string, zone: string, dayStart = 0) =>
  new Date(startOfDay(parseDay(date), zone, dayStart)).toISOString()

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
  expect(startOf('2026-04-24', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z')
})

test('F4 a date that never was on a calendar is missing there, and is not elsewhere', () => {
  const missing = (zone: string) => missingDays(parseDay('2011-01-01'), parseDay('2013-01-01'), zone).map(formatDay)
  expect(missing('Pacific/Apia')).toEqual(['2011-12-30'])
  expect(missing('Europe/Berlin')).toEqual([])
  expect(missing('+13:00')).toEqual([])
  expect(missingDays(parseDay('2011-12-30'), parseDay('2011-12-30'), 'Pacific/Apia')).toEqual([])
})

test('F4 a date that never was begins with the next one, whenever a day begins', () => {
  expect(startOf('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
  expect(startOf('2011-12-31', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
  // Half past one on the 31st, where days begin at three: the date before is the 29th.
  expect(dateAt('2011-12-30T11:30:00Z', 'Pacific/Apia', 180)).toBe('2011-12-29')
  expect(dateAt('2011-12-30T13:00:00Z', 'Pacific/Apia', 180)).toBe('2011-12-31')
})

test('F10 what happens before the day begins belongs to the date before', () => {
  expect(dateAt('2026-03-02T01:59:59Z', 'UTC', 180)).toBe('2026-03-01')
  expect(dateAt('2026-03-02T03:00:00Z', 'UTC', 180)).toBe('2026-03-02')
  expect(dateAt('2026-03-02T00:30:00+02:00', '+02:00', 60)).toBe('2026-03-01')
  expect(startOf('2026-03-02', 'Europe/Berlin', 180)).toBe('2026-03-02T02:00:00.000Z')
})

test('F10 a day that would begin within the hour that clocks jump over begins after it', () => {
  // Berlin, 29 March 2026: from 02:00 to 03:00.
  expect(dateAt('2026-03-29T00:59:59Z', 'Europe/Berlin', 150)).toBe('2026-03-28')
  expect(dateAt('2026-03-29T01:00:00Z', 'Europe/Berlin', 150)).toBe('2026-03-29')
  expect(startOf('2026-03-29', 'Europe/Berlin', 150)).toBe('2026-03-29T01:00:00.000Z')
})

test('a day that has begun stays when clocks go back over its beginning', () => {
  // St John's, 29 October 2006: from 00:01 back to 23:01.
  expect(startOf('2006-10-29', 'America/St_Johns')).toBe('2006-10-29T02:30:00.000Z')
  expect(dateAt('2006-10-29T02:30:30Z', 'America/St_Johns')).toBe('2006-10-29')
  expect(dateAt('2006-10-29T02:31:00Z', 'America/St_Johns')).toBe('2006-10-29')
  expect(minuteOfDay(Date.parse('2006-10-29T02:31:00Z'), 'America/St_Johns')).toBe(23 * 60 + 1)
  // São Paulo, 18 February 2018: from 00:00 back to 23:00, so midnight is first reached an hour later.
  expect(dateAt('2018-02-18T02:00:00Z', 'America/Sao_Paulo')).toBe('2018-02-17')
  expect(startOf('2018-02-18', 'America/Sao_Paulo')).toBe('2018-02-18T03:00:00.000Z')
  // Berlin, 25 October 2026: from 03:00 back to 02:00, where days begin at half past two.
  expect(dateAt('2026-10-25T00:30:00Z', 'Europe/Berlin', 150)).toBe('2026-10-25')
  expect(dateAt('2026-10-25T01:00:00Z', 'Europe/Berlin', 150)).toBe('2026-10-25')
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
  expect(weekOf(parseDay('2027-01-04')) - weekOf(parseDay('2026-12-28'))).toBe(1)
  expect(weekOf(parseDay('2027-01-03'))).toBe(weekOf(parseDay('2026-12-28')))
})

test('F25 January and February are neighbours whatever their lengths, and weeks begin on Monday', () => {
  expect(monthOf(parseDay('2026-02-01')) - monthOf(parseDay('2026-01-31'))).toBe(1)
  expect(weekdayOf(parseDay('2026-03-02'))).toBe(1)
  expect(weekdayOf(parseDay('2026-03-01'))).toBe(7)
  expect(weekdayOf(parseDay('1969-12-31'))).toBe(3)
})

test('dates before 1970 and seconds of old local times are on the calendar too', () => {
  expect(dateAt('1901-12-31T18:39:00Z', 'Asia/Kolkata')).toBe('1902-01-01')
  expect(dateAt('1969-12-31T23:59:59.999Z', 'UTC')).toBe('1969-12-31')
})
