import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import { newFormKey } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { showPage } from '../../../view/page.ts'
import { type ProjectDraft, projectForm } from '../project-form.ts'
import { type Project, projectById } from '../projects.ts'

/** `/projects/:id/edit`, for whoever created it. */
export async function editProjectPage(c: AppContext, community: Community): Promise<Response> {
  const project = await projectById(community.store, c.req.param('id') ?? '')
  const own = project !== null && project.owner === c.var.visitor.account?.id && project.deletedAt === null
  if (!own) return notFoundPage(c, community)
  return showEditProject(c, community, project, { name: project.name, summary: project.summary, formKey: newFormKey() })
}

/** The form, with what was typed and what is wrong with it. */
export function showEditProject(
  c: AppContext,
  community: Community,
  project: Project,
  draft: ProjectDraft,
): Promise<Response> {
  const { texts } = c.var.visitor
  const path = `/projects/${project.id}`
  const wrong = draft.nameProblem !== undefined || draft.summaryProblem !== undefined
  const body = html`<section class="card narrow">
      <h1>${texts.editTitle}</h1>
      ${projectForm(texts, draft, { action: `${path}/edit`, submit: texts.save, back: path })}
    </section>
    <section class="card narrow">
      <h2>${texts.deleteTitle}</h2>
      <p class="muted">${texts.deleteText}</p>
      <form method="post" action="${path}/delete"><button type="submit" class="danger">${texts.delete}</button></form>
    </section>`
  return showPage(c, community, { title: texts.editTitle, at: 'projects', body, status: wrong ? 422 : 200 })
}
