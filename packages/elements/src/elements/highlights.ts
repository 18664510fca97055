import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { addTooltips } from '../base/tooltips.ts'
import { type HighlightsData, type HighlightsSettings, highlightsView } from '../views/highlights.ts'

/**
 * The best badges of a person, for the header of a profile. Data is a profile.
 *
 * @csspart badge - each button. @csspart tooltip - what it shows. @csspart list
 */
export class LaurelHighlights extends LaurelElement<HighlightsData, HighlightsSettings> {
  static override properties = propertiesOf(highlightsView)
  static override styles = stylesOf(highlightsView)

  declare limit: number | null | undefined

  protected readonly view = highlightsView
  protected override readonly behaviour = addTooltips

  protected load({ source, person, query, options }: Asking): Promise<HighlightsData> | null {
    return person ? source.profile(person, query, options) : null
  }
}
