import { maybeOne, type Queries } from '../../store/database.ts'
import { isRowId } from '../projects/projects.ts'

const KINDS = ['project', 'journey', 'post', 'discussion', 'comment'] as const
export type SubjectKind = (typeof KINDS)[number]

/** Something that people talk about or react to. */
export interface Subject {
  /** Such as `post:3`. */
  readonly name: string
  readonly kind: SubjectKind
  /** Whose it is. */
  readonly owner: string
  /** The page it is on. */
  readonly path: string
  /** For a comment, what it is about, and whether it replies to another; null for the rest. */
  readonly comment: { readonly about: string; readonly isReply: boolean } | null
}

/** How many comments a page shows; replies stand with theirs. */
export const COMMENTS_PAGE = 30

/** Null for what was removed, is on something that was removed, or never was. */
export async function findSubject(db: Queries, name: string): Promise<Subject | null> {
  // No zeros in front: one thing has one name, or a person could react to it several times.
  const parts = /^([a-z]+):([1-9]\d*)$/.exec(name)
  const kind = KINDS.find((one) => one === parts?.[1])
  const id = parts?.[2]
  if (kind === undefined || !isRowId(id)) return null
  if (kind === 'comment') return findComment(db, id)
  const found = await maybeOne<Pick<Subject, 'owner' | 'path'>>(db, STATEMENTS[kind], [id])
  return found && { name: `${kind}:${id}`, kind, ...found, comment: null }
}

/** An id for an element on a page: `reaction-post-3`. */
export function elementId(what: string, subject: string): string {
  return `${what}-${subject.replace(':', '-')}`
}

const STATEMENTS: Readonly<Record<Exclude<SubjectKind, 'comment'>, string>> = {
  project: `select owner, '/projects/' || id as path from dev_space.project where id = $1::bigint and deleted_at is null`,
  journey: `select entry.author as owner, '/projects/' || project.id as path
    from dev_space.journey_entry entry join dev_space.project project on project.id = entry.project
    where entry.id = $1::bigint and entry.removed_at is null and project.deleted_at is null`,
  post: `select author as owner, '/posts/' || id as path from dev_space.post where id = $1::bigint and removed_at is null`,
  discussion: `select author as owner, '/discussions/' || id as path from dev_space.discussion
    where id = $1::bigint and removed_at is null`,
}

interface FoundComment {
  readonly owner: string
  readonly about: string
  readonly isReply: boolean
  /** The comment that its page has to reach back to; null where the newest page shows it. */
  readonly upto: string | null
}

async function findComment(db: Queries, id: string): Promise<Subject | null> {
  const found = await maybeOne<FoundComment>(
    db,
    `select comment.author as owner, comment.subject as about, comment.parent is not null as "isReply",
       case when (
         select count(*) from (
           select from dev_space.comment later where later.subject = comment.subject and later.parent is null
             and later.id > coalesce(comment.parent, comment.id) limit $2::int
         ) as later_ones
       ) >= $2::int then coalesce(comment.parent, comment.id)::text end as upto
     from dev_space.comment comment where comment.id = $1::bigint and comment.removed_at is null`,
    [id, COMMENTS_PAGE],
  )
  const about = found && (await findSubject(db, found.about))
  if (found === null || about === null) return null
  const { owner, isReply, upto } = found
  const path = upto === null ? about.path : `${about.path}?comments=${upto}`
  return { name: `comment:${id}`, kind: 'comment', owner, path, comment: { about: about.name, isReply } }
}
