import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { wayBackField } from '../../http/way-back.ts'
import type { Account } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { followedBadges } from './badge-follows.ts'
import { countFollows, followedAmong } from './follows.ts'
import { followTexts } from './texts.ts'

/** Follows somebody, or no longer; nothing on the visitor's own pages. Strangers are asked to join first. */
export async function followButton(c: AppContext, community: Community, account: Account): Promise<Html> {
  const buttons = await followButtons(c, community, [account])
  return html`${buttons.get(account.id)}`
}

/** Buttons for several people, read at once, by the id of the person. */
export async function followButtons(
  c: AppContext,
  { store }: Community,
  accounts: readonly Account[],
): Promise<ReadonlyMap<string, Html>> {
  const { account: me } = c.var.visitor
  const others = accounts.filter(({ id }) => id !== me?.id)
  const ids = others.map(({ id }) => id)
  const followed = me === null || ids.length === 0 ? new Set() : await followedAmong(store, me.id, ids)
  return new Map(others.map((one) => [one.id, personButton(c, one, followed.has(one.id))]))
}

function personButton(c: AppContext, { handle }: Account, isFollowed: boolean): Html {
  const texts = followTexts(c.var.visitor.locale)
  return toggle(c, {
    id: `follow-${handle}`,
    action: `/people/${handle}/${isFollowed ? 'unfollow' : 'follow'}`,
    text: isFollowed ? texts.unfollow : texts.follow,
    label: isFollowed ? texts.unfollowPerson(handle) : texts.followPerson(handle),
    isFollowed,
  })
}

/** Follows a badge, so that whoever earns it shows on one's first page; or no longer. */
export async function badgeFollowButton(c: AppContext, { store }: Community, badgeId: string): Promise<Html> {
  const { account, locale } = c.var.visitor
  const texts = followTexts(locale)
  const isFollowed = account !== null && (await followedBadges(store, account.id)).includes(badgeId)
  const text = isFollowed ? texts.unfollowBadge : texts.followBadge
  return toggle(c, {
    id: 'follow-badge',
    action: `/badges/${encodeURIComponent(badgeId)}/${isFollowed ? 'unfollow' : 'follow'}`,
    text,
    label: text,
    isFollowed,
  })
}

interface Toggle {
  readonly id: string
  readonly action: string
  readonly text: string
  readonly label: string
  readonly isFollowed: boolean
}

function toggle(c: AppContext, { id, action, text, label, isFollowed }: Toggle): Html {
  return html`<form method="post" action="${action}" class="follow" id="${id}" data-in-place="${id}">${wayBackField(c)}<button type="submit"${isFollowed && html` class="secondary"`} aria-label="${label}">${text}</button></form>`
}

/** "12 followers · 3 following", each leading to the list. */
export async function followCounts(c: AppContext, { store }: Community, { id, handle }: Account): Promise<Html> {
  const texts = followTexts(c.var.visitor.locale)
  const { followers, following } = await countFollows(store, id)
  return html`<span class="follow-counts number" id="follow-counts"><a class="quiet" href="/people/${handle}/followers">${texts.followerCount(followers)}</a> · <a class="quiet" href="/people/${handle}/following">${texts.followingCount(following)}</a></span>`
}
