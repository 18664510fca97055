import type { EventInput } from '@laurel/core'
import type { Account } from '../../store/accounts.ts'
import type { Comment } from './comments.ts'

interface CommentChange {
  readonly change: 'created' | 'removed'
  /** Who wrote the comment. */
  readonly account: Account
  /** Whose thing it is on; of a reply, who wrote the comment above. */
  readonly owner: string
  readonly at: Date
}

/** What happened to a comment or a reply, as Laurel hears it. */
export function commentEvent(
  { id, parent, subject }: Comment,
  { change, account, owner, at }: CommentChange,
): EventInput {
  return {
    id: `comment:${id}:${change}`,
    type: `${parent === null ? 'comment' : 'reply'}.${change}`,
    at: at.toISOString(),
    actor: account.id,
    owner,
    target: `comment:${id}`,
    zone: account.zone ?? undefined,
    data: { on: subject },
  }
}
