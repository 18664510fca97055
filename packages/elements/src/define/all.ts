// Every element, and how to draw medals: who loads all of this has some to draw.
import { drawWith } from '../art/drawing.ts'
import { drawing } from '../art/fetched.ts'
import './context.ts'
import './badge.ts'
import './highlights.ts'
import './flair.ts'
import './showcase.ts'
import './accomplishments.ts'
import './next.ts'
import './path.ts'
import './streak.ts'
import './feed.ts'
import './holders.ts'
import './inbox.ts'
import './toast.ts'
import './profile-card.ts'

drawWith(drawing)
