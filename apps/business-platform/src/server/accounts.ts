import type { Queries } from './database.ts'

export interface Account {
  readonly id: string
  readonly name: string
}

/** The account of that user name, made where there is none: anybody may try this platform. */
export async function openAccount(db: Queries, id: string): Promise<Account> {
  const name = id.charAt(0).toUpperCase() + id.slice(1)
  await db.query('insert into business_platform.account (id, name) values ($1, $2) on conflict do nothing', [id, name])
  return { id, name }
}

/** Where the platform would write to. Nothing is ever sent. */
export function emailOf({ id }: Account): string {
  return `${id}@platform.example`
}
