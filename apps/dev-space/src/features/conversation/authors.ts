import type { Community } from '../../community.ts'
import type { Locale } from '../../http/language.ts'
import { type Account, accountsOf } from '../../store/accounts.ts'
import { type Flair, readFlairs } from '../../view/creator.ts'

/** Who wrote something, with the best badge that stands beside their name. */
export interface Author {
  readonly account: Account
  readonly flair: Flair | undefined
}

/** Authors by the id of the person. */
export async function readAuthors(
  community: Community,
  ids: readonly string[],
  locale: Locale,
): Promise<ReadonlyMap<string, Author>> {
  const [accounts, flairs] = await Promise.all([accountsOf(community.store, ids), readFlairs(community, ids, locale)])
  return new Map([...accounts].map(([id, account]) => [id, { account, flair: flairs.get(id) }]))
}
