import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { accountsOf } from '../../../store/accounts.ts'
import { type Creator, creatorLine, readCreators } from '../../../view/creator.ts'
import type { Html } from '../../../view/html.ts'
import { icon } from '../../../view/icon.ts'
import { showPage } from '../../../view/page.ts'
import { timeAgo } from '../../../view/time.ts'
import { listProjects, type Project } from '../projects.ts'

const PAGE = 20

/** `/projects`: the newest first. */
export async function projectsPage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const { texts } = visitor
  const before = c.req.query('before')
  const { projects, next } = await listProjects(community.store, { before, limit: PAGE })
  const accounts = await accountsOf(
    community.store,
    projects.map(({ owner }) => owner),
  )
  const creators = await readCreators(community, [...accounts.values()], visitor.locale)
  const body = html`<div class="ends title"><h1>${texts.projectsTitle}</h1>
      <a class="button" href="/projects/new">${icon('plus')}${texts.newProject}</a></div>
    ${projects.length === 0 && emptyCard(visitor)}
    <ul class="cards">${projects.map((project) => projectCard(project, creators.get(project.owner), visitor, community.now()))}</ul>
    <p class="pager">
      ${before !== undefined && html`<a href="/projects">${texts.newest}</a>`}
      ${next !== null && html`<a href="/projects?before=${next}" rel="next">${texts.older}</a>`}
    </p>`
  return showPage(c, community, { title: texts.projectsTitle, at: 'projects', body })
}

function emptyCard({ account, texts }: Visitor): Html {
  return html`<section class="card"><p class="empty">${account === null ? texts.projectsEmptyStranger : texts.projectsEmpty}</p></section>`
}

function projectCard(project: Project, creator: Creator | undefined, { texts, locale }: Visitor, now: Date): Html {
  return html`<li class="card">
    <h2><a href="/projects/${project.id}">${project.name}</a></h2>
    <p class="${project.summary === '' ? 'muted' : 'lines'}">${project.summary || texts.noSummary}</p>
    <p class="muted small byline">${creator && creatorLine(creator, texts)} · ${timeAgo(project.createdAt, now, locale)}</p>
  </li>`
}
