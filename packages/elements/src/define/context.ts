import { define } from '../base/define.ts'
import { LaurelContext } from '../elements/context.ts'

define('laurel-context', LaurelContext)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-context': LaurelContext
  }
}
