import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { removePost } from './posts.ts'

/** `POST /posts/:id/remove` */
export async function takePostBack(c: AppContext, community: Community, account: Account): Promise<Response> {
  const removed = await removePost(community.store, c.req.param('id') ?? '', account.id, community.now())
  return removed === null ? notFoundPage(c, community) : c.redirect('/', 303)
}
