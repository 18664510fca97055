import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { showPage } from '../../../view/page.ts'
import { isFine, newDraft, type ProjectDraft, projectForm } from '../project-form.ts'
import { projectTexts } from '../texts.ts'

/** `/projects/new` */
export function newProjectPage(c: AppContext, community: Community): Promise<Response> {
  return showNewProject(c, community, newDraft({ name: '', summary: '', open: false }))
}

/** The form, with what was typed and what is wrong with it. */
export function showNewProject(c: AppContext, community: Community, draft: ProjectDraft): Promise<Response> {
  const { visitor } = c.var
  const texts = projectTexts(visitor.locale)
  const body = html`<section class="card narrow">
    <h1>${texts.new}</h1>
    ${projectForm(visitor, draft, { action: '/projects', submit: texts.create, back: '/projects' })}
  </section>`
  return showPage(c, community, { title: texts.new, at: 'projects', body, status: isFine(draft) ? 200 : 422 })
}
