import type { EventInput } from '@laurel/core'
import type { Project } from '../projects.ts'

interface ProjectChange {
  readonly type: 'project.created' | 'project.updated' | 'project.deleted' | 'project.restored'
  readonly at: Date
  /** That of its owner; null where it is not known. */
  readonly zone: string | null
}

/** What happened to a project, as Laurel hears it. The version gives every change an id of its own. */
export function projectEvent({ id, owner, version }: Project, { type, at, zone }: ProjectChange): EventInput {
  return {
    id: `project:${id}:${version}`,
    type,
    at: at.toISOString(),
    actor: owner,
    target: `project:${id}`,
    zone: zone ?? undefined,
  }
}
