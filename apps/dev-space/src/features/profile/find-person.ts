import type { Overview, OverviewOptions, Profile } from '@laurel/engine'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { type Account, accountByHandle, accountById } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { profilePath, type ShownPerson, shownPerson } from '../../view/people.ts'
import { followButton, followCounts } from '../follows/follow-button.ts'

/** Whose profile it is. */
export interface NamedPerson {
  readonly person: ShownPerson
  readonly account: Account | null
}

export interface FoundPerson extends NamedPerson {
  /** Whether it is the visitor. */
  readonly own: boolean
  /** As the visitor may see it. */
  readonly profile: Profile
  readonly overview: Overview
  /** How many follow them and whom they follow, and the button to do so; null for somebody without an account. */
  readonly follows: { readonly counts: Html; readonly button: Html } | null
  readonly audience: 'public' | 'owner'
}

/** What a page shows beside the profile. */
export type Wanted = Pick<OverviewOptions, 'showcase' | 'streak' | 'recent'>

/**
 * Who a profile's address means: a handle, or `~` and the id of somebody without an account. Null for nobody. Where the
 * person has a handle by now, the address to go to instead.
 */
export async function findPerson(c: AppContext, community: Community): Promise<NamedPerson | string | null> {
  const name = c.req.param('name') ?? ''
  const found = await whoIs(community, name)
  const account = found?.account ?? null
  if (name.startsWith('~') && account !== null) return c.req.path.replace(/^\/people\/[^/]+/, profilePath(account))
  return found
}

/** What the visitor may see of somebody. */
export async function readPerson(
  c: AppContext,
  community: Community,
  { person, account }: NamedPerson,
  wanted: Wanted,
): Promise<FoundPerson | null> {
  const { account: me, locale } = c.var.visitor
  const own = me?.id === person.id
  const audience = own ? 'owner' : 'public'
  const [overview, follows] = await Promise.all([
    community.laurel.overview(person.id, { ...wanted, locale, audience }),
    account && followsOf(c, community, account),
  ])
  return overview && { person, account, own, profile: overview.profile, overview, follows, audience }
}

async function followsOf(c: AppContext, community: Community, account: Account): Promise<FoundPerson['follows']> {
  const [counts, button] = await Promise.all([followCounts(c, community, account), followButton(c, community, account)])
  return { counts, button }
}

async function whoIs({ store, laurel }: Community, name: string): Promise<NamedPerson | null> {
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
