import { maybeOne, one, type Queries } from '../../store/database.ts'
import { isRowId } from './projects.ts'

/** One step of a project's journey. */
export interface Entry {
  readonly id: string
  readonly project: string
  readonly author: string
  readonly text: string
  readonly writtenAt: Date
  readonly removedAt: Date | null
}

export interface NewEntry extends Pick<Entry, 'project' | 'author' | 'text'> {
  /** Which form it came from: the same form sent twice makes one entry. */
  readonly formKey: string
}

const COLUMNS = `id::text, project::text, author, text, written_at as "writtenAt", removed_at as "removedAt"`

/** The new entry, or null when this form made it before. */
export function insertEntry(db: Queries, entry: NewEntry, at: Date): Promise<Entry | null> {
  return maybeOne(
    db,
    `insert into dev_space.journey_entry (project, author, text, form_key, written_at)
     values ($1::bigint, $2, $3, $4, $5::timestamptz)
     on conflict (author, form_key) do nothing returning ${COLUMNS}`,
    [entry.project, entry.author, entry.text, entry.formKey, at.toISOString()],
  )
}

export function entryOfForm(db: Queries, author: string, formKey: string): Promise<Entry> {
  return one(db, `select ${COLUMNS} from dev_space.journey_entry where author = $1 and form_key = $2`, [
    author,
    formKey,
  ])
}

/** Null when it is not in this project, not this person's, or removed already. */
export function removeEntry(
  db: Queries,
  entry: Pick<Entry, 'id' | 'project' | 'author'>,
  at: Date,
): Promise<Entry | null> {
  if (!isRowId(entry.id)) return Promise.resolve(null)
  return maybeOne(
    db,
    `update dev_space.journey_entry set removed_at = greatest($4::timestamptz, written_at + interval '1 millisecond')
     where id = $1::bigint and project = $2::bigint and author = $3 and removed_at is null returning ${COLUMNS}`,
    [entry.id, entry.project, entry.author, at.toISOString()],
  )
}

export interface EntryList {
  readonly entries: readonly Entry[]
  readonly total: number
  /** The id to continue before; null on the last page. */
  readonly next: string | null
}

/** A project's journey, the newest step first. */
export async function listEntries(
  db: Queries,
  project: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<EntryList> {
  const rows = await db.many<Entry>(
    `select ${COLUMNS} from dev_space.journey_entry
     where project = $1::bigint and removed_at is null and ($2::bigint is null or journey_entry.id < $2)
     order by journey_entry.id desc limit $3::int`,
    [project, isRowId(before) ? before : null, limit + 1],
  )
  const { total } = await one<{ total: number }>(
    db,
    `select count(*)::int4 as total from dev_space.journey_entry where project = $1::bigint and removed_at is null`,
    [project],
  )
  const entries = rows.slice(0, limit)
  return { entries, total, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}
