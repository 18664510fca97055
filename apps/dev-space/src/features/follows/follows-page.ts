import { html, raw } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { type Account, accountByHandle, accountsOf } from '../../store/accounts.ts'
import { type Flair, named, readFlairs } from '../../view/creator.ts'
import type { Html } from '../../view/html.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { avatar, profilePath } from '../../view/people.ts'
import { followButtons } from './follow-button.ts'
import {
  countFollows,
  DIRECTIONS,
  type FollowCounts,
  type FollowDirection,
  type FollowList,
  listFollows,
} from './follows.ts'
import { followTexts } from './texts.ts'

const PAGE = 30

/** `/people/:name/followers` */
export function followersPage(c: AppContext, community: Community): Promise<Response> {
  return followsPage(c, community, 'followers')
}

/** `/people/:name/following` */
export function followingPage(c: AppContext, community: Community): Promise<Response> {
  return followsPage(c, community, 'following')
}

async function followsPage(c: AppContext, community: Community, direction: FollowDirection): Promise<Response> {
  const account = await accountByHandle(community.store, (c.req.param('name') ?? '').toLowerCase())
  if (account === null) return notFoundPage(c, community)

  const before = c.req.query('before')
  const list = await listFollows(community.store, { person: account.id, direction, before, limit: PAGE })
  const counts = await countFollows(community.store, account.id)
  const title = followTexts(c.var.visitor.locale).titles[direction](account.name)
  const body = html`<div class="written-page">
    <div class="follows-head"><a class="face" href="${profilePath(account)}" tabindex="-1" aria-hidden="true">${avatar(account)}</a>
      <div><h1>${title}</h1><p class="muted"><a class="quiet" href="${profilePath(account)}">@${account.handle}</a></p></div></div>
    ${directionTabs(c, account, direction, counts)}
    <section class="card">${list.people.length === 0 ? emptyText(c, account, direction) : await peopleList(c, community, list.people)}</section>
    ${pager(c, list, before)}
  </div>`
  return showPage(c, community, { title, body })
}

function directionTabs(c: AppContext, account: Account, direction: FollowDirection, counts: FollowCounts): Html {
  const { locale } = c.var.visitor
  const texts = followTexts(locale)
  const tab = (one: FollowDirection) =>
    html`<a href="${profilePath(account)}/${one}"${one === direction ? raw(' aria-current="page"') : ''}>${texts[one]} <em>${counts[one].toLocaleString(locale)}</em></a>`
  return html`<nav class="tabs" aria-label="${texts.lists(account.name)}">${DIRECTIONS.map(tab)}</nav>`
}

function emptyText({ var: { visitor } }: AppContext, { id, name }: Account, direction: FollowDirection): Html {
  const texts = followTexts(visitor.locale)
  return html`<p class="empty">${visitor.account?.id === id ? texts.emptyOwn[direction] : texts.empty[direction](name)}</p>`
}

async function peopleList(c: AppContext, community: Community, ids: readonly string[]): Promise<Html> {
  const accounts = await accountsOf(community.store, ids)
  const flairs = await readFlairs(community, ids, c.var.visitor.locale)
  const shown = ids.flatMap((id) => accounts.get(id) ?? [])
  const buttons = await followButtons(c, community, shown)
  return html`<ul class="people">${shown.map((account) => personLine(c, account, flairs.get(account.id), buttons.get(account.id)))}</ul>`
}

function personLine(c: AppContext, account: Account, flair: Flair | undefined, button: Html | undefined): Html {
  return html`<li>
    <a class="face" href="${profilePath(account)}" tabindex="-1" aria-hidden="true">${avatar(account)}</a>
    <div class="grow">
      <p><bdi>${account.name}</bdi></p>
      <p class="muted">${named(c, account, flair)}${account.title !== '' && html` · <bdi>${account.title}</bdi>`}</p>
    </div>
    ${button}
  </li>`
}

function pager({ req, var: { visitor } }: AppContext, { next }: FollowList, before: string | undefined): Html {
  return html`<p class="pager">
    ${before !== undefined && html`<a href="${req.path}">${visitor.texts.newest}</a>`}
    ${next !== null && html`<a href="${req.path}?before=${encodeURIComponent(next)}" rel="next">${visitor.texts.older}</a>`}
  </p>`
}
