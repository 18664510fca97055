import { maybeOne, one, type Queries } from '../../store/database.ts'
import { isRowId } from '../projects/projects.ts'

export interface Post {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly createdAt: Date
}

export interface NewPost extends Pick<Post, 'author' | 'text'> {
  /** Which form it came from: the same form sent twice makes one post. */
  readonly formKey: string
}

const COLUMNS = `id::text, author, text, created_at as "createdAt"`

/** The new post, or null when this form made it before. */
export function insertPost(db: Queries, { author, text, formKey }: NewPost, at: Date): Promise<Post | null> {
  return maybeOne(
    db,
    `insert into dev_space.post (author, text, form_key, created_at) values ($1, $2, $3, $4::timestamptz)
     on conflict (author, form_key) do nothing returning ${COLUMNS}`,
    [author, text, formKey, at.toISOString()],
  )
}

export function postOfForm(db: Queries, author: string, formKey: string): Promise<Post> {
  return one(db, `select ${COLUMNS} from dev_space.post where author = $1 and form_key = $2`, [author, formKey])
}

/** Null for one that was removed. */
export function postById(db: Queries, id: string): Promise<Post | null> {
  if (!isRowId(id)) return Promise.resolve(null)
  return maybeOne(db, `select ${COLUMNS} from dev_space.post where id = $1::bigint and removed_at is null`, [id])
}

/** Null when it is not this person's, or removed already. */
export function removePost(db: Queries, id: string, author: string, at: Date): Promise<Post | null> {
  if (!isRowId(id)) return Promise.resolve(null)
  return maybeOne(
    db,
    `update dev_space.post set removed_at = $3::timestamptz
     where id = $1::bigint and author = $2 and removed_at is null returning ${COLUMNS}`,
    [id, author, at.toISOString()],
  )
}
