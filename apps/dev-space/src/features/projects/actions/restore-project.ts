import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { projectById, restoreProject } from '../projects.ts'
import { projectEvent } from './project-event.ts'

/** `POST /projects/:id/restore` */
export async function bringProjectBack(c: AppContext, community: Community): Promise<Response> {
  const { account } = c.var.visitor
  const project = await projectById(community.store, c.req.param('id') ?? '')
  if (account === null || project?.owner !== account.id) return notFoundPage(c, community)

  await community.store.transaction(async (tx) => {
    const restored = await restoreProject(tx, project.id, account.id)
    if (restored !== null) await recordEvent(community, tx, projectEvent('project.restored', restored, community.now()))
  })
  return c.redirect(`/projects/${project.id}`, 303)
}
