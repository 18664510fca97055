import { type Asking, propertiesOf, stylesOf } from '../base/laurel-element.ts'
import { LaurelPages } from '../base/pages.ts'
import { type FeedData, type FeedSettings, feedView } from '../views/feed.ts'

/**
 * What was earned, the newest first. Data is a page of the feed. Loaded, it is everybody's: of one person where the
 * element itself has a `person`, and of one badge where it has a `badge`.
 *
 * @csspart card @csspart heading @csspart list @csspart item @csspart link @csspart more @csspart notice
 */
export class LaurelFeed extends LaurelPages<FeedData, FeedSettings> {
  static override properties = propertiesOf(feedView, { badge: String })
  static override styles = stylesOf(feedView)

  /** The id of the badge to show. */
  declare badge: string | null | undefined
  declare limit: number | null | undefined
  declare level: number | null | undefined

  protected readonly view = feedView

  protected override asks(): readonly unknown[] {
    return [this.badge, this.limit]
  }

  protected read({ source, query, options }: Asking, cursor?: string): Promise<FeedData> | null {
    const { person, badge, limit } = this
    const wanted = { person: person ?? undefined, badge: badge ?? undefined, limit: limit ?? 10, cursor }
    // Only of one person are there things that nobody else sees.
    const audience = wanted.person === undefined ? undefined : query.audience
    return source.feed?.({ ...query, audience, ...wanted }, options) ?? null
  }
}
