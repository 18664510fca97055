import { expect, test } from 'vitest'
import { dayOf, fullTime, monthOf, timeAgo } from './time.ts'

const NEW_YEAR = new Date('2025-12-31T23:30:00Z')
const BERLIN = { locale: 'de', zone: 'Europe/Berlin' } as const
const NEW_YORK = { locale: 'en', zone: 'America/New_York' } as const

test('K9 a day is the one it was where the reader is', async () => {
  expect(String(await dayOf(NEW_YEAR, BERLIN))).toContain('>1. Januar 2026</time>')
  expect(String(await dayOf(NEW_YEAR, NEW_YORK))).toContain('>December 31, 2025</time>')
  expect(String(await monthOf(NEW_YEAR, BERLIN))).toContain('>Januar 2026</time>')
})

test('the whole instant says in which zone it is told', () => {
  expect(fullTime(NEW_YEAR, BERLIN)).toBe('Donnerstag, 1. Januar 2026 um 00:30 MEZ')
  expect(fullTime(NEW_YEAR, NEW_YORK)).toMatch(/^Wednesday, December 31, 2025 at 6:30\sPM EST$/)
})

test.each([
  ['2025-12-31T23:30:20Z', 'now'],
  ['2025-12-31T23:29:00Z', 'now'],
  ['2025-12-31T23:32:59Z', '2 minutes ago'],
  ['2026-01-01T02:30:00Z', '3 hours ago'],
  ['2026-01-02T01:00:00Z', 'yesterday'],
  ['2026-01-30T23:29:59Z', '29 days ago'],
  ['2026-01-30T23:30:00Z', 'December 31, 2025'],
])('at %s it was %s', async (now, text) => {
  const element = String(await timeAgo(NEW_YEAR, new Date(now), NEW_YORK))
  expect(element).toContain(`datetime="2025-12-31T23:30:00.000Z"`)
  expect(element).toContain(`>${text}</time>`)
})
