import { define } from '../base/define.ts'
import { LaurelAccomplishments } from '../elements/accomplishments.ts'

define('laurel-accomplishments', LaurelAccomplishments)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-accomplishments': LaurelAccomplishments
  }
}
