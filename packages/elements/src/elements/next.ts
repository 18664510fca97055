import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { type NextData, type NextSettings, nextView } from '../views/next.ts'

/**
 * "Only 3 more interactions to unlock Networking Master!" Data is a profile.
 *
 * @csspart card @csspart nudge - the sentence. @csspart bar
 */
export class LaurelNext extends LaurelElement<NextData, NextSettings> {
  static override properties = propertiesOf(nextView)
  static override styles = stylesOf(nextView)

  declare limit: number | null | undefined

  protected readonly view = nextView

  protected load({ source, person, query, options }: Asking): Promise<NextData> | null {
    return person ? source.profile(person, query, options) : null
  }
}
