import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import {
  type AccomplishmentsData,
  type AccomplishmentsSettings,
  accomplishmentsView,
} from '../views/accomplishments.ts'

/**
 * What somebody has done: badges by tier, numbers, and the way to the next badges. Data is `{ profile }`.
 *
 * @csspart card - each of the three. @csspart heading @csspart bar
 */
export class LaurelAccomplishments extends LaurelElement<AccomplishmentsData, AccomplishmentsSettings> {
  static override properties = propertiesOf(accomplishmentsView)
  static override styles = stylesOf(accomplishmentsView)

  declare limit: number | null | undefined
  declare level: number | null | undefined

  protected readonly view = accomplishmentsView

  protected load({ source, person, query, options }: Asking): Promise<AccomplishmentsData> | null {
    return person ? source.profile(person, query, options).then((profile) => ({ profile })) : null
  }
}
