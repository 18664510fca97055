import type { PropertyDeclarations } from '@lit/reactive-element'
import { type Asking, LaurelElement, stylesOf } from '../base/laurel-element.ts'
import { addTooltips } from '../base/tooltips.ts'
import { type FlairData, type FlairSettings, flairView } from '../views/flair.ts'

/**
 * A person's name, with their best badge behind it. Data is a profile.
 *
 * @slot - the name. @csspart badge - each button. @csspart tooltip - what it shows.
 */
export class LaurelFlair extends LaurelElement<FlairData, FlairSettings> {
  static override properties: PropertyDeclarations = {
    ...LaurelElement.properties,
    badge: {},
    limit: { type: Number },
    size: { type: Number },
  }
  static override styles = stylesOf(flairView)

  /** The id of the badge to show where the person holds it. */
  declare badge: string | null | undefined
  declare limit: number | null | undefined
  declare size: number | null | undefined

  protected readonly view = flairView
  protected override readonly behaviour = addTooltips

  protected settings(): FlairSettings {
    return { badge: this.badge ?? undefined, limit: this.limit ?? undefined, size: this.size ?? undefined }
  }

  protected load({ source, person, query, options }: Asking): Promise<FlairData> | null {
    return person ? source.profile(person, query, options) : null
  }
}
