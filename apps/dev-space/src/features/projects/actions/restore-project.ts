import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { findProject } from '../find-project.ts'
import { restoreProject } from '../projects.ts'
import { projectEvent } from './project-event.ts'

/** `POST /projects/:id/restore` */
export async function bringProjectBack(c: AppContext, community: Community, account: Account): Promise<Response> {
  const project = await findProject(c, community)
  if (project?.owner !== account.id) return notFoundPage(c, community)

  await community.store.transaction(async (tx) => {
    const restored = await restoreProject(tx, project.id, account.id)
    if (restored === null) return
    const change = { type: 'project.restored', at: community.now(), zone: account.zone } as const
    await recordEvent(community, tx, projectEvent(restored, change))
  })
  return c.redirect(`/projects/${project.id}`, 303)
}
