import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { removeDiscussion } from './discussions.ts'

/** `POST /discussions/:id/remove` */
export async function takeDiscussionBack(c: AppContext, community: Community, account: Account): Promise<Response> {
  const removed = await removeDiscussion(community.store, c.req.param('id') ?? '', account.id, community.now())
  return removed === null ? notFoundPage(c, community) : c.redirect('/discussions', 303)
}
