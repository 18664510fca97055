import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { badgeLink } from '../../view/badge.ts'
import type { Html } from '../../view/html.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { badgeChoice, filters, shortcuts } from './filters.ts'
import { heldBy } from './numbers.ts'
import { peopleCards, type Recognised } from './people-cards.ts'
import { discoveryHead } from './tabs.ts'
import { discoveryTexts } from './texts.ts'
import { type Choice, readChoice, readWish, requestOf, type Wish } from './wish.ts'

const PAGE = 24
const RECENT = 12

/** `/discover`: people by badge, tier or category. */
export async function discoverPage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const choice = await readChoice(c, community)
  const wish = readWish(c, community, choice)
  if (wish === null) return notFoundPage(c, community)
  const counts = await community.laurel.holderCounts()
  const texts = discoveryTexts(visitor.locale)
  const body = html`${discoveryHead(visitor, 'people')}
    <div class="discover">
      ${filters(wish, choice, counts, visitor)}
      <div>
        ${badgeChoice(wish, choice, visitor)}
        ${wish.by === 'nothing' ? await everybody(community, visitor, choice) : await wanted(c, community, wish, choice)}
      </div>
    </div>`
  return showPage(c, community, { title: texts.title, at: 'discover', body })
}

/** Where nothing is asked for yet: what others look for, and who earned something last. */
async function everybody(community: Community, visitor: Visitor, choice: Choice): Promise<Html> {
  const texts = discoveryTexts(visitor.locale)
  const { items } = await community.laurel.feed({ limit: 5 * RECENT, locale: visitor.locale })
  const newest = [...new Map(items.toReversed().map((item) => [item.person.id, item])).values()]
  const recent = newest.toSorted((a, b) => b.earnedAt.getTime() - a.earnedAt.getTime()).slice(0, RECENT)
  return html`${shortcuts(choice, visitor)}
    <section><h2 class="title">${texts.recent}</h2>
      ${recent.length === 0 ? html`<p class="card empty">${texts.recentEmpty}</p>` : await peopleCards(community, visitor, recent, { saysWhich: true })}
    </section>`
}

async function wanted(c: AppContext, community: Community, wish: Wish, choice: Choice): Promise<Html> {
  const { visitor } = c.var
  const texts = discoveryTexts(visitor.locale)
  const request = requestOf(wish)
  if (request === null)
    return html`<section class="card"><h2>${texts.found(choice.query)}</h2>
      ${wish.by === 'name' && wish.found.length === 0 && html`<p class="empty">${texts.foundNone(choice.query)}</p>`}
      <p><a href="/discover">${texts.clear}</a></p></section>`
  const cursor = c.req.query('before') ?? null
  const page = await community.laurel.holders({ ...request, limit: PAGE, cursor, locale: visitor.locale })
  return html`<section>
    <div class="ends title">${heading(wish, visitor)}<span class="muted number">${numbers(wish, page.total, visitor)}</span></div>
    ${page.items.length === 0 ? html`<p class="card empty">${texts.holdersEmpty}</p>` : await people(community, visitor, page.items, wish)}
    ${pager(c, page.next, visitor)}
  </section>`
}

function people(community: Community, visitor: Visitor, items: readonly Recognised[], wish: Wish): Promise<Html> {
  return peopleCards(community, visitor, items, { saysWhich: wish.by !== 'badge' })
}

function heading(wish: Wish, { locale, texts: common }: Visitor): Html {
  const texts = discoveryTexts(locale)
  if (wish.by === 'badge') {
    const { id, name } = wish.badge
    return html`<h2>${texts.withBadge(html`<bdi>${badgeLink({ badge: id, name })}</bdi>`)}</h2>`
  }
  if (wish.by === 'tier') return html`<h2>${texts.withTier(common.tiers[wish.tier])}</h2>`
  return html`<h2>${wish.by === 'category' && texts.inCategory(wish.name)}</h2>`
}

function numbers(wish: Wish, total: number, { locale }: Visitor): string {
  const texts = discoveryTexts(locale)
  return wish.by === 'badge' ? heldBy({ ...wish.badge, holders: total }, texts, locale) : texts.count(total)
}

/** To the next page of the same wish, and back to its first. */
function pager(c: AppContext, next: string | null, { texts }: Visitor): Html | null {
  const wish = new URLSearchParams(c.req.query())
  const first = new URLSearchParams(wish)
  first.delete('before')
  if (next === null && !wish.has('before')) return null
  if (next !== null) wish.set('before', next)
  return html`<p class="pager">
    ${first.size < wish.size && c.req.query('before') !== undefined && html`<a href="?${first}">${texts.newest}</a>`}
    ${next !== null && html`<a href="?${wish}" rel="next">${texts.older}</a>`}
  </p>`
}
