import { renderAccomplishments, renderStreak } from '@laurel/elements/render'
import type { FeedItem, Milestone } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { badgeLink } from '../../view/badge.ts'
import { drawnOnce, look } from '../../view/elements.ts'
import type { Html } from '../../view/html.ts'
import { medal } from '../../view/medal.ts'
import { profilePath } from '../../view/people.ts'
import { timeAgo } from '../../view/time.ts'
import type { FoundPerson, Wanted } from './find-person.ts'
import { nothingToSee } from './frame.ts'
import { MAIN_STREAK } from './main-streak.ts'
import { profileTexts } from './texts.ts'

const WEEKS = 20

/** What it shows beside the profile. */
export const ACCOMPLISHMENTS: Wanted = { streak: { metric: MAIN_STREAK, weeks: WEEKS }, recent: 6 }

/** `/people/:name`: what somebody has done, and what comes next. */
export function accomplishments(c: AppContext, community: Community, found: FoundPerson): Html {
  const { person, profile, overview } = found
  const texts = profileTexts(c.var.visitor.locale)
  if (!profile.visible) return nothingToSee(found, texts)
  const { streak, recent } = overview
  const shown = { ...profile, milestones: worthSaying(profile.milestones) }
  return html`${drawnOnce(renderAccomplishments, { profile: shown }, look(c))}
    <div class="columns below">
      ${streak !== null && drawnOnce(renderStreak, streak, { ...look(c), weeks: WEEKS })}
      <section class="card"><h2>${texts.recent}</h2>
        ${recent.length === 0 ? html`<p class="empty">${texts.recentNone}</p>` : html`<ol class="feed recent">${recent.map((item) => recentBadge(c, community, item))}</ol>`}
        <p class="pager"><a href="${profilePath(person)}/badges">${texts.seeAll}</a></p>
      </section>
    </div>`
}

/** Numbers that everybody begins with; others are told once there is something to count. */
const ALWAYS = 4

function worthSaying(milestones: readonly Milestone[]): readonly Milestone[] {
  return milestones.filter(({ value }, index) => value > 0 || index < ALWAYS)
}

function recentBadge(
  c: AppContext,
  { now }: Community,
  { badge, badgeName: name, glyph, tier, earnedAt }: FeedItem,
): Html {
  const { visitor } = c.var
  return html`<li>${medal(glyph, tier, { size: 40 })}<div class="grow"><p>${badgeLink({ badge, name })}</p>
    <p class="muted">${visitor.texts.tiers[tier]} · ${timeAgo(earnedAt, now(), visitor)}</p></div></li>`
}
