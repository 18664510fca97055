import type { ShowcaseBadge, ShowcaseCategory } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { badgePath, progressBar } from '../../view/badge.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { medal } from '../../view/medal.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { timeAgo } from '../../view/time.ts'
import { findPerson } from './find-person.ts'
import { profileHead } from './profile-head.ts'

/** `/people/:name/badges`: everything there is, earned or not. */
export async function showcasePage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const { locale, texts } = visitor
  const found = await findPerson(community, c.req.param('name') ?? '')
  const profile = found && (await community.laurel.profile(found.person.id, { locale }))
  const showcase = found && (await community.laurel.showcase(found.person.id, { locale }))
  if (!found || !profile || !showcase) return notFoundPage(c, community)

  const categories = showcase.categories.filter((category) => category.badges.length > 0)
  const body = html`${profileHead({ found, profile, counts: showcase, tab: 'badges' }, visitor)}
    ${categories.map((category) => categoryCard(category, visitor, community.now()))}`
  return showPage(c, community, { title: `${texts.allBadges}: ${found.person.name}`, body })
}

function categoryCard({ name, badges }: ShowcaseCategory, visitor: Visitor, now: Date): Html {
  const earned = badges.filter((badge) => badge.earnedAt !== null).length
  return html`<section class="card">
    <h2 class="ends"><span class="category">${icon(badges[0]?.glyph ?? 'award')}${name}</span><span class="muted number">${visitor.texts.earnedCount(earned, badges.length)}</span></h2>
    <ul class="badge-grid">${badges.map((badge) => badgeTile(badge, visitor, now))}</ul>
  </section>`
}

function badgeTile(badge: ShowcaseBadge, { texts, locale }: Visitor, now: Date): Html {
  const { id, name, description, tier, glyph, earnedAt, count, progress } = badge
  return html`<li class="${earnedAt === null ? 'locked' : 'earned'}">
    ${medal(glyph, tier, { locked: earnedAt === null, size: 64 })}
    <div class="grow">
      <p class="name-line"><a class="badge-name" href="${badgePath(id)}">${name}</a> <span class="tier small muted">${texts.tiers[tier]}</span></p>
      <p class="muted">${description}</p>
      ${
        earnedAt === null
          ? html`${progressBar(name, progress.value, progress.target, progress.text)}<p class="muted small number">${progress.text}</p>`
          : html`<p class="small done">${texts.earnedOn(timeAgo(earnedAt, now, locale))}${count > 1 && html` · ${texts.timesEarned(count)}`}</p>`
      }
    </div></li>`
}
