import { expect, test } from 'vitest'
import { bundle, entries } from '../scripts/bundle.ts'

/** Lit's base class, which every element stands on and a page loads once. */
const LIT = 3_000

test('all elements together are at most 22 kB, with Lit and every glyph of the ready catalogs', async () => {
  const { gzip } = await bundle('all')
  expect(gzip).toBeLessThanOrEqual(22_000)
})

test.each(entries.filter((entry) => entry !== 'all'))(
  '%s alone is at most 10 kB beside Lit, without zod',
  async (entry) => {
    const { gzip, code } = await bundle(entry)
    expect(gzip - LIT).toBeLessThanOrEqual(10_000)
    expect(code).not.toMatch(/zod|IntlMessageFormat/i)
  },
)
