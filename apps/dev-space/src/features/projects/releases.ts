import { maybeOne, type Queries } from '../../store/database.ts'
import { isRowId } from './projects.ts'

/** A version of a project that others can use. */
export interface Release {
  readonly id: string
  readonly project: string
  /** Such as "1.2.0". */
  readonly name: string
  /** In Markdown; may be empty. */
  readonly notes: string
  readonly releasedAt: Date
}

export interface NewRelease extends Pick<Release, 'project' | 'name' | 'notes'> {
  /** Which form it came from: the same form sent twice makes one release. */
  readonly formKey: string
}

const COLUMNS = `id::text, project::text, name, notes, released_at as "releasedAt"`

/** The new release, or null when this form made it before. */
export function insertRelease(db: Queries, release: NewRelease, at: Date): Promise<Release | null> {
  return maybeOne(
    db,
    `insert into dev_space.release (project, name, notes, form_key, released_at)
     values ($1::bigint, $2, $3, $4, $5::timestamptz)
     on conflict (project, form_key) do nothing returning ${COLUMNS}`,
    [release.project, release.name, release.notes, release.formKey, at.toISOString()],
  )
}

/** Whether another form released a version of this name before. */
export async function isReleased(db: Queries, { project, name, formKey }: NewRelease): Promise<boolean> {
  const rows = await db.many(
    `select 1 from dev_space.release
     where project = $1::bigint and lower(name) = lower($2) and form_key <> $3 limit 1`,
    [project, name, formKey],
  )
  return rows.length > 0
}

export interface ReleaseList {
  readonly releases: readonly Release[]
  /** The id to continue before; null on the last page. */
  readonly next: string | null
}

/** A project's releases, the newest first. */
export async function listReleases(
  db: Queries,
  project: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<ReleaseList> {
  const rows = await db.many<Release>(
    `select ${COLUMNS} from dev_space.release
     where project = $1::bigint and ($2::bigint is null or release.id < $2)
     order by release.id desc limit $3::int`,
    [project, isRowId(before) ? before : null, limit + 1],
  )
  const releases = rows.slice(0, limit)
  return { releases, next: rows.length > limit ? (releases.at(-1)?.id ?? null) : null }
}
