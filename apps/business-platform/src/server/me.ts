import type { Me } from '../shared/index.ts'
import { type Account, emailOf } from './accounts.ts'
import { earnedBadges } from './badge.server.ts'
import { maybeOne } from './database.ts'
import type { Platform } from './platform.ts'

/** The user with the badges they have; null where there is no account. */
export async function readMe({ database, laurel }: Platform, user: string): Promise<Me | null> {
  const account = await maybeOne<Account>(database, 'select id, name from business_platform.account where id = $1', [
    user,
  ])
  return account && { ...account, email: emailOf(account), badges: await earnedBadges(laurel, user) }
}
