import { isKnownGlyph } from '../art/glyphs.ts'
import { fetchLanguage } from '../texts/languages.ts'

/** Fetched once, and not asked for again where that failed: a badge with another glyph is still a badge. */
const fetched = new Map<string, Promise<unknown> | null>()

/**
 * What has to be fetched before data can be shown, or null: the reader's language unless it is English, and the glyphs
 * of the ready catalogs where data names one that is not known yet. Both are files of their own, so that a page with
 * one element and its own glyphs stays small.
 */
export function needsOf(data: unknown, locale: string): Promise<unknown> | null {
  const language = once(`language ${locale}`, () => fetchLanguage(locale))
  const glyphs = glyphsIn(data).every(isKnownGlyph) ? null : once('glyphs', fetchGlyphs)
  return language === null && glyphs === null ? null : Promise.all([language, glyphs])
}

function once(what: string, fetch: () => Promise<unknown> | null): Promise<unknown> | null {
  const done = () => void fetched.set(what, null)
  if (!fetched.has(what)) fetched.set(what, fetch()?.then(done, done) ?? null)
  return fetched.get(what) ?? null
}

function fetchGlyphs(): Promise<void> {
  return import('../art/ready-glyphs.ts').then(({ addReadyGlyphs }) => addReadyGlyphs())
}

function glyphsIn(data: unknown): readonly string[] {
  const found: string[] = []
  JSON.stringify(data, (key, value: unknown) => {
    if (key === 'glyph' && typeof value === 'string') found.push(value)
    return value
  })
  return found
}
