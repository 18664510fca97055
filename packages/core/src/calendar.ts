import { stretchAt, stretchesBetween } from './clocks.ts'

/**
 * Local calendar days. A day is a label, the number of days from 1970-01-01 to the date on the wall, never an
 * instant: labels of neighbouring dates differ by one whatever the clocks did in between.
 */
export type Day = number

const DAY = 86_400_000
const MINUTE = 60_000

/**
 * The day of an instant (milliseconds since 1970 UTC), in an IANA zone or at a fixed offset. It begins `dayStart`
 * minutes after midnight: what is done before belongs to the date before. A day that has begun stays when clocks go
 * back over its beginning, so that a later instant never has an earlier day.
 */
export function localDay(at: number, zone: string, dayStart = 0): Day {
  const { offset, peak, jump } = stretchAt(at, zone)
  const day = Math.floor((Math.max(at + offset, peak) - dayStart * MINUTE) / DAY)
  // After a jump over a date, the hours before the day starts belong to the last date that there was.
  return jump !== null && day > jump[0] && day < jump[1] ? jump[0] : day
}

/** The first instant of a day; for a date that the zone never had, that of the next one. */
export function startOfDay(day: Day, zone: string, dayStart = 0): number {
  let [before, after] = [day * DAY - 2 * DAY, day * DAY + 4 * DAY]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (localDay(middle, zone, dayStart) < day) before = middle
    else after = middle
  }
  return after
}

/** The time on the wall at an instant, in minutes since its midnight: 0 to 1439. */
export function minuteOfDay(at: number, zone: string): number {
  const local = at + stretchAt(at, zone).offset
  return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE)
}

/**
 * The dates from `from` up to, not including, `to` that are not on the calendar of a zone. Nearly always there are
 * none; where a country moved across the date line, one never was (30 December 2011 in Samoa).
 */
export function missingDays(from: Day, to: Day, zone: string): readonly Day[] {
  if (from >= to) return []
  const missing = new Set<Day>()
  for (const { jump } of stretchesBetween((from - 2) * DAY, (to + 2) * DAY, zone)) {
    const [last, next] = jump ?? [0, 0]
    for (let day = Math.max(last + 1, from); day < Math.min(next, to); day++) missing.add(day)
  }
  return [...missing]
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** The week of a day, numbered from the one that began on 29 December 1969: neighbours differ by one over every new year. */
export function weekOf(day: Day): number {
  return Math.floor((day + 3) / 7)
}

/** The month of a day, numbered from January 1970. */
export function monthOf(day: Day): number {
  const date = new Date(day * DAY)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return new Date(day * DAY).getUTCFullYear()
}

/** The first day of a month, counted from 1; 13 is January of the next year. */
export function firstOfMonth(year: number, month: number): Day {
  return Date.UTC(year, month - 1, 1) / DAY
}

/** The day of a date such as `2026-03-01`. */
export function parseDay(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

/** A day as `2026-03-01`. */
export function formatDay(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
