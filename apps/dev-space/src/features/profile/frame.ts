import { renderHighlights } from '@laurel/elements/render'
import { html, raw } from 'hono/html'
import type { Community } from '../../community.ts'
import type { Answer } from '../../http/route.ts'
import type { AppContext } from '../../http/visitor.ts'
import { drawnOnce, look } from '../../view/elements.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { type PageContent, showKept, showPage } from '../../view/page.ts'
import { avatar, profilePath } from '../../view/people.ts'
import { monthOf } from '../../view/time.ts'
import { countFollows } from '../follows/follows.ts'
import { type FoundPerson, findPerson, type NamedPerson, readPerson, type Wanted } from './find-person.ts'
import { type ProfileTexts, profileTexts } from './texts.ts'

const TABS = ['accomplishments', 'badges', 'projects', 'journey', 'activity'] as const
export type Tab = (typeof TABS)[number]

/** What stands below one tab of a profile. */
export type TabBody = (c: AppContext, community: Community, found: FoundPerson) => Html | Promise<Html>

/** A page of a profile: who it is, the badges they are proud of, the tabs, and what stands below this one. */
export function profileTab(tab: Tab, body: TabBody, wanted: Wanted = {}): Answer {
  return async (c, community) => {
    const named = await findPerson(c, community)
    if (named === null) return notFoundPage(c, community)
    if (typeof named === 'string') return c.redirect(named, 302)
    const key = KEPT.has(tab) ? await keyOf(c, community, named) : null
    if (key !== null) return showKept(c, community, [tab, ...key], () => draw(c, community, named))
    return showPage(c, community, await draw(c, community, named))
  }

  async function draw(c: AppContext, community: Community, named: NamedPerson): Promise<PageContent> {
    const found = await readPerson(c, community, named, wanted)
    // Known a moment ago, and nobody is ever removed.
    if (found === null) throw new TypeError(`Nobody has the id ${named.person.id} any more.`)
    const { person } = found
    const texts = profileTexts(c.var.visitor.locale)
    return {
      title: tab === 'accomplishments' ? person.name : `${person.name}: ${texts[tab]}`,
      body: html`${head(c, found, texts)}${tabs(found, tab, texts)}${await body(c, community, found)}`,
    }
  }
}

/** The tabs of which everything is in the overview, and so in its revision. */
const KEPT: ReadonlySet<Tab> = new Set(['accomplishments', 'badges'])

/** All that strangers' pages about somebody are made of, beside the time; null for members, who see more. */
async function keyOf(c: AppContext, { laurel, store }: Community, { person, account }: NamedPerson) {
  const { visitor } = c.var
  if (visitor.account !== null || visitor.newcomer !== null || account === null) return null
  // Asked before the page is drawn: what changes meanwhile makes the next key another one.
  const [revision, follows] = await Promise.all([laurel.revision(person.id), countFollows(store, person.id)])
  return revision === null ? null : [revision, account, follows]
}

function head(c: AppContext, found: FoundPerson, texts: ProfileTexts): Html {
  const { person, account, own, follows } = found
  return html`<section class="card head profile-head">
    ${avatar(person, 'large')}
    <div class="who">
      <h1><bdi>${person.name}</bdi></h1>
      <p class="muted profile-facts">${factsOf(c, found, texts)}</p>
    </div>
    <div class="more">
      ${account !== null && account.about !== '' && html`<p class="lines about" dir="auto">${account.about}</p>`}
      ${highlights(c, found, texts)}
    </div>
    ${
      account !== null &&
      html`<div class="head-actions">${own ? html`<a class="button secondary" href="/settings">${texts.editProfile}</a>` : follows?.button}</div>`
    }
  </section>`
}

function factsOf(c: AppContext, { account, follows }: FoundPerson, texts: ProfileTexts): Html {
  if (account === null) return html`<span>${texts.fromGit}</span>`
  const { handle, title, joinedAt } = account
  return html`<span>@${handle}</span>${title !== '' && html`<span><bdi>${title}</bdi></span>`}<span>${texts.since(monthOf(joinedAt, c.var.visitor))}</span>${follows?.counts}`
}

function highlights(c: AppContext, { profile, own, account }: FoundPerson, texts: ProfileTexts): Html | null {
  if (!profile.visible) return null
  if (profile.highlights.length > 0)
    return html`<div class="highlights" id="highlights">${drawnOnce(renderHighlights, { highlights: profile.highlights, visible: profile.visible }, look(c))}${
      own &&
      account &&
      html`<a class="quiet" href="${profilePath(account)}/pins" aria-label="${texts.choosePins}" title="${texts.choosePins}">${icon('pencil')}</a>`
    }</div>`
  return own
    ? html`<p class="muted highlights">${texts.firstBadge} <a href="/projects/new">${texts.createProject}</a></p>`
    : null
}

/** Whose recognition is not to be seen has no tabs for it. */
function tabs({ person, own, profile, overview }: FoundPerson, at: Tab, texts: ProfileTexts): Html {
  const { earned, total } = overview.badges
  const path = profilePath(person)
  const shown = TABS.filter((tab) => tab !== 'badges' || profile.visible || own)
  const tab = (one: Tab) =>
    html`<a href="${one === 'accomplishments' ? path : `${path}/${one}`}"${one === at ? raw(' aria-current="page"') : ''}>${texts[one]}${
      one === 'badges' && profile.visible && html` <em>${earned} / ${total}</em>`
    }</a>`
  return html`<nav class="tabs" aria-label="${texts.sections}">${shown.map(tab)}</nav>`
}

/** What stands where nobody sees what somebody earned. */
export function nothingToSee({ own, person }: FoundPerson, texts: ProfileTexts): Html {
  if (!own)
    return html`<section class="card calm">${icon('lock')}<p class="muted">${texts.keptPrivate(person.name)}</p></section>`
  return html`<section class="card calm">${icon('circle-off')}<p class="muted">${texts.switchedOff}</p><a class="button secondary" href="/settings/recognition">${texts.changeThat}</a></section>`
}
