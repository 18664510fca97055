import { expect, test } from 'vitest'

test('the tests run in the zone that their run is named after', () => {
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(process.env['TZ'])
})
