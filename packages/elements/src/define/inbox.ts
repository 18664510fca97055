import { define } from '../base/define.ts'
import { LaurelInbox } from '../elements/inbox.ts'

define('laurel-inbox', LaurelInbox)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-inbox': LaurelInbox
  }
}
