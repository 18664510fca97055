import type { Tier } from '@laurel/core'
import { type Asking, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { LaurelPages } from '../base/pages.ts'
import { type HoldersData, type HoldersSettings, holdersView } from '../views/holders.ts'

/**
 * Who holds a badge, or any of a tier or category: how many, and those first who earned it last. Data is a page of
 * holders.
 *
 * @csspart card @csspart heading @csspart count @csspart list @csspart item @csspart link @csspart more @csspart notice
 */
export class LaurelHolders extends LaurelPages<HoldersData, HoldersSettings> {
  static override properties = propertiesOf(holdersView, { tier: String, category: String })
  static override styles = stylesOf(holdersView)

  /** The id of a badge; else a tier, else the id of a category. */
  declare badge: string | null | undefined
  declare tier: Tier | null | undefined
  declare category: string | null | undefined
  declare limit: number | null | undefined
  declare level: number | null | undefined

  protected readonly view = holdersView

  protected override asks(): readonly unknown[] {
    return [this.badge, this.tier, this.category, this.limit]
  }

  protected read({ source, plain, options }: Asking, cursor?: string): Promise<HoldersData> | null {
    const { badge, tier, category, limit } = this
    const which = badge ? { badge } : tier ? { tier } : category ? { category } : null
    if (which === null || source.holders === undefined) return null
    const page = source.holders({ ...plain, ...which, limit: limit ?? 10, cursor }, options)
    if (!badge) return page
    return Promise.all([page, source.badge(badge, plain, options)]).then(([found, { rarity }]) => ({
      ...found,
      rarity,
    }))
  }
}
