import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import { LIMITS, newFormKey } from '../../../http/form.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { lineField, textField } from '../../../view/fields.ts'
import type { Html } from '../../../view/html.ts'
import { icon } from '../../../view/icon.ts'
import { markdown } from '../../../view/markdown.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { timeAgo } from '../../../view/time.ts'
import { findProject } from '../find-project.ts'
import type { Project } from '../projects.ts'
import { listReleases, type Release } from '../releases.ts'
import { projectTexts } from '../texts.ts'
import { showProject } from './frame.ts'

const PAGE = 20

/** What was typed about a release so far, and what is wrong with it. */
export interface ReleaseDraft extends Pick<Release, 'name' | 'notes'> {
  readonly formKey: string
  readonly nameProblem?: string | undefined
  readonly notesProblem?: string | undefined
}

/** `/projects/:id/releases` */
export async function releasesPage(c: AppContext, community: Community): Promise<Response> {
  const project = await findProject(c, community)
  if (project === null) return notFoundPage(c, community)
  return showReleases(c, community, project, null)
}

/** `draft` is what its owner typed; null for nothing so far. */
export async function showReleases(
  c: AppContext,
  community: Community,
  project: Project,
  draft: ReleaseDraft | null,
): Promise<Response> {
  const { visitor } = c.var
  const texts = projectTexts(visitor.locale)
  const before = c.req.query('before')
  const { releases, next } = await listReleases(community.store, project.id, { before, limit: PAGE })
  const own = project.owner === visitor.account?.id && project.deletedAt === null
  const isFirst = releases.length === 0 && before === undefined
  const now = community.now()
  const body = html`<section class="card">
    <h2>${texts.releases}</h2>
    ${isFirst && html`<p class="empty">${own ? texts.releasesEmptyOwn : texts.releasesEmpty}</p>`}
    ${own && before === undefined && releaseForm(project, draft, isFirst, visitor)}
    <ol class="releases">${releases.map((release) => releaseItem(release, visitor, now))}</ol>
    <p class="pager">${before !== undefined && html`<a href="/projects/${project.id}/releases">${texts.newest}</a>`}${next !== null && html`<a href="/projects/${project.id}/releases?before=${next}" rel="next">${texts.olderReleases}</a>`}</p>
  </section>`
  const status = draft === null ? 200 : 422
  return showProject(c, community, project, { tab: 'releases', body, status, title: texts.releases })
}

/** Folded while there is something to read below. */
function releaseForm({ id }: Project, draft: ReleaseDraft | null, isFirst: boolean, { texts, locale }: Visitor): Html {
  const own = projectTexts(locale)
  const { name, notes, formKey, nameProblem, notesProblem } = draft ?? { name: '', notes: '', formKey: newFormKey() }
  return html`<details class="unfolding"${(isFirst || draft !== null) && ' open'}>
    <summary class="button secondary">${icon('tag')}${own.newRelease}</summary>
    <form method="post" action="/projects/${id}/releases" class="stack">
      <input type="hidden" name="form" value="${formKey}">
      ${lineField({ name: 'name', label: own.releaseName, value: name, limit: LIMITS.release, problem: nameProblem, hint: own.releaseHint })}
      ${textField({ name: 'notes', label: own.notes, value: notes, limit: LIMITS.notes, problem: notesProblem, optional: texts.optional, rows: 5 })}
      <div><button type="submit">${own.release}</button></div>
    </form>
  </details>`
}

function releaseItem({ id, name, notes, releasedAt }: Release, visitor: Visitor, now: Date): Html {
  return html`<li id="release-${id}">
    <h3>${icon('tag')}<span dir="auto">${name}</span> <span class="muted">${timeAgo(releasedAt, now, visitor)}</span></h3>
    ${notes !== '' && markdown(notes, { below: 3 })}
  </li>`
}
