import type { Profile } from '@laurel/engine'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { type Account, accountByHandle, accountById } from '../../store/accounts.ts'
import { profilePath, type ShownPerson, shownPerson } from '../../view/people.ts'

export interface FoundPerson {
  readonly person: ShownPerson
  readonly account: Account | null
  /** Whether it is the visitor. */
  readonly own: boolean
  /** As the visitor may see it. */
  readonly profile: Profile
  readonly audience: 'public' | 'owner'
}

/**
 * Who a profile's address means: a handle, or `~` and the id of somebody without an account. Null for nobody. Where the
 * person has a handle by now, the address to go to instead.
 */
export async function findPerson(c: AppContext, community: Community): Promise<FoundPerson | string | null> {
  const name = c.req.param('name') ?? ''
  const found = await whoIs(community, name)
  if (found === null) return null
  const { person, account } = found
  if (name.startsWith('~') && account !== null) return c.req.path.replace(/^\/people\/[^/]+/, profilePath(account))
  const { account: me, locale } = c.var.visitor
  const own = me?.id === person.id
  const audience = own ? 'owner' : 'public'
  const profile = await community.laurel.profile(person.id, { locale, audience })
  return profile && { person, account, own, profile, audience }
}

async function whoIs(
  { store, laurel }: Community,
  name: string,
): Promise<Pick<FoundPerson, 'person' | 'account'> | null> {
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
