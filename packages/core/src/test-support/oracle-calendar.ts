import type { Window } from '../catalog.ts'

/** A calendar of its own for the oracle: slow, asks Intl for every quarter of an hour it looks at. Days are numbered from 1970-01-01. */

const DAY = 86_400_000
const QUARTER = 900_000

/** Clocks never go back by more than this. */
const BACK = 3 * 3_600_000

/** No zone is further from UTC than this. */
const FURTHEST = 16 * 3_600_000

/** The day that it is at an instant: the latest that has begun, so that clocks that go back take no day back. */
export function dayAt(at: number, zone: string, dayStart: number): number {
  return remembered(`day ${at} ${zone} ${dayStart}`, () => {
    const days = [dateAt(at, zone, dayStart)]
    for (let change = Math.floor(at / QUARTER) * QUARTER; change > at - BACK; change -= QUARTER)
      days.push(dateAt(change, zone, dayStart), dateAt(change - 1, zone, dayStart))
    return Math.max(...days)
  })
}

/** The first instant at which it is a day, or a later one. Everything here begins on a full quarter of an hour. */
export function startOf(day: number, zone: string, dayStart: number): number {
  return remembered(`start ${day} ${zone} ${dayStart}`, () => {
    let at = day * DAY - FURTHEST
    while (dateAt(at, zone, dayStart) < day) at += QUARTER
    return at
  })
}

/** Whether a zone has a date: a country that crossed the date line left one out. */
export function hasDate(date: number, zone: string): boolean {
  const times = remembered(`date ${date} ${zone}`, () => {
    let quarters = 0
    for (let at = date * DAY - FURTHEST; at < (date + 1) * DAY + FURTHEST; at += QUARTER)
      if (Math.floor(wallAt(at, zone) / DAY) === date) quarters += 1
    return quarters
  })
  return times > 0
}

/** The time on the wall in minutes after midnight. */
export function minuteAt(at: number, zone: string): number {
  const wall = wallAt(at, zone)
  return Math.floor((wall - Math.floor(wall / DAY) * DAY) / 60_000)
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: number): number {
  return new Date(day * DAY).getUTCDay() || 7
}

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

export type Unit = 'day' | 'week' | 'month' | 'year'

/** What a period is called: `2026-07-14`, `2026-W31`, `2026-07` or `2026`. */
export function periodLabel(unit: Unit, day: number): string {
  if (unit === 'day') return dateOf(day)
  if (unit === 'month') return dateOf(day).slice(0, 7)
  if (unit === 'year') return dateOf(day).slice(0, 4)
  let monday = day
  while (weekday(monday) !== 1) monday -= 1
  const year = dateOf(monday + 3).slice(0, 4)
  let week = 0
  for (let thursday = monday + 3; dateOf(thursday).slice(0, 4) === year; thursday -= 7) week += 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** What the period or season of a window is called on a day; null outside of a season, and for the last so many days. */
export function windowLabel(window: Window, day: number): string | null {
  if (window.kind === 'rolling') return null
  if (window.kind === 'calendar') return periodLabel(window.unit, day)
  const { season, from, to } = window
  if (from.length === 10) return dateOf(day) >= from && dateOf(day) <= to ? season : null
  const year = Number(dateOf(day).slice(0, 4))
  const monthAndDay = dateOf(day).slice(5)
  if (from <= to) return monthAndDay >= from && monthAndDay <= to ? `${season}-${year}` : null
  if (monthAndDay >= from) return `${season}-${year}`
  return monthAndDay <= to ? `${season}-${year - 1}` : null
}

/** Whether what happened on `day` lies in the window as it stands on `today`. */
export function isInWindow(window: Window | undefined, day: number, today: number): boolean {
  if (window === undefined) return true
  if (window.kind === 'rolling') return day > today - window.days
  const label = windowLabel(window, today)
  return label !== null && windowLabel(window, day) === label
}

/** The date on the wall; before the day begins the date before, if the zone had it. */
function dateAt(at: number, zone: string, dayStart: number): number {
  const wall = wallAt(at, zone)
  let date = Math.floor(wall / DAY)
  if (wall - date * DAY >= dayStart * 60_000) return date
  date -= 1
  while (!hasDate(date, zone)) date -= 1
  return date
}

function wallAt(at: number, zone: string): number {
  if (/^[+-]/.test(zone)) {
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
    return at + (zone.startsWith('-') ? -minutes : minutes) * 60_000
  }
  // The offsets of the zones that are drawn change on a quarter of an hour.
  const since = Math.floor(at / QUARTER) * QUARTER
  const offsets = offsetsOf.get(zone) ?? new Map<number, number>()
  const offset = offsets.get(since) ?? Date.parse(`${wallText(since, zone)}Z`) - since
  offsetsOf.set(zone, offsets.set(since, offset))
  return at + offset
}

/** As in 2026-03-29T02:30:00: the Swedish way of writing is nearly ISO. */
function wallText(at: number, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { ...WRITTEN, timeZone: zone })
  formats.set(zone, format)
  return format.format(at).replace(' ', 'T')
}

const WRITTEN = { dateStyle: 'short', timeStyle: 'medium' } as const

const formats = new Map<string, Intl.DateTimeFormat>()

const offsetsOf = new Map<string, Map<number, number>>()

const memory = new Map<string, number>()

function remembered(key: string, find: () => number): number {
  const found = memory.get(key) ?? find()
  memory.set(key, found)
  return found
}
