import type { Community } from '../../community.ts'
import type { Visitor } from '../../http/visitor.ts'
import type { Project } from '../projects/projects.ts'
import { isCollaborator } from './collaborators.ts'

/** What a visitor is to a project. */
export type Role = 'owner' | 'collaborator' | 'other'

export async function roleOf({ store }: Community, project: Project, { account }: Visitor): Promise<Role> {
  if (account === null) return 'other'
  if (account.id === project.owner) return 'owner'
  return (await isCollaborator(store, project.id, account.id)) ? 'collaborator' : 'other'
}
