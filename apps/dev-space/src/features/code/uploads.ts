import type { HistoryEvent } from '@laurel/git'
import { isUuid } from '../../http/form.ts'
import { maybeOne, type Queries } from '../../store/database.ts'

export interface Upload {
  readonly id: string
  readonly person: string
  readonly repository: string
  readonly uploadedAt: Date
  readonly leftOut: readonly (readonly [sentence: string, times: number])[]
  /** When its commits became events; null while nobody has said whose they are. */
  readonly takenAt: Date | null
  readonly recorded: number | null
  readonly known: number | null
}

/** Somebody who wrote commits of an upload. */
export interface UploadAuthor {
  readonly author: string
  readonly name: string
  /** With most of it blanked out: `a…@example.org`. */
  readonly mail: string
  readonly commits: number
  readonly firstAt: Date
  readonly lastAt: Date
}

/** A commit that waits, as the event it would be, but without who did it. */
export interface WaitingCommit {
  readonly id: string
  readonly author: string
  readonly event: Omit<HistoryEvent, 'actor'>
}

const COLUMNS = `id, person, repository, uploaded_at as "uploadedAt", left_out as "leftOut", taken_at as "takenAt", recorded, known`

export async function insertUpload(
  db: Queries,
  upload: Pick<Upload, 'id' | 'person' | 'repository'>,
  at: Date,
): Promise<void> {
  await db.many(
    `insert into dev_space.code_upload (id, person, repository, uploaded_at) values ($1, $2, $3, $4::timestamptz)`,
    [upload.id, upload.person, upload.repository, at.toISOString()],
  )
}

/** A commit that stands in the file twice waits once. */
export async function insertCommits(db: Queries, upload: string, commits: readonly WaitingCommit[]): Promise<void> {
  await db.many(
    `insert into dev_space.code_commit (upload, id, author, event, at)
     select $1, commit ->> 'id', commit ->> 'author', commit -> 'event', (commit -> 'event' ->> 'at')::timestamptz
     from json_array_elements($2::json) as commit on conflict do nothing`,
    [upload, JSON.stringify(commits)],
  )
}

export async function insertAuthors(db: Queries, upload: string, authors: readonly UploadAuthor[]): Promise<void> {
  await db.many(
    `insert into dev_space.code_author (upload, author, name, mail, commits, first_at, last_at)
     select $1, a ->> 'author', a ->> 'name', a ->> 'mail', (a ->> 'commits')::int,
            (a ->> 'firstAt')::timestamptz, (a ->> 'lastAt')::timestamptz
     from json_array_elements($2::json) as a`,
    [upload, JSON.stringify(authors)],
  )
}

export async function noteLeftOut(db: Queries, upload: string, leftOut: Upload['leftOut']): Promise<void> {
  await db.many(`update dev_space.code_upload set left_out = $2::json where id = $1`, [upload, JSON.stringify(leftOut)])
}

/** Null where there is none with this id, or it is somebody else's. */
export async function uploadOf(db: Queries, id: string, person: string): Promise<Upload | null> {
  if (!isUuid(id)) return null
  return maybeOne(db, `select ${COLUMNS} from dev_space.code_upload where id = $1 and person = $2`, [id, person])
}

/** Those whose commits became events, the newest first. */
export function takenUploads(db: Queries, person: string): Promise<readonly Upload[]> {
  return db.many(
    `select ${COLUMNS} from dev_space.code_upload where person = $1 and taken_at is not null
     order by taken_at desc limit 20`,
    [person],
  )
}

export function authorsOf(db: Queries, upload: string): Promise<readonly UploadAuthor[]> {
  return db.many(
    `select author, name, mail, commits, first_at as "firstAt", last_at as "lastAt"
     from dev_space.code_author where upload = $1 order by commits desc, author limit 200`,
    [upload],
  )
}

/** The commits of these authors, the oldest first. */
export function commitsBy(db: Queries, upload: string, authors: readonly string[]): Promise<readonly WaitingCommit[]> {
  return db.many(
    `select id, author, event from dev_space.code_commit
     where upload = $1 and author in (select json_array_elements_text($2::json)) order by at, id`,
    [upload, JSON.stringify(authors)],
  )
}

/** The ids among these commits that are this person's now; the others are somebody else's already. */
export async function claimCommits(db: Queries, person: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  await db.many(
    `insert into dev_space.code_claim (commit, person)
     select id, $1 from json_array_elements_text($2::json) as id order by id on conflict do nothing`,
    [person, JSON.stringify(ids)],
  )
  const rows = await db.many<{ commit: string }>(
    `select commit from dev_space.code_claim
     where person = $1 and commit in (select json_array_elements_text($2::json))`,
    [person, JSON.stringify(ids)],
  )
  return new Set(rows.map(({ commit }) => commit))
}

/** Holds an upload until the transaction ends; false when its commits were taken already. */
export async function holdUpload(db: Queries, id: string): Promise<boolean> {
  const rows = await db.many(`select from dev_space.code_upload where id = $1 and taken_at is null for update`, [id])
  return rows.length === 1
}

/** What waited is gone; that it was there, and what came of it, stays. */
export async function finishUpload(
  db: Queries,
  {
    id,
    takenAt,
    recorded,
    known,
  }: { readonly id: string; readonly takenAt: Date; readonly recorded: number; readonly known: number },
): Promise<void> {
  await db.many(`delete from dev_space.code_commit where upload = $1`, [id])
  await db.many(`delete from dev_space.code_author where upload = $1`, [id])
  await db.many(
    `update dev_space.code_upload set taken_at = $2::timestamptz, recorded = $3::int, known = $4::int where id = $1`,
    [id, takenAt.toISOString(), recorded, known],
  )
}

export async function removeUpload(db: Queries, id: string, person: string): Promise<void> {
  await db.many(`delete from dev_space.code_upload where id = $1 and person = $2 and taken_at is null`, [id, person])
}

/** Uploads that were left lying. */
export async function removeUploadsBefore(db: Queries, time: Date): Promise<void> {
  await db.many(`delete from dev_space.code_upload where taken_at is null and uploaded_at < $1::timestamptz`, [
    time.toISOString(),
  ])
}
