import { define } from '../base/define.ts'
import { LaurelStreak } from '../elements/streak.ts'

define('laurel-streak', LaurelStreak)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-streak': LaurelStreak
  }
}
