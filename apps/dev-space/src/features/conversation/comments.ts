import { maybeOne, one, type Queries } from '../../store/database.ts'
import { isRowId } from '../projects/projects.ts'
import { COMMENTS_PAGE } from './subjects.ts'

export interface Comment {
  readonly id: string
  /** What it is about, such as `post:3`. */
  readonly subject: string
  /** The comment that it replies to. */
  readonly parent: string | null
  readonly author: string
  readonly text: string
  readonly createdAt: Date
  /** One that was removed still stands where it was while somebody has replied to it. */
  readonly removedAt: Date | null
}

export interface NewComment extends Pick<Comment, 'subject' | 'parent' | 'author' | 'text'> {
  /** Which form it came from: the same form sent twice makes one comment. */
  readonly formKey: string
}

// In an order the id is that of the table: the one selected is a text, and as such 10 comes before 9.
const COLUMNS = `id::text, subject, parent::text, author, text, created_at as "createdAt", removed_at as "removedAt"`

/** The new comment, or null when this form made it before. */
export function insertComment(db: Queries, comment: NewComment, at: Date): Promise<Comment | null> {
  return maybeOne(
    db,
    `insert into dev_space.comment (subject, parent, author, text, form_key, created_at)
     values ($1, $2::bigint, $3, $4, $5, $6::timestamptz)
     on conflict (author, form_key) do nothing returning ${COLUMNS}`,
    [comment.subject, comment.parent, comment.author, comment.text, comment.formKey, at.toISOString()],
  )
}

export function commentOfForm(db: Queries, author: string, formKey: string): Promise<Comment> {
  return one(db, `select ${COLUMNS} from dev_space.comment where author = $1 and form_key = $2`, [author, formKey])
}

/** Null when it is not this person's, or removed already. It is removed after it was written, whatever the clock says. */
export function removeComment(
  db: Queries,
  { id, author }: Pick<Comment, 'id' | 'author'>,
  at: Date,
): Promise<Comment | null> {
  if (!isRowId(id)) return Promise.resolve(null)
  return maybeOne(
    db,
    `update dev_space.comment
     set removed_at = greatest($3::timestamptz, created_at + interval '1 millisecond')
     where id = $1::bigint and author = $2 and removed_at is null returning ${COLUMNS}`,
    [id, author, at.toISOString()],
  )
}

/** Who wrote a comment, even one that was removed. */
export async function authorOfComment(db: Queries, id: string): Promise<string> {
  const { author } = await one<Pick<Comment, 'author'>>(
    db,
    `select author from dev_space.comment where id = $1::bigint`,
    [id],
  )
  return author
}

/** A comment and the replies to it, the oldest first. */
export interface Thread {
  readonly comment: Comment
  readonly replies: readonly Comment[]
}

export interface ThreadList {
  readonly threads: readonly Thread[]
  /** Comments with replies, that can be seen. */
  readonly total: number
  /** The newest comment before these; null when these are the first. */
  readonly earlier: string | null
  /** Whether there are newer ones than these. */
  readonly hasLater: boolean
}

export interface ThreadListRequest {
  readonly subject: string
  /** The newest comment of the page; without it the newest of all. */
  readonly upto?: string | undefined
  /** One that is shown in a place of its own. */
  readonly without?: string | null | undefined
}

/** One page of a conversation: the newest comments, in the order in which they were written. */
export async function listThreads(
  db: Queries,
  { subject, upto, without = null }: ThreadListRequest,
): Promise<ThreadList> {
  const newest = await db.many<Comment>(
    `select ${COLUMNS} from dev_space.comment comment
     where subject = $1 and parent is null and ${IS_SHOWN} and id is distinct from $2::bigint
       and ($3::bigint is null or id <= $3)
     order by comment.id desc limit $4::int`,
    [subject, without, isRowId(upto) ? upto : null, COMMENTS_PAGE + 1],
  )
  const comments = newest.slice(0, COMMENTS_PAGE).toReversed()
  const { total, last } = await one<{ readonly total: number; readonly last: string | null }>(
    db,
    `select count(*) filter (where removed_at is null)::int as total,
       max(id) filter (where parent is null and ${IS_SHOWN} and id is distinct from $2::bigint)::text as last
     from dev_space.comment comment where subject = $1`,
    [subject, without],
  )
  return {
    threads: await withReplies(db, comments),
    total,
    earlier: newest[COMMENTS_PAGE]?.id ?? null,
    hasLater: comments.length > 0 && comments.at(-1)?.id !== last,
  }
}

/** The comment with its replies; null when it is not about this, or was removed. */
export async function findThread(db: Queries, subject: string, id: string): Promise<Thread | null> {
  const comments = await db.many<Comment>(
    `select ${COLUMNS} from dev_space.comment
     where id = $1::bigint and subject = $2 and parent is null and removed_at is null`,
    [id, subject],
  )
  const [thread = null] = await withReplies(db, comments)
  return thread
}

const IS_SHOWN = `(removed_at is null or exists (
  select from dev_space.comment reply where reply.parent = comment.id and reply.removed_at is null
))`

async function withReplies(db: Queries, comments: readonly Comment[]): Promise<readonly Thread[]> {
  if (comments.length === 0) return []
  const replies = await db.many<Comment>(
    `select ${COLUMNS} from dev_space.comment comment
     where subject = $1 and removed_at is null
       and parent in (select value::bigint from json_array_elements_text($2::json)) order by comment.id`,
    [comments[0]?.subject, JSON.stringify(comments.map(({ id }) => id))],
  )
  const byParent = Map.groupBy(replies, ({ parent }) => parent)
  return comments.map((comment) => ({ comment, replies: byParent.get(comment.id) ?? [] }))
}

/** How many comments and replies each of these things has; none where nobody wrote one. */
export async function countComments(db: Queries, subjects: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (subjects.length === 0) return new Map()
  const rows = await db.many<{ readonly subject: string; readonly count: number }>(
    `select subject, count(*)::int as count from dev_space.comment
     where removed_at is null and subject in (select json_array_elements_text($1::json)) group by subject`,
    [JSON.stringify(subjects)],
  )
  return new Map(rows.map(({ subject, count }) => [subject, count]))
}
