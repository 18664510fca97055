import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'

/** `POST /inbox/read`: everything there is has been seen. */
export async function markAllRead(c: AppContext, { laurel }: Community, { id }: Account): Promise<Response> {
  const unread = await laurel.inbox(id, { unreadOnly: true })
  await laurel.markRead(
    id,
    unread.map((notice) => notice.id),
  )
  return c.redirect('/inbox', 303)
}
