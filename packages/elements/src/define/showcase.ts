import { define } from '../base/define.ts'
import { LaurelShowcase } from '../elements/showcase.ts'

define('laurel-showcase', LaurelShowcase)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-showcase': LaurelShowcase
  }
}
