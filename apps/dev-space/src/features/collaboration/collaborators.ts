import type { Queries } from '../../store/database.ts'

/** Somebody who works on a project of another person. */
export interface Collaborator {
  readonly person: string
  readonly joinedAt: Date
  /** How many of their contributions to the project stand approved. */
  readonly approved: number
}

/** `first` for somebody who was never in the project before, `again` for who left it, null where nothing changed. */
export async function joinProject(
  db: Queries,
  project: string,
  person: string,
  at: Date,
): Promise<'first' | 'again' | null> {
  const joined = await db.many(
    `insert into dev_space.collaborator (project, person, joined_at)
     select project.id, $2, $3::timestamptz from dev_space.project
     where project.id = $1::bigint and open and deleted_at is null and owner <> $2
     on conflict do nothing returning person`,
    [project, person, at.toISOString()],
  )
  if (joined.length > 0) return 'first'
  const returned = await db.many(
    `update dev_space.collaborator set left_at = null
     where project = $1::bigint and person = $2 and left_at is not null
       and exists (select from dev_space.project where id = $1::bigint and open and deleted_at is null)
     returning person`,
    [project, person],
  )
  return returned.length > 0 ? 'again' : null
}

export async function leaveProject(db: Queries, project: string, person: string, at: Date): Promise<void> {
  await db.many(
    `update dev_space.collaborator set left_at = $3::timestamptz
     where project = $1::bigint and person = $2 and left_at is null`,
    [project, person, at.toISOString()],
  )
}

export async function isCollaborator(db: Queries, project: string, person: string): Promise<boolean> {
  const rows = await db.many(
    `select 1 from dev_space.collaborator where project = $1::bigint and person = $2 and left_at is null`,
    [project, person],
  )
  return rows.length > 0
}

export interface CollaboratorList {
  readonly collaborators: readonly Collaborator[]
  readonly total: number
}

/** Who is in the project, those with the most approved contributions first. */
export async function listCollaborators(db: Queries, project: string, limit: number): Promise<CollaboratorList> {
  const rows = await db.many<Collaborator & { readonly total: number }>(
    `select person, joined_at as "joinedAt", count(*) over ()::int as total,
       (select count(*)::int from dev_space.contribution
        where contribution.project = collaborator.project and author = person and state = 'approved') as approved
     from dev_space.collaborator
     where project = $1::bigint and left_at is null
     order by approved desc, joined_at, person limit $2::int`,
    [project, limit],
  )
  return { collaborators: rows, total: rows[0]?.total ?? 0 }
}
