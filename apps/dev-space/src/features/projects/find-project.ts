import type { Community } from '../../community.ts'
import type { MemberAnswer } from '../../http/route.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { type Project, projectById } from './projects.ts'

/** The project that the address names; null when there is none for this visitor. A deleted one is there for its owner. */
export async function findProject(c: AppContext, { store }: Community): Promise<Project | null> {
  const project = await projectById(store, c.req.param('id') ?? '')
  const isThere = project?.deletedAt === null || project?.owner === c.var.visitor.account?.id
  return isThere ? project : null
}

type OwnerAnswer = (
  c: AppContext,
  community: Community,
  project: Project,
  owner: Account,
) => Response | Promise<Response>

/** Answers whoever created the project that the address names, unless they deleted it. */
export function owners(answer: OwnerAnswer): MemberAnswer {
  return async (c, community, account) => {
    const project = await findProject(c, community)
    if (project?.owner !== account.id || project.deletedAt !== null) return notFoundPage(c, community)
    return answer(c, community, project, account)
  }
}
