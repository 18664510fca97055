import { randomInt } from 'node:crypto'
import type { Community } from '../../community.ts'
import { recordEvent } from '../../record-event.ts'
import { insertAccount, type NewAccount } from '../../store/accounts.ts'

/** A person for a login, with the first event of theirs. False when somebody else has the handle. */
export async function openAccount(community: Community, account: NewAccount): Promise<boolean> {
  const opened = await community.store.transaction(async (tx) => {
    if (!(await insertAccount(tx, account))) return false
    const at = account.joinedAt.toISOString()
    const { id, zone } = account
    await recordEvent(community, tx, { id: `joined:${id}`, type: 'user.active', at, actor: id, ...(zone && { zone }) })
    return true
  })
  // Laurel knows the person already; this only tells the name, and telling it again changes nothing.
  const { id, name, handle, locale, zone } = account
  if (opened) await community.laurel.person(id, { name, handle, locale, zone })
  return opened
}

/** `guest-7kq2x`: nobody's yet, almost certainly; `openAccount` says whether it is. */
export function guestHandle(): string {
  const letters = Array.from({ length: 5 }, () => GUEST_LETTERS[randomInt(GUEST_LETTERS.length)])
  return `guest-${letters.join('')}`
}

/** Without those that look alike. */
const GUEST_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
