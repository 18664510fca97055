import { formatText } from '@laurel/core'
import type { BadgeInfo } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { badgePath } from '../../view/badge.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { medal } from '../../view/medal.ts'
import { showPage } from '../../view/page.ts'

/** `/badges`: everything there is to earn, by category. */
export async function badgesPage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const { texts, locale } = visitor
  const badges = await community.laurel.badges({ locale })
  const categories = Object.entries(community.laurel.catalog.categories).map(([id, category]) => ({
    name: formatText(category.name, locale),
    description: category.description === undefined ? '' : formatText(category.description, locale),
    badges: badges.filter((badge) => badge.category === id),
  }))
  const body = html`<div class="title"><h1>${texts.badgesTitle}</h1><p class="muted">${texts.badgesText}</p></div>
    ${categories.filter((category) => category.badges.length > 0).map((category) => categoryCard(category, visitor))}`
  return showPage(c, community, { title: texts.badgesTitle, at: 'discover', body })
}

interface ShownCategory {
  readonly name: string
  readonly description: string
  readonly badges: readonly BadgeInfo[]
}

function categoryCard({ name, description, badges }: ShownCategory, visitor: Visitor): Html {
  return html`<section class="card">
    <h2><span class="category">${icon(badges[0]?.glyph ?? 'award')}${name}</span></h2>
    ${description !== '' && html`<p class="muted under-title">${description}</p>`}
    <ul class="badge-grid">${badges.map((badge) => badgeTile(badge, visitor))}</ul>
  </section>`
}

function badgeTile({ id, name, description, tier, glyph, holders }: BadgeInfo, { texts }: Visitor): Html {
  return html`<li>${medal(glyph, tier, { size: 64 })}
    <div class="grow">
      <p class="name-line"><a class="badge-name" href="${badgePath(id)}">${name}</a> <span class="tier small muted">${texts.tiers[tier]}</span></p>
      <p class="muted">${description}</p>
      <p class="muted small number">${texts.heldBy(holders)}</p>
    </div></li>`
}
