// What draws medals in a browser: at once, but for glyphs of the ready catalogs, which it fetches when it has one to draw.
import { badgeArt } from './badge-art.ts'
import { drawWith } from './drawing.ts'
import { fetchGlyphs, isComing } from './ready-glyphs.ts'

drawWith({ draw: (art) => (isComing(art.glyph) ? null : badgeArt(art)), fetch: fetchGlyphs })
