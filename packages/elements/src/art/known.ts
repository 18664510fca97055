// What draws medals, where they are drawn at once: on a server, and in tests.
import { badgeArt } from './badge-art.ts'
import { drawWith } from './drawing.ts'
import { everyPath } from './glyphs/every.generated.ts'
import { glyphFiles } from './glyphs/index.generated.ts'
import { addGlyphs } from './ready-glyphs.ts'

glyphFiles.forEach(([names], index) => {
  addGlyphs(names, everyPath[index] ?? '')
})
drawWith({ draw: badgeArt, fetch: () => Promise.resolve() })
