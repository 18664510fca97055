import { renderFeed } from '@laurel/elements/render'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { drawn, look } from '../../view/elements.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { medal } from '../../view/medal.ts'
import { showPage } from '../../view/page.ts'
import { type HomeTexts, homeTexts } from './texts.ts'

const FEED = 8

/** What Dev-Space is, for who has not joined. */
export async function showLanding(c: AppContext, community: Community): Promise<Response> {
  const { locale } = c.var.visitor
  const texts = homeTexts(locale)
  const feed = await community.laurel.feed({ limit: FEED, locale })
  const body = html`${hero(texts)}
    <div class="columns landing">
      <div>
        <section class="ways" aria-labelledby="ways">
          <h2 id="ways" class="unseen">${texts.ways}</h2>
          ${WAYS.map(([drawing, name]) => way(drawing, texts[name], texts[`${name}Text`]))}
        </section>
        ${ladder(c, texts)}
      </div>
      <aside>
        ${drawn(renderFeed({ items: feed.items, next: null }, look(c, community.now())))}
        <p class="pager"><a href="/activity">${texts.feedMore}</a></p>
      </aside>
    </div>`
  return showPage(c, community, { title: 'Dev-Space', at: 'home', body })
}

const WAYS = [
  ['hammer', 'builds'],
  ['compass', 'documents'],
  ['users', 'collaborates'],
  ['heart', 'helps'],
  ['flame', 'keepsOn'],
  ['shield-check', 'yours'],
] as const

function hero(texts: HomeTexts): Html {
  return html`<section class="hero">
    <div class="hero-text">
      <h1>${texts.heroTitle}</h1>
      <p>${texts.heroText}</p>
      <div class="actions">
        <a class="button big" href="/join">${texts.join}</a>
        <form method="post" action="/guest"><button type="submit" class="secondary big">${texts.guest}</button></form>
      </div>
      <p class="muted">${texts.guestHint}</p>
    </div>
    <div class="hero-medals" aria-hidden="true">
      ${medal('compass', 'silver', { size: 112 })}${medal('hammer', 'gold', { size: 176 })}${medal('users', 'diamond', { size: 128 })}
    </div>
  </section>`
}

function way(drawing: string, name: string, text: string): Html {
  return html`<div class="card way">${icon(drawing)}<div><h3>${name}</h3><p class="muted">${text}</p></div></div>`
}

/** The path of builders, as a picture of how badges grow. */
function ladder(c: AppContext, texts: HomeTexts): Html {
  const { tiers } = c.var.visitor.texts
  return html`<section class="card ladder"><div class="grow"><h2>${texts.ladder}</h2><p class="muted">${texts.ladderText}</p>
      <p><a href="/discover">${texts.seeBadges}</a></p></div>
    <ul class="ladder-steps">${(['bronze', 'silver', 'gold', 'diamond'] as const).map((tier) => html`<li>${medal('hammer', tier, { size: 64 })}<span class="muted">${tiers[tier]}</span></li>`)}</ul></section>`
}
