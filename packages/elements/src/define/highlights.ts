import { define } from '../base/define.ts'
import { LaurelHighlights } from '../elements/highlights.ts'

define('laurel-highlights', LaurelHighlights)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-highlights': LaurelHighlights
  }
}
