import { formatText } from '@laurel/core'
import type { BadgeInfo } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { badgePath } from '../../view/badge.ts'
import type { Html } from '../../view/html.ts'
import { medal } from '../../view/medal.ts'
import { showPage } from '../../view/page.ts'
import { heldBy } from './numbers.ts'
import { discoveryHead } from './tabs.ts'
import { discoveryTexts } from './texts.ts'
import { peopleWith } from './wish.ts'

/** `/badges`: everything there is to earn, by category. */
export async function badgesPage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const { texts, locale } = visitor
  const badges = await community.laurel.badges({ locale })
  const categories = Object.entries(community.laurel.catalog.categories).map(([id, category]) => ({
    id,
    name: formatText(category.name, locale),
    description: category.description === undefined ? '' : formatText(category.description, locale),
    badges: badges.filter((badge) => badge.category === id),
  }))
  const body = html`${discoveryHead(visitor, 'catalog')}
    ${categories.filter((category) => category.badges.length > 0).map((category) => categoryCard(category, visitor))}`
  return showPage(c, community, { title: texts.badgesTitle, at: 'discover', body })
}

interface ShownCategory {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly badges: readonly BadgeInfo[]
}

function categoryCard({ id, name, description, badges }: ShownCategory, visitor: Visitor): Html {
  return html`<section class="card" id="${id}">
    <h2 class="ends"><a class="badge-name" href="${peopleWith('category', id)}">${name}</a></h2>
    ${description !== '' && html`<p class="muted under-title">${description}</p>`}
    <ul class="badge-grid">${badges.map((badge) => badgeTile(badge, visitor))}</ul>
  </section>`
}

function badgeTile(badge: BadgeInfo, { texts, locale }: Visitor): Html {
  const { id, name, description, tier, glyph, holders } = badge
  const held = heldBy(badge, discoveryTexts(locale), locale)
  return html`<li>${medal(glyph, tier, { size: 64 })}
    <div class="grow">
      <p class="name-line"><a class="badge-name" href="${badgePath(id)}"><bdi>${name}</bdi></a> <span class="tier small muted">${texts.tiers[tier]}</span></p>
      <p class="muted">${description}</p>
      <p class="muted small number">${holders === 0 ? texts.heldBy(0) : html`<a class="quiet" href="${peopleWith('badge', id)}">${held}</a>`}</p>
    </div></li>`
}
