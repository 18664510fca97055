import { define } from '../base/define.ts'
import { LaurelPath } from '../elements/path.ts'

define('laurel-path', LaurelPath)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-path': LaurelPath
  }
}
