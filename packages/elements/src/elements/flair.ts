import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { addTooltips } from '../base/tooltips.ts'
import { type FlairData, type FlairSettings, flairView } from '../views/flair.ts'

/**
 * A person's name, with their best badge behind it. Data is a profile.
 *
 * @slot - the name. @csspart badge - each button. @csspart tooltip - what it shows.
 */
export class LaurelFlair extends LaurelElement<FlairData, FlairSettings> {
  static override properties = propertiesOf(flairView)
  static override styles = stylesOf(flairView)

  /** The id of the badge to show where the person holds it. */
  declare badge: string | null | undefined
  declare limit: number | null | undefined
  declare size: number | null | undefined

  protected readonly view = flairView
  protected override readonly behaviour = addTooltips

  protected load({ source, person, query, options }: Asking): Promise<FlairData> | null {
    return person ? source.profile(person, query, options) : null
  }
}
