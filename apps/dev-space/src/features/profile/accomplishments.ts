import { renderAccomplishments, renderStreak } from '@laurel/elements/render'
import type { FeedItem, Milestone } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { badgeLink } from '../../view/badge.ts'
import { drawn, look } from '../../view/elements.ts'
import type { Html } from '../../view/html.ts'
import { medal } from '../../view/medal.ts'
import { profilePath } from '../../view/people.ts'
import { timeAgo } from '../../view/time.ts'
import type { FoundPerson } from './find-person.ts'
import { nothingToSee } from './frame.ts'
import { MAIN_STREAK } from './main-streak.ts'
import { profileTexts } from './texts.ts'

const RECENT = 6
const WEEKS = 20

/** `/people/:name`: what somebody has done, and what comes next. */
export async function accomplishments(c: AppContext, community: Community, found: FoundPerson): Promise<Html> {
  const { person, profile, audience } = found
  const { locale } = c.var.visitor
  const texts = profileTexts(locale)
  if (!profile.visible) return nothingToSee(found, texts)
  const [streak, recent] = await Promise.all([
    community.laurel.streak(person.id, MAIN_STREAK, { weeks: WEEKS, locale, audience }),
    community.laurel.feed({ person: person.id, limit: RECENT, locale, audience }),
  ])
  const shown = { ...profile, milestones: worthSaying(profile.milestones) }
  return html`${drawn(renderAccomplishments({ profile: shown }, look(c)))}
    <div class="columns below">
      ${streak !== null && drawn(renderStreak(streak, { ...look(c), weeks: WEEKS }))}
      <section class="card"><h2>${texts.recent}</h2>
        ${recent.items.length === 0 ? html`<p class="empty">${texts.recentNone}</p>` : html`<ol class="feed recent">${recent.items.map((item) => recentBadge(c, community, item))}</ol>`}
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
