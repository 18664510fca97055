import { TIERS } from '@laurel/core'
import { expect, test } from 'vitest'
import { catalog } from '../catalog.ts'
import { glyphs } from './glyphs.generated.ts'
import { medal, medalDefinitions } from './medal.ts'

test('every badge of the catalog has its glyph drawn', () => {
  const missing = Object.values(catalog.badges).filter(({ glyph }) => !Object.hasOwn(glyphs, glyph))
  expect(missing).toEqual([])
})

test('the same medal is the same drawing, every time', () => {
  expect(String(medal('hammer', 'gold'))).toBe(String(medal('hammer', 'gold')))
})

test('everything a medal refers to is defined on the page', () => {
  const definitions = String(medalDefinitions())
  for (const tier of TIERS) {
    const drawing = String(medal('hammer', tier)) + String(medal('hammer', tier, { locked: true }))
    const names = [...drawing.matchAll(/(?:href="#|url\(#)([\w-]+)/g)].map((match) => match[1])
    for (const name of names) expect(definitions).toContain(`id="${name}"`)
  }
})

test('below 24 pixels the wreath goes', () => {
  expect(String(medal('hammer', 'gold', { size: 18 }))).not.toContain('wreath')
  expect(String(medal('hammer', 'gold', { size: 24 }))).toContain('wreath')
})
