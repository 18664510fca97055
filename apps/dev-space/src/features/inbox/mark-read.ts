import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'

/** `POST /inbox/read`: everything there is has been seen. */
export async function markAllRead(c: AppContext, { laurel }: Community): Promise<Response> {
  const { account } = c.var.visitor
  if (account === null) return c.redirect('/join?first', 303)
  const unread = await laurel.inbox(account.id, { unreadOnly: true })
  await laurel.markRead(
    account.id,
    unread.map((notice) => notice.id),
  )
  return c.redirect('/inbox', 303)
}
