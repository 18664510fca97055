import { badgeName, type Catalog, congratulateMany, leadFirst } from '@laurel/core'
import type { Notice } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../community.ts'
import type { AppContext, Visitor } from '../http/visitor.ts'
import { badgePath, type ShownBadge } from './badge.ts'
import { emphasised, type Html } from './html.ts'
import { party } from './icon.ts'
import { medal } from './medal.ts'
import { profilePath } from './people.ts'

/** More medals than this become a crowd; the sentence says how many there are. */
const MOST_MEDALS = 5

export interface News {
  /** What was earned and not celebrated yet. */
  readonly news: Html | null
  /** How many notices wait in the inbox. */
  readonly unread: number
}

/** What the visitor does not know yet. */
export async function newsOf(c: AppContext, { laurel }: Community): Promise<News> {
  const { visitor } = c.var
  const { account, locale } = visitor
  if (account === null) return { news: null, unread: 0 }
  const unread = await laurel.inbox(account.id, { locale, unreadOnly: true })
  const shows = unread.length > 0 && isLookedAt(c)
  if (shows)
    await laurel.markRead(
      account.id,
      unread.map((notice) => notice.id),
    )
  return { news: shows ? newsBanner(laurel.catalog, unread, visitor) : null, unread: shows ? 0 : unread.length }
}

/** A browser that fetches ahead shows the page to nobody yet; the inbox shows its notices itself. */
function isLookedAt(c: AppContext): boolean {
  if (c.req.path === '/inbox') return false
  return c.req.method !== 'HEAD' && !/prefetch|prerender/.test(c.req.header('Sec-Purpose') ?? '')
}

/** What was just earned, in one sentence led by the highest badge, however many notices it came in. */
export function newsBanner(catalog: Catalog, notices: readonly Notice[], { account, locale, texts }: Visitor): Html {
  const earned = leadFirst(
    catalog,
    notices.flatMap((notice) => notice.awards.map((award) => award.badge)),
  )
  const [only] = notices
  const sentence = notices.length === 1 && only ? only.text : congratulateMany(catalog, earned, locale)
  return html`<section class="news" role="status" aria-label="${texts.newsTitle}">
    <ul class="news-medals${earned.length === 1 ? ' alone' : ''}">${earned.slice(0, MOST_MEDALS).map((id) => newsMedal(shownBadge(catalog, id, locale)))}</ul>
    <p class="news-text">${party()} ${emphasised(sentence)}</p>
    ${account && html`<a class="news-more" href="${profilePath(account)}/badges">${texts.seeBadges}</a>`}
  </section>`
}

/** A badge with its name for a reader, even one that has left the catalog. */
export function shownBadge(catalog: Catalog, badge: string, locale: string): ShownBadge {
  const found = catalog.badges[badge]
  return {
    badge,
    name: badgeName(catalog, badge, locale),
    tier: found?.tier ?? 'bronze',
    glyph: found?.glyph ?? 'award',
  }
}

function newsMedal({ badge, name, tier, glyph }: ShownBadge): Html {
  return html`<li><a href="${badgePath(badge)}">${medal(glyph, tier, { size: 72 })}<span>${name}</span></a></li>`
}
