import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { showPage } from '../../../view/page.ts'
import { isFine, newDraft, type ProjectDraft, projectForm } from '../project-form.ts'
import type { Project } from '../projects.ts'
import { projectTexts } from '../texts.ts'

/** `/projects/:id/edit`, for whoever created it. */
export function editProjectPage(c: AppContext, community: Community, project: Project): Promise<Response> {
  return showEditProject(c, community, project, newDraft(project))
}

/** The form, with what was typed and what is wrong with it. */
export function showEditProject(
  c: AppContext,
  community: Community,
  project: Project,
  draft: ProjectDraft,
): Promise<Response> {
  const { visitor } = c.var
  const texts = projectTexts(visitor.locale)
  const path = `/projects/${project.id}`
  const body = html`<section class="card narrow">
      <h1>${texts.editTitle}</h1>
      ${projectForm(visitor, draft, { action: `${path}/edit`, submit: visitor.texts.save, back: path })}
    </section>
    <section class="card narrow">
      <h2>${texts.deleteTitle}</h2>
      <p class="muted">${texts.deleteText}</p>
      <form method="post" action="${path}/delete"><button type="submit" class="danger">${texts.delete}</button></form>
    </section>`
  return showPage(c, community, { title: texts.editTitle, at: 'projects', body, status: isFine(draft) ? 200 : 422 })
}
