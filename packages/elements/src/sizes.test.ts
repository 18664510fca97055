import { describe, expect, test } from 'vitest'
import { bundle, entries } from '../scripts/bundle.ts'
import { usedGlyphs } from '../scripts/glyphs-file.ts'

/** What the page of somebody else may cost, in bytes as they travel. */
const ALL = 22_000
const ONE = 10_000

describe('a page that draws everything itself', async () => {
  const { gzip, later } = await bundle('all')

  test.each([...usedGlyphs().keys()])(
    'loads at most 22 kB for all elements and the glyphs of the ready catalog %s',
    (catalog) => {
      expect(later[catalog]).toBeGreaterThan(0)
      expect(gzip + (later[catalog] ?? 0)).toBeLessThanOrEqual(ALL)
    },
  )

  test('fetches nothing else but what somebody has to ask for: German, tooltips, what is live', () => {
    const others = Object.keys(later).filter((name) => !usedGlyphs().has(name))
    expect(others.sort()).toEqual(['de', 'live', 'tooltip-events'])
  })
})

test.each(entries.filter((entry) => entry !== 'all'))('%s alone is at most 10 kB, without zod', async (entry) => {
  const { gzip, code } = await bundle(entry)
  expect(gzip).toBeLessThanOrEqual(ONE)
  expect(code).not.toMatch(/zod|IntlMessageFormat/i)
})
