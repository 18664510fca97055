import type { Community } from '../../community.ts'
import type { MemberAnswer } from '../../http/route.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { findProject } from '../projects/find-project.ts'
import type { Project } from '../projects/projects.ts'
import { isCollaborator } from './collaborators.ts'
import { type Contribution, contributionById } from './contributions.ts'

export interface FoundContribution {
  readonly project: Project
  readonly contribution: Contribution
}

/**
 * The contribution that the address names; null when there is none for this visitor: before it is approved, and once it
 * no longer is, it is only there for its author and for the owner of the project.
 */
export async function findContribution(c: AppContext, community: Community): Promise<FoundContribution | null> {
  const project = await findProject(c, community)
  const contribution = project && (await contributionById(community.store, project.id, c.req.param('n') ?? ''))
  if (project === null || contribution === null) return null
  const reader = c.var.visitor.account?.id
  const isTheirs = reader === project.owner || reader === contribution.author
  return isTheirs || contribution.state === 'approved' ? { project, contribution } : null
}

type CollaboratorAnswer = (
  c: AppContext,
  community: Community,
  project: Project,
  collaborator: Account,
) => Response | Promise<Response>

/** Answers those who joined the project that the address names; others are sent to where they can. */
export function collaborators(answer: CollaboratorAnswer): MemberAnswer {
  return async (c, community, account) => {
    const project = await findProject(c, community)
    if (project === null || project.deletedAt !== null) return notFoundPage(c, community)
    if (await isCollaborator(community.store, project.id, account.id)) return answer(c, community, project, account)
    return c.redirect(`/projects/${project.id}/collaboration`, 303)
  }
}
