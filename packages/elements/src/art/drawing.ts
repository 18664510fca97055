import { escapeText } from '../html/markup.ts'
import type { BadgeArt } from './badge-art.ts'

/** How medals are drawn: a server knows at once, a browser fetches it for the first medal that no server has drawn. */
export interface Drawing {
  /** A medal as SVG; null while its glyph is still to be fetched. */
  draw(art: BadgeArt): string | null
  /** Fetches those of the glyphs that are in the ready catalogs. */
  fetch(glyphs: readonly string[]): Promise<unknown>
}

let drawing: Drawing | null = null
let isMissing = false

export function drawWith(known: Drawing): void {
  drawing = known
}

/** A medal as SVG that says what it shows; while it cannot be drawn, its place alone. */
export function drawn(art: BadgeArt): string {
  const { glyph, tier, state, size = 48, year, remaining } = art
  const key = escapeText([glyph, tier, state, size, year, remaining].join(' '))
  const svg = drawing?.draw(art) ?? `<svg class="laurel-medal" width="${size}" height="${size}"></svg>`
  return svg.replace('>', () => ` data-art="${key}">`)
}

/** Fetches what the places in `root` that are still empty need; null where there are none. */
export function fetchDrawing(root: ParentNode): Promise<unknown> | null {
  const glyphs = [...root.querySelectorAll('[data-art]:empty')].map(
    (svg) => svg.getAttribute('data-art')?.split(' ')[0] ?? '',
  )
  if (glyphs.length === 0 || isMissing) return null
  return import('./fetched.ts')
    .then((fetched) => {
      drawWith(fetched.drawing)
      return fetched.drawing.fetch(glyphs)
    })
    .catch(() => {
      // A badge without its picture is still a badge.
      isMissing = true
    })
}
