import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { findProject } from '../../projects/find-project.ts'
import { joinProject, leaveProject } from '../collaborators.ts'

/** `POST /projects/:id/join`: once its owner has opened it. The page says what it is where it was closed meanwhile. */
export async function join(c: AppContext, community: Community, account: Account): Promise<Response> {
  const project = await findProject(c, community)
  if (project === null) return notFoundPage(c, community)

  await community.store.transaction(async (tx) => {
    const at = community.now()
    // Whoever comes back has joined before.
    if ((await joinProject(tx, project.id, account.id, at)) !== 'first') return
    await recordEvent(community, tx, {
      id: `collaboration:${project.id}:${account.id}`,
      type: 'collaboration.joined',
      at: at.toISOString(),
      actor: account.id,
      owner: project.owner,
      target: `project:${project.id}`,
      zone: account.zone ?? undefined,
    })
  })
  return c.redirect(`/projects/${project.id}/collaboration`, 303)
}

/** `POST /projects/:id/leave`: nobody is told, and what was joined stays joined for badges. */
export async function leave(c: AppContext, community: Community, account: Account): Promise<Response> {
  const project = await findProject(c, community)
  if (project === null) return notFoundPage(c, community)
  await leaveProject(community.store, project.id, account.id, community.now())
  return c.redirect(`/projects/${project.id}/collaboration`, 303)
}
