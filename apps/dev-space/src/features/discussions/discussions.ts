import { maybeOne, one, type Queries } from '../../store/database.ts'
import { isRowId } from '../projects/projects.ts'

export interface Discussion {
  readonly id: string
  /** Who asked. */
  readonly author: string
  readonly title: string
  readonly text: string
  /** The comment that answered it, while it is there. */
  readonly accepted: string | null
  readonly createdAt: Date
  /** Comments on it, without the replies to them. */
  readonly answers: number
}

export interface NewDiscussion extends Pick<Discussion, 'author' | 'title' | 'text'> {
  /** Which form it came from: the same form sent twice starts one discussion. */
  readonly formKey: string
}

/** The id of the new discussion, or null when this form started it before. */
export async function insertDiscussion(db: Queries, started: NewDiscussion, at: Date): Promise<string | null> {
  const row = await maybeOne<{ readonly id: string }>(
    db,
    `insert into dev_space.discussion (author, title, text, form_key, created_at)
     values ($1, $2, $3, $4, $5::timestamptz) on conflict (author, form_key) do nothing returning id::text`,
    [started.author, started.title, started.text, started.formKey, at.toISOString()],
  )
  return row?.id ?? null
}

export async function discussionOfForm(db: Queries, author: string, formKey: string): Promise<string> {
  const { id } = await one<{ readonly id: string }>(
    db,
    `select id::text from dev_space.discussion where author = $1 and form_key = $2`,
    [author, formKey],
  )
  return id
}

const SELECT = `select discussion.id::text, discussion.author, title, discussion.text, discussion.created_at as "createdAt",
    answer.id::text as accepted,
    (select count(*)::int from dev_space.comment
     where subject = 'discussion:' || discussion.id and parent is null and removed_at is null) as answers
  from dev_space.discussion discussion
  left join dev_space.comment answer on answer.id = discussion.accepted and answer.removed_at is null
  where discussion.removed_at is null`

/** Null for one that was removed. */
export function discussionById(db: Queries, id: string): Promise<Discussion | null> {
  if (!isRowId(id)) return Promise.resolve(null)
  return maybeOne(db, `${SELECT} and discussion.id = $1::bigint`, [id])
}

/** Null when it is not this person's, or removed already. */
export function removeDiscussion(
  db: Queries,
  id: string,
  author: string,
  at: Date,
): Promise<Pick<Discussion, 'id'> | null> {
  if (!isRowId(id)) return Promise.resolve(null)
  return maybeOne(
    db,
    `update dev_space.discussion set removed_at = $3::timestamptz
     where id = $1::bigint and author = $2 and removed_at is null returning id::text`,
    [id, author, at.toISOString()],
  )
}

export const STATES = ['all', 'open', 'answered'] as const
export type DiscussionState = (typeof STATES)[number]

export interface DiscussionListRequest {
  readonly state?: DiscussionState
  readonly author?: string
  /** Only discussions older than the one with this id. */
  readonly before?: string | undefined
  readonly limit: number
}

/** Discussions that are not removed, the newest first. */
export function recentDiscussions(
  db: Queries,
  { state = 'all', author, before, limit }: DiscussionListRequest,
): Promise<readonly Discussion[]> {
  return db.many(
    `${SELECT} and ($1::bool is null or (answer.id is not null) = $1) and ($2::text is null or discussion.author = $2)
       and ($3::bigint is null or discussion.id < $3)
     order by discussion.id desc limit $4::int`,
    [state === 'all' ? null : state === 'answered', author ?? null, isRowId(before) ? before : null, limit],
  )
}

export interface AcceptedAnswer {
  /** The id of the comment. */
  readonly id: string
  readonly author: string
}

/**
 * Accepts an answer in place of the one before. Null where nothing changed: it is accepted already, not a comment on
 * this discussion, or gone.
 */
export async function acceptAnswer(
  db: Queries,
  discussion: Pick<Discussion, 'id' | 'author'>,
  comment: string,
): Promise<AcceptedAnswer | null> {
  if (!isRowId(comment)) return null
  // Locked, so that it cannot be removed before it is accepted.
  const answer = await maybeOne<AcceptedAnswer>(
    db,
    `select id::text, author from dev_space.comment
     where id = $1::bigint and subject = 'discussion:' || $2::text and parent is null and removed_at is null for share`,
    [comment, discussion.id],
  )
  if (answer === null) return null
  const changed = await db.many(
    `update dev_space.discussion set accepted = $1::bigint
     where id = $2::bigint and author = $3 and removed_at is null and accepted is distinct from $1::bigint returning id`,
    [answer.id, discussion.id, discussion.author],
  )
  return changed.length === 0 ? null : answer
}
