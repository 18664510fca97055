import type { Community } from '../../../community.ts'
import { readForm } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { showEditProject } from '../pages/edit-project.ts'
import { projectById, updateProject } from '../projects.ts'
import { isFine, readProjectDraft } from './project-draft.ts'
import { projectEvent } from './project-event.ts'

/** `POST /projects/:id/edit`; saying the same again changes nothing. */
export async function editProject(c: AppContext, community: Community): Promise<Response> {
  const { account, texts } = c.var.visitor
  const project = await projectById(community.store, c.req.param('id') ?? '')
  if (account === null || project?.owner !== account.id || project.deletedAt !== null) return notFoundPage(c, community)
  const draft = readProjectDraft(await readForm(c), texts)
  if (!isFine(draft)) return showEditProject(c, community, project, draft)

  await community.store.transaction(async (tx) => {
    const { name, summary } = draft
    const updated = await updateProject(tx, { id: project.id, owner: account.id, name, summary })
    if (updated !== null) await recordEvent(community, tx, projectEvent('project.updated', updated, community.now()))
  })
  return c.redirect(`/projects/${project.id}`, 303)
}
