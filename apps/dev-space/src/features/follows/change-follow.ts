import type { EventInput } from '@laurel/core'
import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import type { MemberAnswer } from '../../http/route.ts'
import type { AppContext } from '../../http/visitor.ts'
import { wayBack } from '../../http/way-back.ts'
import { recordEvent } from '../../record-event.ts'
import { type Account, accountByHandle } from '../../store/accounts.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { profilePath } from '../../view/people.ts'
import { beginFollow, endFollow, type Follow } from './follows.ts'

/** `POST /people/:handle/follow` */
export const follow: MemberAnswer = (c, community, account) => change(c, community, account, 'user.followed')

/** `POST /people/:handle/unfollow` */
export const unfollow: MemberAnswer = (c, community, account) => change(c, community, account, 'user.unfollowed')

const CHANGES = { 'user.followed': beginFollow, 'user.unfollowed': endFollow }

async function change(
  c: AppContext,
  community: Community,
  account: Account,
  type: keyof typeof CHANGES,
): Promise<Response> {
  const followed = await accountByHandle(community.store, (c.req.param('handle') ?? '').toLowerCase())
  if (followed === null) return notFoundPage(c, community)
  await community.store.transaction(async (tx) => {
    const changed = await CHANGES[type](tx, account.id, followed.id, community.now())
    if (changed !== null) await recordEvent(community, tx, followEvent(type, changed, account))
  })
  return c.redirect(wayBack(await readForm(c), profilePath(followed)), 303)
}

/** Both people are part of the id, so that it names one event of all. */
function followEvent(
  type: keyof typeof CHANGES,
  { follower, followed, version, changedAt }: Follow,
  { zone }: Account,
): EventInput {
  return {
    id: `follow:${follower}:${followed}:${version}`,
    type,
    at: changedAt.toISOString(),
    actor: follower,
    owner: followed,
    target: `person:${followed}`,
    zone: zone ?? undefined,
  }
}
