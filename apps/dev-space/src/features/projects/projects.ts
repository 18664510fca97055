import { maybeOne, one, type Queries } from '../../store/database.ts'

export interface Project {
  readonly id: string
  /** The account that created it. */
  readonly owner: string
  readonly name: string
  readonly summary: string
  /** Whether others may join it. */
  readonly open: boolean
  /** Counts the changes, from 1. */
  readonly version: number
  readonly createdAt: Date
  readonly deletedAt: Date | null
}

export interface NewProject extends Pick<Project, 'owner' | 'name' | 'summary'> {
  /** False unless given. */
  readonly open?: boolean
  /** Which form it came from: the same form sent twice makes one project. */
  readonly formKey: string
}

const COLUMNS = `id::text, owner, name, summary, open, version, created_at as "createdAt", deleted_at as "deletedAt"`

/** The new project, or null when this form made it before. */
export function insertProject(db: Queries, project: NewProject, at: Date): Promise<Project | null> {
  return maybeOne(
    db,
    `insert into dev_space.project (owner, name, summary, open, form_key, created_at)
     values ($1, $2, $3, $4::boolean, $5, $6::timestamptz)
     on conflict (owner, form_key) do nothing returning ${COLUMNS}`,
    [project.owner, project.name, project.summary, project.open ?? false, project.formKey, at.toISOString()],
  )
}

export function projectOfForm(db: Queries, owner: string, formKey: string): Promise<Project> {
  return one(db, `select ${COLUMNS} from dev_space.project where owner = $1 and form_key = $2`, [owner, formKey])
}

/** Deleted ones as well: their owner may want them back. */
export function projectById(db: Queries, id: string): Promise<Project | null> {
  if (!isRowId(id)) return Promise.resolve(null)
  return maybeOne(db, `select ${COLUMNS} from dev_space.project where id = $1::bigint`, [id])
}

/** The changed project; null when it is not this person's, is deleted, or says this already. */
export function updateProject(
  db: Queries,
  project: Pick<Project, 'id' | 'owner' | 'name' | 'summary' | 'open'>,
): Promise<Project | null> {
  return maybeOne(
    db,
    `update dev_space.project set name = $3, summary = $4, open = $5::boolean, version = version + 1
     where id = $1::bigint and owner = $2 and deleted_at is null
       and (name, summary, open) is distinct from ($3, $4, $5::boolean)
     returning ${COLUMNS}`,
    [project.id, project.owner, project.name, project.summary, project.open],
  )
}

/** Null when it is not this person's, or deleted already. */
export function deleteProject(db: Queries, id: string, owner: string, at: Date): Promise<Project | null> {
  return maybeOne(
    db,
    `update dev_space.project set deleted_at = $3::timestamptz, version = version + 1
     where id = $1::bigint and owner = $2 and deleted_at is null returning ${COLUMNS}`,
    [id, owner, at.toISOString()],
  )
}

/** Null when it is not this person's, or not deleted. */
export function restoreProject(db: Queries, id: string, owner: string): Promise<Project | null> {
  return maybeOne(
    db,
    `update dev_space.project set deleted_at = null, version = version + 1
     where id = $1::bigint and owner = $2 and deleted_at is not null returning ${COLUMNS}`,
    [id, owner],
  )
}

export interface ProjectList {
  readonly projects: readonly Project[]
  /** The id to continue before; null on the last page. */
  readonly next: string | null
}

export interface ProjectListRequest {
  readonly owner?: string | undefined
  /** Only those that others may join. */
  readonly open?: boolean
  /** Only projects older than the one with this id. */
  readonly before?: string | undefined
  readonly limit: number
}

/** Projects that are not deleted, the newest first. */
export async function recentProjects(
  db: Queries,
  { owner, open = false, before, limit }: ProjectListRequest,
): Promise<ProjectList> {
  const rows = await db.many<Project>(
    `select ${COLUMNS} from dev_space.project
     where deleted_at is null and ($1::text is null or owner = $1) and ($2::bigint is null or project.id < $2)
       and (open or not $3::boolean)
     order by project.id desc limit $4::int`,
    [owner ?? null, isRowId(before) ? before : null, open, limit + 1],
  )
  const projects = rows.slice(0, limit)
  return { projects, next: rows.length > limit ? (projects.at(-1)?.id ?? null) : null }
}

/** What has become of a project, in numbers. */
export interface ProjectNumbers {
  readonly entries: number
  readonly collaborators: number
  /** Those that stand approved. */
  readonly contributions: number
  readonly releases: number
  /** The name of the newest release. */
  readonly release: string | null
}

/** By project. */
export async function readNumbers(
  db: Queries,
  projects: readonly string[],
): Promise<ReadonlyMap<string, ProjectNumbers>> {
  if (projects.length === 0) return new Map()
  const rows = await db.many<ProjectNumbers & { readonly id: string }>(
    `select project.id::text,
       (select count(*)::int from dev_space.journey_entry entry
        where entry.project = project.id and removed_at is null) as entries,
       (select count(*)::int from dev_space.collaborator
        where collaborator.project = project.id and left_at is null) as collaborators,
       (select count(*)::int from dev_space.contribution
        where contribution.project = project.id and state = 'approved') as contributions,
       (select count(*)::int from dev_space.release where release.project = project.id) as releases,
       (select name from dev_space.release where release.project = project.id order by release.id desc limit 1) as release
     from dev_space.project where id in (select id::bigint from json_array_elements_text($1::json) as id)`,
    [JSON.stringify(projects)],
  )
  return new Map(rows.map(({ id, ...numbers }) => [id, numbers]))
}

/** Ids come from addresses, where anything may stand. */
export function isRowId(id: string | undefined): id is string {
  return id !== undefined && /^\d{1,18}$/.test(id)
}
