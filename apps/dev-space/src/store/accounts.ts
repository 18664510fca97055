import type { Locale } from '../http/language.ts'
import { maybeOne, type Queries } from './database.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Somebody who joined Dev-Space. People known from git alone have no account. */
export interface Account {
  readonly id: string
  readonly handle: string
  readonly name: string
  /** What they say they are, such as "Full-Stack Engineer"; may be empty. */
  readonly title: string
  readonly about: string
  readonly locale: string
  /** IANA zone; null while it is not known. */
  readonly zone: string | null
  readonly theme: Theme
  /** Whether they only try it out, with neither e-mail nor password. */
  readonly guest: boolean
  readonly joinedAt: Date
}

const COLUMNS = `id, handle, name, title, about, locale, zone, theme, guest, joined_at as "joinedAt"`

/** What somebody brings who is new; the rest is as the table has it. */
export interface NewAccount extends Pick<Account, 'id' | 'handle' | 'name' | 'zone' | 'guest' | 'joinedAt'> {
  readonly locale: Locale
}

/** False when somebody else has the handle: the unique key decides, so two who ask at once cannot both get it. */
export async function insertAccount(db: Queries, account: NewAccount): Promise<boolean> {
  const { id, handle, name, locale, zone, guest, joinedAt } = account
  const rows = await db.many(
    `insert into dev_space.person (id, handle, name, locale, zone, guest, joined_at)
     values ($1, $2, $3, $4, $5, $6::boolean, $7::timestamptz)
     on conflict do nothing returning id`,
    [id, handle, name, locale, zone, guest, joinedAt.toISOString()],
  )
  return rows.length === 1
}

export function accountById(db: Queries, id: string): Promise<Account | null> {
  return maybeOne(db, `select ${COLUMNS} from dev_space.person where id = $1`, [id])
}

export function accountByHandle(db: Queries, handle: string): Promise<Account | null> {
  return maybeOne(db, `select ${COLUMNS} from dev_space.person where handle = $1`, [handle])
}

/** The accounts among these people, by id. */
export async function accountsOf(db: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, Account>> {
  if (ids.length === 0) return new Map()
  const rows = await db.many<Account>(
    `select ${COLUMNS} from dev_space.person where id in (select json_array_elements_text($1::json))`,
    [JSON.stringify(ids)],
  )
  return new Map(rows.map((account) => [account.id, account]))
}
