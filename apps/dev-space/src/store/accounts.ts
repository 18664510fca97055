import { maybeOne, type Queries } from './database.ts'

/** Somebody who joined Dev-Space. People known from git alone have no account. */
export interface Account {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly locale: string
  readonly joinedAt: Date
}

const COLUMNS = `id, handle, name, locale, joined_at as "joinedAt"`

/** False when somebody else has the handle: the unique key decides, so two who ask at once cannot both get it. */
export async function insertAccount(db: Queries, account: Account): Promise<boolean> {
  const rows = await db.many(
    `insert into dev_space.person (id, handle, name, locale, joined_at) values ($1, $2, $3, $4, $5::timestamptz)
     on conflict (handle) do nothing returning id`,
    [account.id, account.handle, account.name, account.locale, account.joinedAt.toISOString()],
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
  const rows = await db.many<Account>(
    `select ${COLUMNS} from dev_space.person where id in (select json_array_elements_text($1::json))`,
    [JSON.stringify(ids)],
  )
  return new Map(rows.map((account) => [account.id, account]))
}
