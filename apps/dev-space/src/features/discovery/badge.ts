import { formatText } from '@laurel/core'
import { renderHolders, renderPath } from '@laurel/elements/render'
import type { BadgeInfo, Showcase, ShowcaseBadge } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { progressBar } from '../../view/badge.ts'
import { drawn, look } from '../../view/elements.ts'
import type { Html } from '../../view/html.ts'
import { medal } from '../../view/medal.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { dayOf } from '../../view/time.ts'
import { badgeFollowButton } from '../follows/follow-button.ts'
import { pathOf } from './badge-steps.ts'
import { howItWorks } from './how-it-works.ts'
import { heldBy } from './numbers.ts'
import { discoveryTexts } from './texts.ts'
import { peopleWith } from './wish.ts'

const PAGE = 40

/** `/badges/:id`: what it is for, how far the visitor is, and who holds it. */
export async function badgePage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const { laurel } = community
  const { account, locale } = visitor
  const id = c.req.param('id') ?? ''
  const badge = await laurel.badge(id, { locale })
  const showcase = account && (await laurel.showcase(account.id, { locale, audience: 'owner' }))
  const own = ownState(showcase, id)
  if (badge === null) return own === null ? notFoundPage(c, community) : showSecret(c, community, own)

  const texts = discoveryTexts(locale)
  const path = await pathOf(laurel, id, showcase, locale)
  const body = html`${badgeHead(community, badge, visitor, await badgeFollowButton(c, community, id))}
    <div class="columns about-badge">
      <div>${path && html`<section>${drawn(renderPath(path, { ...look(c), level: 2 }))}</section>`}
        ${await holdersOf(c, community, badge)}</div>
      <aside>
        ${ownCard(badge, own, visitor)}
        <section class="card"><h2>${texts.howItWorks}</h2>
          ${howItWorks(laurel.catalog, badge, texts, locale).map((sentence) => html`<p class="muted">${sentence}</p>`)}</section>
      </aside>
    </div>`
  return showPage(c, community, { title: badge.name, at: 'discover', body })
}

function badgeHead({ laurel }: Community, badge: BadgeInfo, visitor: Visitor, follow: Html): Html {
  const { texts, locale } = visitor
  const category = laurel.catalog.categories[badge.category]
  return html`<section class="card head middle badge-head">${medal(badge.glyph, badge.tier, { size: 144 })}
    <div class="grow">
      <h1><bdi>${badge.name}</bdi></h1>
      <p class="muted">${texts.tiers[badge.tier]}${category && html` · <a class="quiet" href="${peopleWith('category', badge.category)}">${formatText(category.name, locale)}</a>`}</p>
      <p class="lines">${badge.description}</p>
      <p class="muted number">${badge.holders === 0 ? texts.heldBy(0) : heldBy(badge, discoveryTexts(locale), locale)}</p>
    </div>${follow}</section>`
}

/** What the visitor has of a badge; null for strangers, and for those who switched recognition off. */
function ownState(showcase: Showcase | null, id: string): ShowcaseBadge | null {
  return (showcase?.categories ?? []).flatMap(({ badges }) => badges).find((badge) => badge.id === id) ?? null
}

function ownCard(badge: BadgeInfo, own: ShowcaseBadge | null, visitor: Visitor): Html | null {
  const { account, texts: common, locale } = visitor
  const texts = discoveryTexts(locale)
  if (account === null)
    return html`<section class="card"><h2>${texts.you}</h2><p class="muted">${texts.joinToEarn}</p>
      <p class="actions"><a class="button" href="/join">${common.join}</a></p></section>`
  if (own === null) return null
  const { earnedAt, progress, name } = own
  if (earnedAt !== null)
    return html`<section class="card"><h2>${texts.you}</h2>
      <p>${texts.youHold(dayOf(earnedAt, visitor))}</p>
      ${own.hidden && html`<p class="muted">${texts.youHid} <a href="/settings/recognition#hidden">${texts.changeThat}</a></p>`}</section>`
  if (badge.retired || own.soldOut) return null
  return html`<section class="card"><h2>${texts.you}</h2>
    ${progressBar(name, progress.value, progress.target, progress.text)}<p class="muted number">${progress.text}</p></section>`
}

/** A page of them; those before and after it are pages of ours, which need no script. */
async function holdersOf(c: AppContext, { laurel }: Community, badge: BadgeInfo): Promise<Html> {
  const { texts, locale } = c.var.visitor
  const cursor = c.req.query('before') ?? null
  const page = await laurel.holders({ badge: badge.id, limit: PAGE, cursor, locale })
  const list = renderHolders({ ...page, next: null }, { ...look(c), badge: badge.id })
  return html`<section>${drawn(list)}
    ${
      (page.next !== null || cursor !== null) &&
      html`<p class="pager">
      ${cursor !== null && html`<a href="?">${texts.newest}</a>`}
      ${page.next !== null && html`<a href="?before=${encodeURIComponent(page.next)}" rel="next">${texts.older}</a>`}</p>`
    }
  </section>`
}

/** A badge that only its holders know of, for one of them. */
function showSecret(c: AppContext, community: Community, own: ShowcaseBadge): Promise<Response> {
  const { visitor } = c.var
  const { texts: common, locale } = visitor
  const texts = discoveryTexts(locale)
  const { name, description, tier, glyph, earnedAt } = own
  const body = html`<section class="card head middle badge-head">${medal(glyph, tier, { size: 144 })}
    <div class="grow">
      <h1><bdi>${name}</bdi></h1>
      <p class="muted">${common.tiers[tier]}</p>
      <p class="lines">${description}</p>
      <p class="muted">${texts.secret}${earnedAt && html` ${texts.youHold(dayOf(earnedAt, visitor))}`}</p>
    </div></section>`
  return showPage(c, community, { title: name, at: 'discover', body })
}
