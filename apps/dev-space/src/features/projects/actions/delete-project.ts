import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { deleteProject, projectById } from '../projects.ts'
import { projectEvent } from './project-event.ts'

/** `POST /projects/:id/delete`: hides the project; its owner can have it back. */
export async function removeProject(c: AppContext, community: Community): Promise<Response> {
  const { account } = c.var.visitor
  const project = await projectById(community.store, c.req.param('id') ?? '')
  if (account === null || project?.owner !== account.id) return notFoundPage(c, community)

  await community.store.transaction(async (tx) => {
    const at = community.now()
    const deleted = await deleteProject(tx, project.id, account.id, at)
    if (deleted !== null) await recordEvent(community, tx, projectEvent('project.deleted', deleted, at))
  })
  return c.redirect(`/projects/${project.id}`, 303)
}
