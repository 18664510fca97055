import { formatText } from '@laurel/core'
import type { BadgeInfo, FeedItem } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { accountsOf } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { medal } from '../../view/medal.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { avatar, personLink, shownPerson } from '../../view/people.ts'
import { timeAgo } from '../../view/time.ts'

const PAGE = 40

/** `/badges/:id`: what it is for, and who holds it. */
export async function badgePage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const { texts, locale } = visitor
  const badge = await community.laurel.badge(c.req.param('id') ?? '', { locale })
  if (badge === null) return notFoundPage(c, community)

  const cursor = c.req.query('before') ?? null
  const page = await community.laurel.feed({ badge: badge.id, limit: PAGE, cursor, locale })
  const body = html`${badgeHead(community, badge, visitor)}
    <section class="card">
      <h2 class="ends"><span>${texts.holders}</span><span class="muted number">${texts.heldBy(badge.holders)}</span></h2>
      ${await holderList(community, page.items, visitor)}
      ${page.next !== null && html`<p class="pager"><a href="?before=${encodeURIComponent(page.next)}" rel="next">${texts.older}</a></p>`}
    </section>`
  return showPage(c, community, { title: badge.name, at: 'discover', body })
}

function badgeHead({ laurel }: Community, badge: BadgeInfo, { texts, locale }: Visitor): Html {
  const category = laurel.catalog.categories[badge.category]
  return html`<section class="card head middle">${medal(badge.glyph, badge.tier, { size: 112 })}
    <div class="grow">
      <h1>${badge.name}</h1>
      <p class="muted">${texts.tiers[badge.tier]}${category && html` · ${formatText(category.name, locale)}`}</p>
      <p class="lines">${badge.description}</p>
    </div></section>`
}

async function holderList(community: Community, items: readonly FeedItem[], { texts, locale }: Visitor): Promise<Html> {
  if (items.length === 0) return html`<p class="empty">${texts.holdersEmpty}</p>`
  const accounts = await accountsOf(
    community.store,
    items.map((item) => item.person.id),
  )
  const row = (item: FeedItem) => {
    const person = shownPerson(item.person, accounts.get(item.person.id))
    return html`<li>${avatar(person)}<div class="grow">${personLink(person)}<p class="muted small">${timeAgo(item.earnedAt, community.now(), locale)}</p></div></li>`
  }
  return html`<ul class="holders">${items.map(row)}</ul>`
}
