/**
 * Local calendar days. A day is a label, the number of days from 1970-01-01 to the date on the wall, never an
 * instant: labels of neighbouring dates differ by one whatever the clocks did in between.
 */
export type Day = number

const DAY = 86_400_000

/** The date on the wall at an instant (milliseconds since 1970 UTC), in an IANA zone or at a fixed offset. */
export function localDay(at: number, zone: string, dayStart = 0): Day {
  return Math.floor((at + offsetAt(at, zone) - dayStart * 60_000) / DAY)
}

/** The time on the wall at an instant, in minutes since its midnight: 0 to 1439. */
export function minuteOfDay(at: number, zone: string): number {
  const local = at + offsetAt(at, zone)
  return Math.floor((local - Math.floor(local / DAY) * DAY) / 60_000)
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

/** The first instant of a day in a zone, in milliseconds since 1970 UTC. */
export function startOfDay(day: Day, zone: string, dayStart = 0): number {
  let from = day * DAY - DAY
  let to = day * DAY + DAY
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (localDay(middle, zone, dayStart) >= day) to = middle
    else from = middle
  }
  return to
}

/** A day as `2026-03-01`. */
export function formatDay(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/**
 * Whether a date is on the calendar of a zone. Nearly all are; where a country moved across the date line, one
 * never was (30 December 2011 in Samoa), and its neighbours are neighbours.
 */
export function dayExists(day: Day, zone: string): boolean {
  if (zone === 'UTC' || /^[+-]/.test(zone)) return true
  const noon = day * DAY + DAY / 2
  return (
    localDay(noon - offsetAt(noon, zone), zone) === day || localDay(noon - offsetAt(noon - DAY, zone), zone) === day
  )
}

/** Milliseconds to add to UTC for the time on the wall. */
function offsetAt(at: number, zone: string): number {
  return /^[+-]/.test(zone) ? fixedOffset(zone) : namedOffset(at, zone)
}

function fixedOffset(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/** Clocks are changed on a quarter of an hour, so within one an offset holds. */
const QUARTER = 900_000

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** The quarter asked for last, and its offset: events of one place come in order, and mostly ask again. */
  quarter: number
  offset: number
}

const zones = new Map<string, Zone>()

function namedOffset(at: number, name: string): number {
  const zone = zones.get(name) ?? openZone(name)
  const quarter = Math.floor(at / QUARTER)
  if (zone.quarter !== quarter) {
    zone.quarter = quarter
    zone.offset = readOffset(zone.format, quarter * QUARTER)
  }
  return zone.offset
}

function openZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const zone: Zone = { format, quarter: Number.NaN, offset: 0 }
  zones.set(name, zone)
  return zone
}

function readOffset(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]))
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year'])
  const [month, day, hour, minute, second] = ['month', 'day', 'hour', 'minute', 'second'].map((name) =>
    Number(parts[name]),
  )
  return Date.UTC(year, (month ?? 1) - 1, day, hour, minute, second) - at
}
