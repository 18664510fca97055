import { expect, test } from 'vitest'
import { readMoment } from './dates.ts'

const NOW = Date.UTC(2026, 0, 1)

test.for([
  ['1714564800', '+0200', '2024-05-01T14:00:00+02:00', '+02:00'],
  ['1714564800', '-0330', '2024-05-01T08:30:00-03:30', '-03:30'],
  ['1714564800', '-0000', '2024-05-01T12:00:00+00:00', '+00:00'],
  ['1714564800', '+1400', '2024-05-02T02:00:00+14:00', '+14:00'],
  ['-86400', '+0100', '1969-12-31T01:00:00+01:00', '+01:00'],
  ['1714564800', '+1401', '2024-05-01T12:00:00Z', null],
  ['1714564800', '+0275', '2024-05-01T12:00:00Z', null],
  ['1714564800', '', '2024-05-01T12:00:00Z', null],
] as const)('%s %s is %s', ([seconds, offset, at, zone]) => {
  expect(readMoment(seconds, offset, NOW)).toEqual({ at, zone })
})

test.for([
  ['', 'date_unreadable'],
  ['1.5', 'date_unreadable'],
  ['0', 'date_unknown'],
  ['-2208988801', 'date_too_old'],
  [String(NOW / 1000 + 301), 'date_in_future'],
  ['9'.repeat(400), 'date_in_future'],
] as const)('%s is no date of an event: %s', ([seconds, reason]) => {
  expect(readMoment(seconds, '+0000', NOW)).toBe(reason)
})

test('a clock may be five minutes fast', () => {
  expect(readMoment(String(NOW / 1000 + 300), '+0000', NOW)).toHaveProperty('at')
})
