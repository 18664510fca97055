import { renderNext, renderStreak } from '@laurel/elements/render'
import type { Profile } from '@laurel/engine'
import { html, raw } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { drawn, look } from '../../view/elements.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { showPage } from '../../view/page.ts'
import { clockTime } from '../../view/time.ts'
import { type ActivityPage, readActivity } from '../activity/activity.ts'
import { activityList } from '../activity/activity-list.ts'
import { followedBadges } from '../follows/badge-follows.ts'
import { followedPeople } from '../follows/follows.ts'
import { postForm } from '../posts/post-form.ts'
import { MAIN_STREAK } from '../profile/main-streak.ts'
import { type HomeTexts, homeTexts } from './texts.ts'

const FEED = 20

/** Weeks of the calendar beside the feed. */
const WEEKS = 12

/** What is new for a member, what comes next, and where to write. */
export async function showDashboard(c: AppContext, community: Community, account: Account): Promise<Response> {
  const { visitor } = c.var
  const { locale, texts: common } = visitor
  const texts = homeTexts(locale)
  const owner = { locale, audience: 'owner' } as const
  const [profile, streak, feed] = await Promise.all([
    community.laurel.profile(account.id, owner),
    community.laurel.streak(account.id, MAIN_STREAK, { ...owner, weeks: WEEKS }),
    readFeed(c, community, account),
  ])
  const body = html`<div class="ends title"><div><h1>${texts.welcome(account.name)}</h1>${atRisk(profile, visitor)}</div>
      <a class="button" href="/projects/new">${icon('plus')}${common.newProject}</a></div>
    <div class="columns dashboard">
      <div>
        <section class="card">${postForm(c)}</section>
        <section aria-labelledby="activity">
          <h2 id="activity" class="unseen">${texts.activity}</h2>
          ${feedTabs(feed.which, texts)}
          <div class="card">${feed.page.items.length === 0 ? emptyFeed(feed.which, texts) : await activityList(c, community, feed.page.items)}</div>
          ${pager(c, feed)}
        </section>
      </div>
      <aside>
        ${profile?.visible === true && drawn(renderNext(profile, { ...look(c), limit: 2 }))}
        ${streak !== null && drawn(renderStreak(streak, { ...look(c), weeks: WEEKS }))}
        ${isNew(profile) && firstSteps(texts)}
      </aside>
    </div>`
  return showPage(c, community, { title: 'Dev-Space', at: 'home', body })
}

/** Says until when there is time, and nothing while there is no hurry. */
function atRisk(profile: Profile | null, visitor: Visitor): Html | null {
  const streak = profile?.streaks.find(({ metric }) => metric === MAIN_STREAK)
  if (!streak?.atRisk || streak.until === null) return null
  const { locale } = visitor
  const length = `${streak.current.toLocaleString(locale)} ${streak.noun}`
  return html`<p class="muted">${homeTexts(locale).atRisk(length, clockTime(streak.until, visitor))}</p>`
}

type Which = 'following' | 'everyone'

interface ShownFeed {
  readonly which: Which
  readonly page: ActivityPage
}

/** Of those whom the visitor follows, themselves among them; of everybody while they follow nobody. */
async function readFeed(c: AppContext, community: Community, account: Account): Promise<ShownFeed> {
  const [people, badges] = await Promise.all([
    followedPeople(community.store, account.id),
    followedBadges(community.store, account.id),
  ])
  const wish = c.req.query('feed')
  const isLonely = people.length === 0 && badges.length === 0
  const which = wish === 'following' || (wish !== 'everyone' && !isLonely) ? 'following' : 'everyone'
  const whose = which === 'following' ? { people: [account.id, ...people], badges } : { people: null }
  const cursor = c.req.query('before') ?? null
  const page = await readActivity(community, { ...whose, cursor, limit: FEED, locale: c.var.visitor.locale })
  return { which, page }
}

function feedTabs(which: Which, texts: HomeTexts): Html {
  const tab = (one: Which) =>
    html`<a href="/?feed=${one}"${which === one ? raw(' aria-current="page"') : ''}>${texts[one]}</a>`
  return html`<nav class="tabs" aria-label="${texts.whose}">${tab('following')}${tab('everyone')}</nav>`
}

function emptyFeed(which: Which, texts: HomeTexts): Html {
  if (which === 'everyone') return html`<p class="empty">${texts.emptyEveryone}</p>`
  return html`<p class="empty">${texts.emptyFollowing}</p><p class="actions"><a class="button secondary" href="/discover">${texts.findPeople}</a></p>`
}

function pager(c: AppContext, { which, page }: ShownFeed): Html | null {
  const { texts } = c.var.visitor
  const begun = c.req.query('before') !== undefined
  if (!begun && page.next === null) return null
  return html`<p class="pager">
    ${begun && html`<a href="/?feed=${which}">${texts.newest}</a>`}
    ${page.next !== null && html`<a href="/?feed=${which}&before=${encodeURIComponent(page.next)}" rel="next">${texts.older}</a>`}
  </p>`
}

function isNew(profile: Profile | null): boolean {
  return profile?.visible === true && profile.badgesEarned === 0
}

function firstSteps(texts: HomeTexts): Html {
  return html`<section class="card"><h2>${texts.startTitle}</h2><ol class="first-steps">
    <li>${icon('folder-plus')}<a href="/projects/new">${texts.startProject}</a></li>
    <li>${icon('compass')}<a href="/projects">${texts.startJourney}</a></li>
    <li>${icon('award')}<a href="/discover">${texts.startDiscover}</a></li></ol></section>`
}
