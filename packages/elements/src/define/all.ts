// Every element, with the glyphs of the ready catalogs.
import { addReadyGlyphs } from '../art/ready-glyphs.ts'
import './context.ts'
import './badge.ts'
import './highlights.ts'
import './flair.ts'
import './showcase.ts'
import './accomplishments.ts'
import './next.ts'
import './path.ts'
import './streak.ts'

addReadyGlyphs()
