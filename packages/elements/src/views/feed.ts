import type { AwardAnswer, PageAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { feed as english } from '../texts/locales/en.ts'
import { agoOf, type Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { badgeLink } from './links.ts'
import { LIST_STYLES, line, list, waitingList } from './list.ts'
import { medal, placeholder } from './medal.ts'
import { mention, personLink } from './people.ts'
import { heading, type RenderOptions, renderView, type View } from './view.ts'

/** A page of the feed. */
export type FeedData = PageAnswer<AwardAnswer>

export interface FeedSettings {
  /** How many lines a page has, 10 unless given. */
  readonly limit?: number | undefined
  /** The level of the heading, 2 unless given. */
  readonly level?: number | undefined
}

const texts = new Sayer('feed', english)

/** "🎉 @mike earned the Social Freak 😜 badge!", the newest first. */
export const feedView: View<FeedData, FeedSettings> = {
  tag: 'laurel-feed',
  settings: { limit: Number, level: Number },
  styles: LIST_STYLES,
  content: ({ items, next }, settings) => {
    const label = texts.text('title', settings)
    const shown = { label, items: items.map((item) => award(item, settings)), next, none: texts.text('none', settings) }
    return html`<div part="card" class="card">${heading(label, settings.level)}${list(shown, settings)}</div>`
  },
  waiting: () => waitingList(placeholder(40)),
}

/** `<laurel-feed>` as HTML, from a page of the feed. Without one it keeps its place. */
export function renderFeed(page?: FeedData, options: FeedSettings & RenderOptions = {}): string {
  return renderView(feedView, page, options)
}

function award(item: AwardAnswer, reader: Reader): Markup {
  const { person, badge, badgeName, earnedAt } = item
  const said = texts.markup('earned', reader, {
    person: html`<strong>${personLink(mention(person), person, reader)}</strong>`,
    badge: html`<strong>${badgeLink(badgeName, badge, reader)}</strong>`,
  })
  return line(medal(item, 40), html`<span aria-hidden="true">🎉 </span>${said}`, agoOf(earnedAt, reader))
}
