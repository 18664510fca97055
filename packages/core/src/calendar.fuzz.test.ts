import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDay, missingDays, startOfDay } from './calendar.ts'

/** How many random instants are tried; `npm run fuzz` asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 200)

const HOUR = 3_600_000
const DAY = 24 * HOUR

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const dayStart = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 23 * 60 + 59 }))
const instant = fc.integer({ min: 0, max: Date.UTC(2038, 0, 1) })

/** Half of the instants lie close to a change of clocks, where days are hard. */
const place = fc
  .tuple(zone, instant, fc.boolean(), fc.integer({ min: -3 * HOUR, max: 27 * HOUR }))
  .map(([name, at, close, off]) => ({ name, at: close ? nextChange(name, at) + off : at }))

test('a later instant never has an earlier day, whatever the clocks did in between', () => {
  const later = fc.integer({ min: 1, max: 30 * HOUR })
  fc.assert(
    fc.property(place, later, dayStart, ({ name, at }, more, start) => {
      expect(localDay(at + more, name, start)).toBeGreaterThanOrEqual(localDay(at, name, start))
    }),
    { numRuns: RUNS },
  )
})

test('every instant belongs to exactly one day, and the next day that exists begins where it ends', () => {
  fc.assert(
    fc.property(place, dayStart, ({ name, at }, start) => {
      const day = localDay(at, name, start)
      const end = startOfDay(day + 1, name, start)
      expect(startOfDay(day, name, start)).toBeLessThanOrEqual(at)
      expect(at).toBeLessThan(end)
      expect(localDay(startOfDay(day, name, start), name, start)).toBe(day)
      const next = localDay(end, name, start)
      expect(missingDays(day, next + 1, name)).toEqual(Array.from({ length: next - day - 1 }, (_, i) => day + 1 + i))
    }),
    { numRuns: RUNS },
  )
})

test('a day is the date on the wall, or the one that the wall showed before clocks went back', () => {
  fc.assert(
    fc.property(place, ({ name, at }) => {
      const day = localDay(at, name)
      const shown = wallDate(at, name)
      if (day === shown) return
      expect(day).toBe(shown + 1)
      const earlier = Array.from({ length: 180 }, (_, index) => wallDate(at - index * 60_000, name))
      expect(earlier).toContain(day)
    }),
    { numRuns: RUNS },
  )
})

const formats = new Map<string, Intl.DateTimeFormat>()

/** Read from Intl anew, by another way than the code goes. */
function wallDate(at: number, name: string): number {
  const format = formats.get(name) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short' })
  formats.set(name, format)
  return Date.parse(format.format(at)) / DAY
}

/** The first instant, to the minute, after which the difference between wall and UTC is another; or `at` itself. */
function nextChange(name: string, at: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' })
  const offset = (instant: number) => format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value
  for (let day = at; day < at + 370 * DAY; day += 5 * DAY) {
    if (offset(day) === offset(day + 5 * DAY)) continue
    let [low, high] = [day, day + 5 * DAY]
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 2)
      if (offset(middle) === offset(day)) low = middle
      else high = middle
    }
    return high
  }
  return at
}
