import type { Milestone, NextBadge, Profile } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { Locale } from '../../http/language.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { badgePath, progressBar } from '../../view/badge.ts'
import { feedList } from '../../view/feed.ts'
import type { Html } from '../../view/html.ts'
import { medal } from '../../view/medal.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { timeAgo } from '../../view/time.ts'
import { listProjects, type Project } from '../projects/projects.ts'
import { type FoundPerson, findPerson } from './find-person.ts'
import { profileHead } from './profile-head.ts'

const RECENT = 8
const PROJECTS = 10

/** `/people/:name`: what somebody has done, and what comes next. */
export async function profilePage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const { locale, texts } = visitor
  const found = await findPerson(community, c.req.param('name') ?? '')
  const profile = found && (await community.laurel.profile(found.person.id, { locale }))
  const showcase = found && (await community.laurel.showcase(found.person.id, { locale }))
  if (!found || !profile || !showcase) return notFoundPage(c, community)

  const own = visitor.account?.id === found.person.id
  const body = html`${profileHead({ found, profile, counts: showcase, tab: 'accomplishments' }, visitor)}
    <div class="columns">
      <div>
        <section class="card"><h2>${texts.next}</h2>${nextList(profile.next, visitor)}</section>
        <section class="card"><h2>${texts.recent}</h2>${await recentList(community, found, visitor, own)}</section>
      </div>
      <aside>
        <section class="card"><h2>${texts.numbers}</h2>${numbers(profile, found, visitor)}</section>
        ${found.account !== null && html`<section class="card"><h2>${texts.theirProjects}</h2>${await projectList(community, found, visitor, own)}</section>`}
      </aside>
    </div>`
  return showPage(c, community, { title: found.person.name, body })
}

function nextList(next: readonly NextBadge[], { texts }: Visitor): Html {
  if (next.length === 0) return html`<p class="empty">${texts.nextNone}</p>`
  return html`<ul class="next">${next.map(nextItem)}</ul>`
}

function nextItem({ badge, name, glyph, tier, value, target, progress }: NextBadge): Html {
  return html`<li>${medal(glyph, tier, { locked: true, size: 44 })}
    <div class="grow">
      <p class="ends"><a class="badge-name" href="${badgePath(badge)}">${name}</a><span class="muted number">${progress}</span></p>
      ${progressBar(name, value, target, progress)}
    </div></li>`
}

async function recentList(community: Community, found: FoundPerson, visitor: Visitor, own: boolean): Promise<Html> {
  const { items } = await community.laurel.feed({ person: found.person.id, limit: RECENT, locale: visitor.locale })
  const lines = items.map((item) => ({ item, person: found.person }))
  return feedList(lines, {
    community,
    visitor,
    withoutName: true,
    empty: own ? visitor.texts.recentNoneOwn : visitor.texts.recentNone,
  })
}

/** Numbers of nothing are left out, unless there would be none at all. */
function numbers({ milestones }: Profile, { account }: FoundPerson, { locale }: Visitor): Html {
  const done = milestones.filter(({ value }) => value > 0)
  const shown = done.length > 0 || account === null ? done : milestones.slice(0, 4)
  return html`<dl class="numbers">${shown.map((milestone) => numberOf(milestone, locale))}</dl>`
}

function numberOf({ value, noun }: Milestone, locale: Locale): Html {
  return html`<div><dt>${noun}</dt><dd class="number">${value.toLocaleString(locale)}</dd></div>`
}

async function projectList(community: Community, found: FoundPerson, visitor: Visitor, own: boolean): Promise<Html> {
  const { texts, locale } = visitor
  const { projects } = await listProjects(community.store, { owner: found.person.id, limit: PROJECTS })
  if (projects.length === 0) return html`<p class="empty">${own ? texts.noProjectsOwn : texts.noProjects}</p>`
  const row = ({ id, name, createdAt }: Project) =>
    html`<li><a href="/projects/${id}">${name}</a><span class="muted small">${timeAgo(createdAt, community.now(), locale)}</span></li>`
  return html`<ul class="plain">${projects.map(row)}</ul>`
}
