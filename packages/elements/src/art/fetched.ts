// What draws medals in a browser: at once, but for glyphs of the ready catalogs, which it fetches when it has one to draw.
import { type BadgeArt, badgeArt } from './badge-art.ts'
import { fetchGlyphs, isComing } from './ready-glyphs.ts'

export const drawing = {
  draw: (art: BadgeArt): string | null => (isComing(art.glyph) ? null : badgeArt(art)),
  fetch: fetchGlyphs,
}
