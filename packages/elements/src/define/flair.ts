import { define } from '../base/define.ts'
import { LaurelFlair } from '../elements/flair.ts'

define('laurel-flair', LaurelFlair)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-flair': LaurelFlair
  }
}
