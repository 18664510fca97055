import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import { LIMITS, newFormKey } from '../../../http/form.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { accountById } from '../../../store/accounts.ts'
import { creatorLine, readCreators } from '../../../view/creator.ts'
import { textField } from '../../../view/fields.ts'
import type { Html } from '../../../view/html.ts'
import { icon } from '../../../view/icon.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { showPage } from '../../../view/page.ts'
import { fullTime, timeAgo } from '../../../view/time.ts'
import { type Entry, type EntryList, listEntries } from '../entries.ts'
import { type Project, projectById } from '../projects.ts'

const PAGE = 30

/** What was typed so far into the form for a journey entry, and what is wrong with it. */
export interface EntryDraft {
  readonly text: string
  readonly formKey: string
  readonly problem?: string | undefined
}

/** `/projects/:id`: a project and its journey. A deleted one is there for its owner, to be restored. */
export async function projectPage(c: AppContext, community: Community): Promise<Response> {
  const project = await projectById(community.store, c.req.param('id') ?? '')
  const own = project?.owner === c.var.visitor.account?.id
  if (project === null || (project.deletedAt !== null && !own)) return notFoundPage(c, community)
  return showProject(c, community, project, { text: '', formKey: newFormKey() })
}

export async function showProject(
  c: AppContext,
  community: Community,
  project: Project,
  draft: EntryDraft,
): Promise<Response> {
  const { visitor } = c.var
  const own = project.owner === visitor.account?.id
  const before = c.req.query('before')
  const list = await listEntries(community.store, project.id, { before, limit: PAGE })
  const body = html`${project.deletedAt !== null && deletedNote(project, visitor)}
    ${await projectHead(community, project, visitor, own)}
    <section class="card">
      <h2 class="ends"><span>${visitor.texts.journey}</span>${list.total > 0 && html`<span class="muted number">${visitor.texts.entries(list.total)}</span>`}</h2>
      ${own && project.deletedAt === null && before === undefined && entryForm(project, draft, visitor)}
      ${journey(list, { project, own, visitor, now: community.now() })}
    </section>`
  const status = draft.problem === undefined ? 200 : 422
  return showPage(c, community, { title: project.name, at: 'projects', body, status })
}

function deletedNote({ id }: Project, { texts }: Visitor): Html {
  return html`<section class="card note"><p>${texts.deleted}</p>
    <form method="post" action="/projects/${id}/restore"><button type="submit">${icon('rotate-ccw')}${texts.restore}</button></form></section>`
}

async function projectHead(community: Community, project: Project, visitor: Visitor, own: boolean): Promise<Html> {
  const { texts, locale } = visitor
  const account = await accountById(community.store, project.owner)
  const creators = await readCreators(community, account === null ? [] : [account], locale)
  const creator = creators.get(project.owner)
  return html`<section class="card head">
    <div class="grow">
      <h1>${project.name}</h1>
      <p class="muted byline">${creator && creatorLine(creator, texts)} · ${texts.created(timeAgo(project.createdAt, community.now(), locale))}</p>
      <p class="lines${project.summary === '' ? ' muted' : ''}">${project.summary || texts.noSummary}</p>
    </div>
    ${own && project.deletedAt === null && html`<a class="button secondary" href="/projects/${project.id}/edit">${icon('pencil')}${texts.edit}</a>`}
  </section>`
}

function entryForm(project: Project, draft: EntryDraft, { texts }: Visitor): Html {
  return html`<form method="post" action="/projects/${project.id}/journey" class="stack entry-form">
    <input type="hidden" name="form" value="${draft.formKey}">
    ${textField({ name: 'text', label: texts.entryLabel, value: draft.text, limit: LIMITS.entry, problem: draft.problem, rows: 3, placeholder: texts.entryHint })}
    <div><button type="submit">${icon('feather')}${texts.write}</button></div>
  </form>`
}

interface JourneyFrame {
  readonly project: Project
  readonly own: boolean
  readonly visitor: Visitor
  readonly now: Date
}

function journey({ entries, total, next }: EntryList, frame: JourneyFrame): Html {
  const { project, own, visitor } = frame
  const { texts } = visitor
  if (total === 0) return html`<p class="empty">${own ? texts.journeyEmptyOwn : texts.journeyEmpty}</p>`
  return html`<ol class="timeline">${entries.map((entry) => journeyEntry(entry, frame))}</ol>
    ${next !== null && html`<p class="pager"><a href="/projects/${project.id}?before=${next}" rel="next">${texts.older}</a></p>`}`
}

function journeyEntry(entry: Entry, { project, own, visitor, now }: JourneyFrame): Html {
  const { texts, locale } = visitor
  const label = texts.removeEntry(fullTime(entry.writtenAt, locale))
  return html`<li>
    <div class="ends muted"><span>${timeAgo(entry.writtenAt, now, locale)}</span>
      ${own && html`<form method="post" action="/projects/${project.id}/journey/${entry.id}/remove"><button type="submit" class="link" aria-label="${label}">${texts.remove}</button></form>`}</div>
    <p class="lines">${entry.text}</p>
  </li>`
}
