import { readyGlyphs } from './glyphs.generated.ts'
import { isKnownGlyph, setGlyph } from './glyphs.ts'

/** Makes the glyphs of the ready catalogs known, except those that the host has named itself. */
export function addReadyGlyphs(): void {
  for (const [name, path] of Object.entries(readyGlyphs)) if (!isKnownGlyph(name)) setGlyph(name, path)
}
