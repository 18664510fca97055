import type { PropertyDeclarations } from '@lit/reactive-element'
import { type Asking, LaurelElement, stylesOf } from '../base/laurel-element.ts'
import { type NextData, type NextSettings, nextView } from '../views/next.ts'

/**
 * "Only 3 more interactions to unlock Networking Master!" Data is a profile.
 *
 * @csspart card @csspart nudge - the sentence. @csspart bar
 */
export class LaurelNext extends LaurelElement<NextData, NextSettings> {
  static override properties: PropertyDeclarations = { ...LaurelElement.properties, limit: { type: Number } }
  static override styles = stylesOf(nextView)

  declare limit: number | null | undefined

  protected readonly view = nextView

  protected settings(): NextSettings {
    return { limit: this.limit ?? undefined }
  }

  protected load({ source, person, query, options }: Asking): Promise<NextData> | null {
    return person ? source.profile(person, query, options) : null
  }
}
