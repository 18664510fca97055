import type { Community } from '../../../community.ts'
import { readForm } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import { showNewProject } from '../pages/new-project.ts'
import { insertProject, type NewProject, type Project, projectOfForm } from '../projects.ts'
import { isFine, readProjectDraft } from './project-draft.ts'
import { projectEvent } from './project-event.ts'

/** `POST /projects` */
export async function createProject(c: AppContext, community: Community): Promise<Response> {
  const { account, texts } = c.var.visitor
  if (account === null) return c.redirect('/join?first', 303)
  const draft = readProjectDraft(await readForm(c), texts)
  if (!isFine(draft)) return showNewProject(c, community, draft)

  const { name, summary, formKey } = draft
  const project = await storeProject(community, { owner: account.id, name, summary, formKey })
  return c.redirect(`/projects/${project.id}`, 303)
}

/** The project, and the event that it was created; the same form sent again gives the project it made before. */
export function storeProject(community: Community, project: NewProject): Promise<Project> {
  return community.store.transaction(async (tx) => {
    const at = community.now()
    const created = await insertProject(tx, project, at)
    if (created === null) return projectOfForm(tx, project.owner, project.formKey)
    await recordEvent(community, tx, projectEvent('project.created', created, at))
    return created
  })
}
