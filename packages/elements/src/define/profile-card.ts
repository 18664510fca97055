import { define } from '../base/define.ts'
import { LaurelProfileCard } from '../elements/profile-card.ts'

define('laurel-profile-card', LaurelProfileCard)

declare global {
  interface HTMLElementTagNameMap {
    'laurel-profile-card': LaurelProfileCard
  }
}
