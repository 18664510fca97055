import { renderBadge } from '@laurel/elements/render'
import { html, raw } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { type Account, accountById } from '../../../store/accounts.ts'
import { type Flair, readFlairs } from '../../../view/creator.ts'
import { drawn, look } from '../../../view/elements.ts'
import type { Html } from '../../../view/html.ts'
import { icon } from '../../../view/icon.ts'
import { showPage } from '../../../view/page.ts'
import { avatar, personLink, profilePath } from '../../../view/people.ts'
import { timeAgo } from '../../../view/time.ts'
import { reactionBar } from '../../conversation/reaction-bar.ts'
import { openLabel } from '../labels.ts'
import { type Project, type ProjectNumbers, readNumbers } from '../projects.ts'
import { projectTexts } from '../texts.ts'

export type ProjectTab = 'journey' | 'collaboration' | 'releases'

export interface ProjectPage {
  readonly tab: ProjectTab
  /** What stands below the tabs. */
  readonly body: Html
  readonly status?: 200 | 422
  /** What the page is about, where that is more than the project. */
  readonly title?: string
}

/** A page of a project: who made it and what it is, the way to its other pages, and the body of this one. */
export async function showProject(
  c: AppContext,
  community: Community,
  project: Project,
  { tab, body, status = 200, title }: ProjectPage,
): Promise<Response> {
  const numbers = (await readNumbers(community.store, [project.id])).get(project.id)
  const page = html`${project.deletedAt !== null && deletedNote(project, c.var.visitor)}
    ${await projectHead(c, community, project, numbers)}
    ${tabs(project, tab, numbers, c.var.visitor)}
    ${body}`
  return showPage(c, community, {
    title: title === undefined ? project.name : `${title} · ${project.name}`,
    at: 'projects',
    body: page,
    status,
  })
}

function deletedNote({ id }: Project, { locale }: Visitor): Html {
  const texts = projectTexts(locale)
  return html`<section class="card note"><p>${texts.deleted}</p>
    <form method="post" action="/projects/${id}/restore"><button type="submit">${icon('rotate-ccw')}${texts.restore}</button></form></section>`
}

async function projectHead(
  c: AppContext,
  community: Community,
  project: Project,
  numbers: ProjectNumbers | undefined,
): Promise<Html> {
  const { visitor } = c.var
  const texts = projectTexts(visitor.locale)
  const subject = `project:${project.id}`
  const [creator, flairs, reactions] = await Promise.all([
    accountById(community.store, project.owner),
    readFlairs(community, [project.owner], visitor.locale),
    reactionBar(c, community, [subject]),
  ])
  const isThere = project.deletedAt === null
  return html`<header class="card project-head">
    <div class="grow">
      <h1 dir="auto">${project.name}</h1>
      ${creator && creatorRow(c, creator, flairs.get(project.owner))}
      <p class="${project.summary === '' ? 'muted' : 'lines'}" dir="auto">${project.summary || texts.noSummary}</p>
      ${factLine(project, { creator, numbers, now: community.now(), visitor })}
    </div>
    ${isThere && html`<div class="project-actions">${reactions.get(subject)}${project.owner === visitor.account?.id && html`<a class="button secondary" href="/projects/${project.id}/edit">${icon('pencil')}${texts.edit}</a>`}</div>`}
  </header>`
}

/** Their name with their best badge beside it, told in words: it says whether to trust them. */
function creatorRow(c: AppContext, creator: Account, flair: Flair | undefined): Html {
  const badge = flair && renderBadge(flair, { ...look(c), size: 24, named: true })
  return html`<div class="creator">
    <a class="face" href="${profilePath(creator)}" tabindex="-1" aria-hidden="true">${avatar(creator, 'small')}</a>
    <span>${c.var.visitor.texts.by(personLink(creator))}</span>${badge !== undefined && drawn(badge)}
  </div>`
}

interface Facts {
  readonly creator: Account | null
  readonly numbers: ProjectNumbers | undefined
  readonly now: Date
  readonly visitor: Visitor
}

function factLine({ id, createdAt, open, deletedAt }: Project, { creator, numbers, now, visitor }: Facts): Html {
  const texts = projectTexts(visitor.locale)
  const release = numbers?.release ?? null
  return html`<p class="muted fact-line"><span>${texts.created(timeAgo(createdAt, now, visitor))}</span>${release !== null && html`<span>${texts.latest(html`<a href="/projects/${id}/releases"><bdi>${release}</bdi></a>`)}</span>`}${creator && html`<span><a href="/projects?owner=${creator.handle}">${texts.more(creator.handle)}</a></span>`}</p>
    ${open && deletedAt === null && html`<p>${openLabel(visitor.locale)}</p>`}`
}

function tabs({ id }: Project, tab: ProjectTab, numbers: ProjectNumbers | undefined, { locale }: Visitor): Html {
  const texts = projectTexts(locale)
  const link = (name: ProjectTab, path: string, count: number | undefined) =>
    html`<a href="/projects/${id}${path}"${name === tab ? raw(' aria-current="page"') : ''}>${texts[name]}${count !== undefined && count > 0 && html` <em>${count.toLocaleString(locale)}</em>`}</a>`
  return html`<nav class="tabs" aria-label="${texts.sections}">
    ${link('journey', '', numbers?.entries)}${link('collaboration', '/collaboration', numbers?.contributions)}${link('releases', '/releases', numbers?.releases)}
  </nav>`
}
