import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import { LIMITS, newFormKey } from '../../../http/form.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { textField } from '../../../view/fields.ts'
import type { Html } from '../../../view/html.ts'
import { icon } from '../../../view/icon.ts'
import { markdown } from '../../../view/markdown.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { fullTime, monthOf, timeAgo } from '../../../view/time.ts'
import { conversation } from '../../conversation/conversation.ts'
import { reactionBar } from '../../conversation/reaction-bar.ts'
import { type Entry, type EntryList, listEntries } from '../entries.ts'
import { findProject } from '../find-project.ts'
import type { Project } from '../projects.ts'
import { projectTexts } from '../texts.ts'
import { showProject } from './frame.ts'

/** Few enough that what people say of the project is not far below. */
const PAGE = 12

/** What was typed so far into the form for a journey entry, and what is wrong with it. */
export interface EntryDraft {
  readonly text: string
  readonly formKey: string
  readonly problem?: string | undefined
}

/** `/projects/:id`: a project, its journey, and what people say of it. */
export async function projectPage(c: AppContext, community: Community): Promise<Response> {
  const project = await findProject(c, community)
  if (project === null) return notFoundPage(c, community)
  return showJourney(c, community, project, { text: '', formKey: newFormKey() })
}

export async function showJourney(
  c: AppContext,
  community: Community,
  project: Project,
  draft: EntryDraft,
): Promise<Response> {
  const { visitor } = c.var
  const texts = projectTexts(visitor.locale)
  const before = c.req.query('before')
  const list = await listEntries(community.store, project.id, { before, limit: PAGE })
  const own = project.owner === visitor.account?.id && project.deletedAt === null
  const body = html`<section class="card" id="journey">
      <h2>${texts.journey}</h2>
      ${own && before === undefined && entryForm(project, draft, visitor)}
      ${list.entries.length === 0 ? before === undefined && html`<p class="empty">${own ? texts.journeyEmptyOwn : texts.journeyEmpty}</p>` : await timeline(c, community, list.entries, own)}
      ${pager(project, list, before, visitor)}
    </section>
    ${project.deletedAt === null && (await conversation(c, community, `project:${project.id}`))}`
  const status = draft.problem === undefined ? 200 : 422
  return showProject(c, community, project, { tab: 'journey', body, status })
}

function entryForm(project: Project, draft: EntryDraft, { locale }: Visitor): Html {
  const texts = projectTexts(locale)
  return html`<form method="post" action="/projects/${project.id}/journey" class="stack entry-form">
    <input type="hidden" name="form" value="${draft.formKey}">
    ${textField({ name: 'text', label: texts.entryLabel, value: draft.text, limit: LIMITS.entry, problem: draft.problem, rows: 4, hint: texts.entryHint })}
    <div><button type="submit">${icon('feather')}${texts.write}</button></div>
  </form>`
}

async function timeline(c: AppContext, community: Community, entries: readonly Entry[], own: boolean): Promise<Html> {
  const reactions = await reactionBar(
    c,
    community,
    entries.map(({ id }) => `journey:${id}`),
  )
  const frame = { visitor: c.var.visitor, now: community.now(), own, reactions }
  return html`${byMonth(entries, c.var.visitor).map(
    (month) => html`<h3 class="month">${month[0] && monthOf(month[0].writtenAt, c.var.visitor)}</h3>
      <ol class="timeline">${month.map((entry) => journeyEntry(entry, frame))}</ol>`,
  )}`
}

/** Months as the reader's calendar has them. */
function byMonth(entries: readonly Entry[], { zone }: Visitor): readonly (readonly Entry[])[] {
  const month = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'numeric', timeZone: zone })
  return [...Map.groupBy(entries, ({ writtenAt }) => month.format(writtenAt)).values()]
}

interface EntryFrame {
  readonly visitor: Visitor
  readonly now: Date
  readonly own: boolean
  readonly reactions: ReadonlyMap<string, Html>
}

function journeyEntry(entry: Entry, { visitor, now, own, reactions }: EntryFrame): Html {
  return html`<li id="journey-${entry.id}">
    <div class="ends muted"><span>${timeAgo(entry.writtenAt, now, visitor)}</span>${own && removal(entry, visitor)}</div>
    ${markdown(entry.text, { below: 3 })}
    ${reactions.get(`journey:${entry.id}`)}
  </li>`
}

/** Two steps, as there is no way back. */
function removal({ id, project, writtenAt }: Entry, visitor: Visitor): Html {
  const texts = projectTexts(visitor.locale)
  return html`<details class="removal"><summary aria-label="${texts.removeEntry(fullTime(writtenAt, visitor))}">${visitor.texts.remove}</summary>
    <form method="post" action="/projects/${project}/journey/${id}/remove"><button type="submit" class="danger">${texts.removeThis}</button></form></details>`
}

function pager({ id }: Project, { next }: EntryList, before: string | undefined, { locale }: Visitor): Html {
  const texts = projectTexts(locale)
  return html`<p class="pager">${before !== undefined && html`<a href="/projects/${id}#journey">${texts.newest}</a>`}${next !== null && html`<a href="/projects/${id}?before=${next}#journey" rel="next">${texts.older}</a>`}</p>`
}
