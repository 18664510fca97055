import { expect, test } from 'vitest'
import { isOffset, isZone } from './zone.ts'

test.each(['Europe/Berlin', 'Pacific/Kiritimati', 'UTC', '+00:00', '-07:00', '+05:45', '+14:00', '-12:00'])(
  '%s is a zone',
  (zone) => {
    expect(isZone(zone)).toBe(true)
    expect(isZone(zone)).toBe(true)
  },
)

test.each([
  '',
  'Berlin',
  'Europe/Atlantis',
  '+14:01',
  '+15:00',
  '+2:00',
  '+02',
  '02:00',
  '+0200',
  '+02:60',
  'Europe/Berlin ',
])('"%s" is not a zone', (zone) => {
  expect(isZone(zone)).toBe(false)
})

test('an offset is no place, a name is', () => {
  expect(isOffset('+02:00')).toBe(true)
  expect(isOffset('-07:00')).toBe(true)
  expect(isOffset('Europe/Berlin')).toBe(false)
  expect(isOffset('UTC')).toBe(false)
})
