import type { AwardAnswer, HoldersAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import { holders as english } from '../texts/locales/en.ts'
import { dateOf, type Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { badgeLink } from './links.ts'
import { LIST_STYLES, line, list, waitingList } from './list.ts'
import { inARow, medal, placeholder, rarity } from './medal.ts'
import { AVATAR_STYLES, avatar, mention, personLink } from './people.ts'
import { heading, type RenderOptions, renderView, type View } from './view.ts'

/** A page of holders. */
export interface HoldersData extends HoldersAnswer {
  /** Of the badge, where it is about one: what part of the people hold it; null where that is not told. */
  readonly rarity?: number | null | undefined
}

export interface HoldersSettings {
  /** The badge that they hold: without one each line says which. */
  readonly badge?: string | undefined
  /** How many lines a page has, 10 unless given. */
  readonly limit?: number | undefined
  /** The level of the heading, 2 unless given. */
  readonly level?: number | undefined
}

const texts = new Sayer('holders', english)

/** Who holds a badge, those first who earned it last. */
export const holdersView: View<HoldersData, HoldersSettings> = {
  tag: 'laurel-holders',
  settings: { badge: String, limit: Number, level: Number },
  styles: LIST_STYLES + AVATAR_STYLES,
  content: ({ items, next, total, rarity: share }, { badge, level, ...reader }) => {
    const label = texts.text('title', reader)
    const shown = {
      label,
      items: items.map((item) => holder(item, !badge, reader)),
      next,
      none: texts.text('none', reader),
    }
    const counted = inARow([texts.text('people', reader, { count: total }), rarity(share, reader)])
    return html`<div part="card" class="card"><div class="row">${heading(label, level)}${total > 0 && html`<p part="count" class="muted number">${counted}</p>`}</div>${list(shown, reader)}</div>`
  },
  waiting: () => waitingList(placeholder(40)),
}

/** `<laurel-holders>` as HTML, from a page of holders. Without one it keeps its place. */
export function renderHolders(page?: HoldersData, options: HoldersSettings & RenderOptions = {}): string {
  return renderView(holdersView, page, options)
}

function holder(item: AwardAnswer, isNamed: boolean, reader: Reader): Markup {
  const { person, badge, badgeName, earnedAt } = item
  const handle = person.name !== null && person.handle !== null && html`<bdi>@${person.handle}</bdi> · `
  const which = isNamed && html`${badgeLink(badgeName, badge, reader)} · `
  return line(
    avatar(person, 40),
    html`<span class="name">${personLink(person.name ?? mention(person), person, reader)}</span>`,
    html`${handle}${which}${dateOf(earnedAt, reader)}`,
    isNamed && medal(item, 36),
  )
}
