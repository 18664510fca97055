import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { commentEvent } from '../comment-event.ts'
import { authorOfComment, removeComment } from '../comments.ts'
import { findSubject, type Subject } from '../subjects.ts'

/** `POST /comments/:id/remove` */
export async function takeCommentBack(c: AppContext, community: Community, account: Account): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const comment = await findSubject(community.store, `comment:${id}`)
  const about = comment?.comment && (await findSubject(community.store, comment.comment.about))
  if (!comment || !about || comment.owner !== account.id) return notFoundPage(c, community)

  await storeRemoval(community, { id, account, about })
  return c.redirect(`${comment.path}#conversation`, 303)
}

interface Removal {
  readonly id: string
  readonly account: Account
  /** What the comment is about. */
  readonly about: Subject
}

async function storeRemoval(community: Community, { id, account, about }: Removal): Promise<void> {
  await community.store.transaction(async (tx) => {
    const removed = await removeComment(tx, { id, author: account.id }, community.now())
    // Removed by the same button, pressed twice.
    if (removed?.removedAt == null) return
    const owner = removed.parent === null ? about.owner : await authorOfComment(tx, removed.parent)
    await recordEvent(
      community,
      tx,
      commentEvent(removed, { change: 'removed', account, owner, at: removed.removedAt }),
    )
  })
}
