import type { Community } from '../../../community.ts'
import { readForm } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { showNewProject } from '../pages/new-project.ts'
import { isFine, readDraft } from '../project-form.ts'
import { insertProject, type NewProject, type Project, projectOfForm } from '../projects.ts'
import { projectEvent } from './project-event.ts'

/** `POST /projects` */
export async function createProject(c: AppContext, community: Community, account: Account): Promise<Response> {
  const draft = readDraft(await readForm(c), c.var.visitor)
  if (!isFine(draft)) return showNewProject(c, community, draft)

  const { name, summary, open, formKey } = draft
  const project = await storeProject(community, { owner: account.id, name, summary, open, formKey }, account.zone)
  return c.redirect(`/projects/${project.id}`, 303)
}

/** The project, and the event that it was created; the same form sent again gives the project it made before. */
export function storeProject(community: Community, project: NewProject, zone: string | null = null): Promise<Project> {
  return community.store.transaction(async (tx) => {
    const at = community.now()
    const created = await insertProject(tx, project, at)
    if (created === null) return projectOfForm(tx, project.owner, project.formKey)
    await recordEvent(community, tx, projectEvent(created, { type: 'project.created', at, zone }))
    return created
  })
}
