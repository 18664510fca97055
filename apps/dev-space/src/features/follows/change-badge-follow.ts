import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import { wayBack } from '../../http/way-back.ts'
import type { Account } from '../../store/accounts.ts'
import { badgePath } from '../../view/badge.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { followBadge, unfollowBadge } from './badge-follows.ts'

/** `POST /badges/:id/follow` */
export async function followOneBadge(c: AppContext, community: Community, account: Account): Promise<Response> {
  const badge = c.req.param('id') ?? ''
  if (!Object.hasOwn(community.laurel.catalog.badges, badge)) return notFoundPage(c, community)
  await followBadge(community.store, account.id, badge, community.now())
  return c.redirect(wayBack(await readForm(c), badgePath(badge)), 303)
}

/** `POST /badges/:id/unfollow`; also of one that the catalog no longer has. */
export async function unfollowOneBadge(c: AppContext, community: Community, account: Account): Promise<Response> {
  const badge = c.req.param('id') ?? ''
  await unfollowBadge(community.store, account.id, badge)
  return c.redirect(wayBack(await readForm(c), badgePath(badge)), 303)
}
