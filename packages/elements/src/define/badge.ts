import { define } from '../base/define.ts'
import { LaurelBadge } from '../elements/badge.ts'

define('laurel-badge', LaurelBadge)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-badge': LaurelBadge
  }
}
