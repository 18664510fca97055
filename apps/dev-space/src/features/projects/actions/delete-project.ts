import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { findProject } from '../find-project.ts'
import { deleteProject } from '../projects.ts'
import { projectEvent } from './project-event.ts'

/** `POST /projects/:id/delete`: hides the project; its owner can have it back. */
export async function removeProject(c: AppContext, community: Community, account: Account): Promise<Response> {
  const project = await findProject(c, community)
  if (project?.owner !== account.id) return notFoundPage(c, community)

  await community.store.transaction(async (tx) => {
    const at = community.now()
    const deleted = await deleteProject(tx, project.id, account.id, at)
    if (deleted === null) return
    await recordEvent(community, tx, projectEvent(deleted, { type: 'project.deleted', at, zone: account.zone }))
  })
  return c.redirect(`/projects/${project.id}`, 303)
}
