import type { Community } from '../../community.ts'
import { type Account, accountByHandle, accountById } from '../../store/accounts.ts'
import { type ShownPerson, shownPerson } from '../../view/people.ts'

export interface FoundPerson {
  readonly person: ShownPerson
  readonly account: Account | null
}

/** Who a profile's address means: a handle, or `~` and the id of somebody without an account. Null for nobody. */
export async function findPerson({ store, laurel }: Community, name: string): Promise<FoundPerson | null> {
  if (!name.startsWith('~')) {
    const account = await accountByHandle(store, name.toLowerCase())
    return account && { person: account, account }
  }
  const id = name.slice(1)
  const known = await laurel.person(id)
  if (known === null) return null
  const account = await accountById(store, id)
  return { person: shownPerson(known, account), account }
}
