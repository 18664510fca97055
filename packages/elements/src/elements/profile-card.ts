import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { addTooltips } from '../base/tooltips.ts'
import { type ProfileCardData, type ProfileCardSettings, profileCardView } from '../views/profile-card.ts'

/**
 * A person at a glance: who they are, their best badges, what they did, and what comes next. Data is a profile.
 *
 * @csspart card @csspart heading @csspart link @csspart list @csspart badge @csspart tooltip @csspart stats @csspart next
 */
export class LaurelProfileCard extends LaurelElement<ProfileCardData, ProfileCardSettings> {
  static override properties = propertiesOf(profileCardView)
  static override styles = stylesOf(profileCardView)

  declare headline: string | null | undefined
  declare limit: number | null | undefined
  declare level: number | null | undefined

  protected readonly view = profileCardView
  protected override readonly behaviour = addTooltips

  protected load({ source, person, query, options }: Asking): Promise<ProfileCardData> | null {
    return person ? source.profile(person, query, options) : null
  }
}
