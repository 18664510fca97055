import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import type { ShowcaseAnswer } from '../data/answers.ts'
import { type ShowcaseFilter, type ShowcaseSettings, showcaseView } from '../views/showcase.ts'

/**
 * Every badge there is, by category, earned and locked, with a filter. Data is a showcase.
 *
 * @csspart count @csspart filter @csspart category @csspart card - also `earned` or `locked`. @csspart bar
 */
export class LaurelShowcase extends LaurelElement<ShowcaseAnswer, ShowcaseSettings> {
  static override properties = propertiesOf(showcaseView)
  static override styles = stylesOf(showcaseView)

  declare filter: ShowcaseFilter | null | undefined
  declare level: number | null | undefined

  protected readonly view = showcaseView

  protected load({ source, person, query, options }: Asking): Promise<ShowcaseAnswer> | null {
    return person ? source.showcase(person, query, options) : null
  }
}
