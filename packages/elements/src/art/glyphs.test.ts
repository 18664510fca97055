import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glyphFiles, usedGlyphs } from '../../scripts/glyphs-file.ts'
import { pathOf } from '../../scripts/icon-path.ts'
import { lucideIcon, lucideVersion } from '../../scripts/lucide.ts'
import { glyphPath, isKnownGlyph } from './glyphs.ts'
import './known.ts'
import { longPath, shortPath } from './short-path.ts'

const FOLDER = new URL('glyphs/', import.meta.url)
const NAMES = [...usedGlyphs().values()].flat()

test('the generated files have exactly the glyphs of the ready catalogs (npm run glyphs -w packages/elements)', () => {
  const files = glyphFiles(lucideVersion, lucideIcon)
  expect(readdirSync(FOLDER).sort()).toEqual([...files.keys()].sort())
  for (const [name, text] of files) expect(readFileSync(new URL(name, FOLDER), 'utf8')).toBe(text)
})

test('every glyph of the ready catalogs is known, once, and nothing but path data', () => {
  expect(new Set(NAMES).size).toBe(NAMES.length)
  expect(NAMES.filter((name) => !isKnownGlyph(name))).toEqual([])
  expect(NAMES.map(glyphPath).filter((path) => !/^M[\d.\s MLHVCSQTAZmlhvcsqtaz-]+$/.test(path))).toEqual([])
})

test('a path is the same after it was made short', () => {
  const numbers = (path: string) => path.match(/[a-z]|-?(?:\d*\.\d+|\d+)/gi)
  for (const name of NAMES) {
    const path = pathOf(lucideIcon(name))
    expect(numbers(longPath(shortPath(path)))).toEqual(numbers(path))
    expect(numbers(glyphPath(name))).toEqual(numbers(path))
  }
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
