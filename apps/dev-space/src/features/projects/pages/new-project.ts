import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import { newFormKey } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { showPage } from '../../../view/page.ts'
import { type ProjectDraft, projectForm } from '../project-form.ts'

/** `/projects/new` */
export function newProjectPage(c: AppContext, community: Community): Response | Promise<Response> {
  if (c.var.visitor.account === null) return c.redirect('/join?first', 303)
  return showNewProject(c, community, { name: '', summary: '', formKey: newFormKey() })
}

/** The form, with what was typed and what is wrong with it. */
export function showNewProject(c: AppContext, community: Community, draft: ProjectDraft): Promise<Response> {
  const { texts } = c.var.visitor
  const wrong = draft.nameProblem !== undefined || draft.summaryProblem !== undefined
  const body = html`<section class="card narrow">
    <h1>${texts.newProject}</h1>
    ${projectForm(texts, draft, { action: '/projects', submit: texts.create, back: '/projects' })}
  </section>`
  return showPage(c, community, { title: texts.newProject, at: 'projects', body, status: wrong ? 422 : 200 })
}
