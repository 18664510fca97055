import { define } from '../base/define.ts'
import { LaurelNext } from '../elements/next.ts'

define('laurel-next', LaurelNext)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-next': LaurelNext
  }
}
