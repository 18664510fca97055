import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glyphsFile, usedGlyphs } from '../../scripts/glyphs-file.ts'
import { pathOf } from '../../scripts/icon-path.ts'
import { lucideIcon, lucideVersion } from '../../scripts/lucide.ts'
import { readyGlyphs } from './glyphs.generated.ts'
import { glyphPath, isKnownGlyph } from './glyphs.ts'
import { addReadyGlyphs } from './ready-glyphs.ts'

test('the generated file has exactly the glyphs that the ready catalogs use (npm run glyphs -w packages/elements)', () => {
  const written = readFileSync(new URL('glyphs.generated.ts', import.meta.url), 'utf8')
  expect(Object.keys(readyGlyphs)).toEqual(usedGlyphs())
  expect(written).toBe(glyphsFile(lucideVersion, lucideIcon))
})

test('every glyph of the ready catalogs is known once they are added', () => {
  addReadyGlyphs()
  expect(usedGlyphs().filter((name) => !isKnownGlyph(name))).toEqual([])
  expect(Object.values(readyGlyphs).filter((path) => !/^M[\d.\s MLHVCSQTAZmlhvcsqtaz-]+$/.test(path))).toEqual([])
})

test('what stands in for an unknown glyph is the award of Lucide', () => {
  expect(glyphPath('no-such-glyph')).toBe(pathOf(lucideIcon('award')))
})

test.each([
  ['m1 1 2 2', 'M1 1l2 2'],
  ['M16 8 2 22', 'M16 8L2 22'],
  ['M1 1z m2 2', 'M1 1zm2 2'],
  ['M0 0a2 2 0 0112 3', 'M0 0a2 2 0 0 1 12 3'],
  ['M0 0l.333.333.333.333.333.333', 'M0 0l.3.3l.4.4l.3.3'],
])('a path is rewritten so that it can follow another, and errors do not add up: %s', (path, expected) => {
  expect(pathOf(`<svg><path d="${path}"/></svg>`)).toBe(expected)
})
