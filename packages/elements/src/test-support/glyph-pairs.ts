import { usedGlyphs } from '../../scripts/glyphs-file.ts'
import { lucideIcon } from '../../scripts/lucide.ts'
import { glyphPath } from '../art/glyphs.ts'
import '../art/known.ts'

/** Each glyph as we draw it and as Lucide does, at 96 pixels. */
export function glyphPairs(): readonly (readonly [name: string, ours: string, theirs: string])[] {
  const frame =
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
  return [...usedGlyphs().values()].flat().map((name) => {
    const svg = lucideIcon(name)
    const theirs = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1)
    return [name, `${frame}<path d="${glyphPath(name)}"/></svg>`, frame + theirs] as const
  })
}
