import { glyphFiles } from './glyphs/index.generated.ts'
import { isKnownGlyph, setGlyph } from './glyphs.ts'
import { longPath } from './short-path.ts'

type GlyphFile = (typeof glyphFiles)[number]

const waiting = new Set(glyphFiles)

/** Whether a glyph of the ready catalogs has not been fetched yet. */
export function isComing(glyph: string): boolean {
  return !isKnownGlyph(glyph) && [...waiting].some(([names]) => names.split(' ').includes(glyph))
}

/** Fetches the files of glyphs; one that cannot be fetched is not asked for again, and its glyphs are drawn as `award`. */
export function fetchGlyphs(glyphs: readonly string[]): Promise<unknown> {
  const missing = glyphs.filter(isComing)
  const files = [...waiting].filter(([names]) => missing.some((glyph) => names.split(' ').includes(glyph)))
  return Promise.all(files.map(fetchFile))
}

/** Makes the glyphs of one file known, except those that the host has named itself. */
export function addGlyphs(names: string, paths: string): void {
  const all = paths.split('\n')
  names.split(' ').forEach((name, index) => {
    if (!isKnownGlyph(name)) setGlyph(name, longPath(all[index] ?? ''))
  })
}

async function fetchFile(file: GlyphFile): Promise<void> {
  const [names, load] = file
  const found = await load().catch(() => null)
  waiting.delete(file)
  if (found !== null) addGlyphs(names, found.paths)
}
