import type { FeedItem } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../community.ts'
import type { Visitor } from '../http/visitor.ts'
import { badgeDescription, badgeLink } from './badge.ts'
import type { Html } from './html.ts'
import { party } from './icon.ts'
import { medal } from './medal.ts'
import { personLink, type ShownPerson } from './people.ts'
import { timeAgo } from './time.ts'

export interface FeedLine {
  readonly item: FeedItem
  readonly person: ShownPerson
}

export interface FeedFrame {
  readonly community: Community
  readonly visitor: Visitor
  /** What to say when nothing was earned yet. */
  readonly empty: string
  /** On somebody's own page there is no need to say who it was. */
  readonly withoutName?: boolean
}

/** "🎉 @mike earned Social Freak 😜", the newest first. */
export function feedList(lines: readonly FeedLine[], frame: FeedFrame): Html {
  if (lines.length === 0) return html`<p class="empty">${frame.empty}</p>`
  return html`<ol class="feed">${lines.map((line) => feedLine(line, frame))}</ol>`
}

function feedLine({ item, person }: FeedLine, { community, visitor, withoutName = false }: FeedFrame): Html {
  const { texts, locale } = visitor
  const badge = badgeLink({ badge: item.badge, name: item.badgeName })
  return html`<li>${medal(item.glyph, item.tier, { size: 48 })}
    <div class="grow">
      <p>${withoutName ? badge : html`${party()} ${texts.earned(personLink(person), badge)}`}</p>
      <p class="muted">${badgeDescription(community.laurel, item.badge, locale)}</p>
      <p class="muted small"><span class="tier">${texts.tiers[item.tier]}</span> · ${timeAgo(item.earnedAt, community.now(), locale)}</p>
    </div></li>`
}
