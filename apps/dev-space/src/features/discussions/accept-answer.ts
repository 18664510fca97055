import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import { recordEvent } from '../../record-event.ts'
import type { Account } from '../../store/accounts.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { acceptAnswer, type Discussion, discussionById } from './discussions.ts'

/** `POST /discussions/:id/accept`: who asked says which answer helped, and may say so of another one later. */
export async function acceptOneAnswer(c: AppContext, community: Community, account: Account): Promise<Response> {
  const discussion = await discussionById(community.store, c.req.param('id') ?? '')
  if (discussion?.author !== account.id) return notFoundPage(c, community)
  const form = await readForm(c)
  await storeAcceptance(community, account, discussion, form.line('comment'))
  return c.redirect(`/discussions/${discussion.id}#conversation`, 303)
}

async function storeAcceptance(
  community: Community,
  account: Account,
  discussion: Discussion,
  comment: string,
): Promise<void> {
  await community.store.transaction(async (tx) => {
    const answer = await acceptAnswer(tx, discussion, comment)
    if (answer === null) return
    await recordEvent(community, tx, {
      // Accepted again after another one, it is the same answer that helped the same person.
      id: `comment:${answer.id}:accepted`,
      type: 'answer.accepted',
      at: community.now().toISOString(),
      actor: account.id,
      owner: answer.author,
      target: `comment:${answer.id}`,
      zone: account.zone ?? undefined,
      data: { discussion: `discussion:${discussion.id}` },
    })
  })
}
