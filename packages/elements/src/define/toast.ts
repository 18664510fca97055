import { define } from '../base/define.ts'
import { LaurelToast } from '../elements/toast.ts'

define('laurel-toast', LaurelToast)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-toast': LaurelToast
  }
}
