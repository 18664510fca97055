import { define } from '../base/define.ts'
import { LaurelFeed } from '../elements/feed.ts'

define('laurel-feed', LaurelFeed)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-feed': LaurelFeed
  }
}
