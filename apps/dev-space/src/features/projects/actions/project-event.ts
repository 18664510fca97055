import type { EventInput } from '@laurel/core'
import type { Project } from '../projects.ts'

/** What happened to a project, as Laurel hears it. The version gives every change an id of its own. */
export function projectEvent(
  type: 'project.created' | 'project.updated' | 'project.deleted' | 'project.restored',
  { id, owner, version }: Project,
  at: Date,
): EventInput {
  return { id: `project:${id}:${version}`, type, at: at.toISOString(), actor: owner, target: `project:${id}` }
}
