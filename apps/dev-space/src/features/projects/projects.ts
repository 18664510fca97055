import { maybeOne, one, type Queries } from '../../store/database.ts'

export interface Project {
  readonly id: string
  /** The account that created it. */
  readonly owner: string
  readonly name: string
  readonly summary: string
  /** Counts the changes, from 1. */
  readonly version: number
  readonly createdAt: Date
  readonly deletedAt: Date | null
}

export interface NewProject extends Pick<Project, 'owner' | 'name' | 'summary'> {
  /** Which form it came from: the same form sent twice makes one project. */
  readonly formKey: string
}

const COLUMNS = `id::text, owner, name, summary, version, created_at as "createdAt", deleted_at as "deletedAt"`

/** The new project, or null when this form made it before. */
export function insertProject(db: Queries, project: NewProject, at: Date): Promise<Project | null> {
  return maybeOne(
    db,
    `insert into dev_space.project (owner, name, summary, form_key, created_at) values ($1, $2, $3, $4, $5::timestamptz)
     on conflict (owner, form_key) do nothing returning ${COLUMNS}`,
    [project.owner, project.name, project.summary, project.formKey, at.toISOString()],
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
  project: Pick<Project, 'id' | 'owner' | 'name' | 'summary'>,
): Promise<Project | null> {
  return maybeOne(
    db,
    `update dev_space.project set name = $3, summary = $4, version = version + 1
     where id = $1::bigint and owner = $2 and deleted_at is null and (name, summary) is distinct from ($3, $4)
     returning ${COLUMNS}`,
    [project.id, project.owner, project.name, project.summary],
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
  readonly owner?: string
  /** Only projects older than the one with this id. */
  readonly before?: string | undefined
  readonly limit: number
}

/** Projects that are not deleted, the newest first. */
export async function listProjects(db: Queries, { owner, before, limit }: ProjectListRequest): Promise<ProjectList> {
  const rows = await db.many<Project>(
    `select ${COLUMNS} from dev_space.project
     where deleted_at is null and ($1::text is null or owner = $1) and ($2::bigint is null or project.id < $2)
     order by project.id desc limit $3::int`,
    [owner ?? null, isRowId(before) ? before : null, limit + 1],
  )
  const projects = rows.slice(0, limit)
  return { projects, next: rows.length > limit ? (projects.at(-1)?.id ?? null) : null }
}

/** Ids come from addresses, where anything may stand. */
export function isRowId(id: string | undefined): id is string {
  return id !== undefined && /^\d{1,18}$/.test(id)
}
