import { type Asking, LaurelElement, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { addTooltips } from '../base/tooltips.ts'
import { type BadgeSettings, badgeView } from '../views/badge.ts'
import type { ShownBadge } from '../views/medal.ts'

/**
 * One badge: its medal, and a tooltip that says what it is, on hover, focus and touch. Data is a badge of the showcase,
 * of the highlights, or of the catalog; or it is loaded by the id in `badge`, for a person if there is one.
 *
 * @csspart badge - the button. @csspart tooltip - what it shows.
 */
export class LaurelBadge extends LaurelElement<ShownBadge, BadgeSettings> {
  static override properties = propertiesOf(badgeView, { badge: String })
  static override styles = stylesOf(badgeView)

  /** The id of the badge to load. */
  declare badge: string | null | undefined
  declare size: number | null | undefined
  declare named: boolean | undefined

  protected readonly view = badgeView
  protected override readonly behaviour = addTooltips

  protected override asks(): readonly unknown[] {
    return [this.badge]
  }

  protected load({ source, person, query, plain, options }: Asking): Promise<ShownBadge> | null {
    const id = this.badge
    if (!id) return null
    if (!person) return source.badge(id, plain, options)
    return source.showcase(person, query, options).then(({ categories }) => {
      const found = categories.flatMap(({ badges }) => badges).find((badge) => badge.id === id)
      if (found === undefined) throw new Error(`No badge "${id}" is shown here.`)
      return found
    })
  }
}
