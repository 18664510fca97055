import { define } from '../base/define.ts'
import { LaurelHolders } from '../elements/holders.ts'

define('laurel-holders', LaurelHolders)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-holders': LaurelHolders
  }
}
