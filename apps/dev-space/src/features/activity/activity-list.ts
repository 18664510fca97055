import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { accountsOf } from '../../store/accounts.ts'
import { badgeDescription, badgeLink } from '../../view/badge.ts'
import { type Flair, named, readFlairs } from '../../view/creator.ts'
import type { Html } from '../../view/html.ts'
import { icon, party } from '../../view/icon.ts'
import { markdown } from '../../view/markdown.ts'
import { medal } from '../../view/medal.ts'
import { avatar, profilePath, type ShownPerson, shownPerson } from '../../view/people.ts'
import { timeAgo } from '../../view/time.ts'
import { countComments } from '../conversation/comments.ts'
import { reactionBar } from '../conversation/reaction-bar.ts'
import type { EarnedBadge, Happening } from './activity.ts'
import type { Deed } from './store.ts'
import { type ActivityTexts, activityTexts } from './texts.ts'

export interface ActivityLook {
  /** On somebody's own page there is no need to say who it was. */
  readonly withoutName?: boolean
}

/** What happened, one thing below the other. */
export async function activityList(
  c: AppContext,
  community: Community,
  items: readonly Happening[],
  { withoutName = false }: ActivityLook = {},
): Promise<Html> {
  const subjects = items.flatMap(subjectOf)
  const ids = items.map(({ person }) => person)
  const [accounts, flairs, reactions, comments] = await Promise.all([
    accountsOf(community.store, ids),
    withoutName ? new Map<string, Flair>() : readFlairs(community, ids, c.var.visitor.locale),
    reactionBar(c, community, subjects),
    countComments(community.store, subjects),
  ])
  const line = (one: Happening): Html => {
    const known = one.kind === 'badge' ? one.item.person : { id: one.person, name: null }
    const person = shownPerson(known, accounts.get(one.person))
    const frame: Frame = { c, community, person, withoutName, flair: flairs.get(one.person) }
    if (one.kind === 'badge') return badgeLine(one, frame)
    const subject = subjectOf(one)[0] ?? ''
    return deedLine(one, frame, { reaction: reactions.get(subject), comments: comments.get(subject) ?? 0 })
  }
  return html`<ol class="activity">${items.map(line)}</ol>`
}

interface Frame {
  readonly c: AppContext
  readonly community: Community
  readonly person: ShownPerson
  readonly flair: Flair | undefined
  readonly withoutName: boolean
}

interface Echo {
  readonly reaction: Html | undefined
  readonly comments: number
}

const ANSWERED: readonly Happening['kind'][] = ['journey', 'post', 'discussion']

/** What people react to where they read it; the rest has a page of its own. */
function subjectOf(one: Happening): readonly string[] {
  return one.kind !== 'badge' && ANSWERED.includes(one.kind) ? [`${one.kind}:${one.id}`] : []
}

function badgeLine({ item, at }: EarnedBadge, { c, community, person, withoutName }: Frame): Html {
  const { visitor } = c.var
  const texts = activityTexts(visitor.locale)
  const badge = badgeLink({ badge: item.badge, name: item.badgeName })
  const who = html`<a class="person" href="${profilePath(person)}">${nameOf(person)}</a>`
  return html`<li class="happening earned"><span class="happening-face">${medal(item.glyph, item.tier, { size: 44 })}</span>
    <div class="grow">
      <p class="ends"><span>${withoutName ? texts.earnedAlone(badge) : html`${party()} ${texts.earned(who, badge)}`}</span><span class="muted when">${timeAgo(at, community.now(), visitor)}</span></p>
      <p class="muted">${visitor.texts.tiers[item.tier]} · ${badgeDescription(community.laurel, item.badge, visitor.locale)}</p>
    </div></li>`
}

function nameOf({ handle, name }: ShownPerson): string {
  return handle === null ? name : `@${handle}`
}

function deedLine(deed: Deed, frame: Frame, { reaction, comments }: Echo): Html {
  const { c, community, person, withoutName } = frame
  const { visitor } = c.var
  const texts = activityTexts(visitor.locale)
  const path = pathOf(deed)
  const hasTalk = deed.kind === 'post' || deed.kind === 'discussion'
  const face = withoutName
    ? html`<span class="happening-face happening-icon">${icon(ICONS[deed.kind])}</span>`
    : html`<a class="face happening-face" href="${profilePath(person)}" tabindex="-1" aria-hidden="true">${avatar(person)}</a>`
  return html`<li class="happening">${face}
    <div class="grow">
      <p class="ends"><span>${sentence(deed, path, frame, texts)}</span><span class="muted when">${timeAgo(deed.at, community.now(), visitor)}</span></p>
      ${deed.text !== '' && excerpt(deed, path, texts)}
      ${reaction && html`<div class="written-foot">${reaction}${hasTalk && html`<a class="quiet" href="${path}#conversation">${icon('message-circle')}${texts.comments(comments)}</a>`}</div>`}
    </div></li>`
}

const ICONS = {
  project: 'folder-plus',
  release: 'tag',
  journey: 'compass',
  post: 'message-square',
  discussion: 'messages-square',
} as const

/** The page that it stands on. */
function pathOf({ kind, id, project }: Deed): string {
  if (kind === 'post') return `/posts/${id}`
  if (kind === 'discussion') return `/discussions/${id}`
  return kind === 'release' ? `/projects/${project}/releases` : `/projects/${project}`
}

function sentence(deed: Deed, path: string, { c, person, flair, withoutName }: Frame, texts: ActivityTexts): Html {
  const thing = html`<a class="happening-thing" href="${path}">${thingOf(deed, withoutName, texts)}</a>`
  if (withoutName) return texts[`${deed.kind}Alone`](thing)
  return texts[deed.kind](named(c, person, flair), thing)
}

function thingOf({ kind, title, version }: Deed, withoutName: boolean, texts: ActivityTexts): string {
  if (kind === 'post') return withoutName ? texts.postedAlone : texts.posted
  return version === '' ? title : `${title} ${version}`
}

/** About so many characters are shown of a text. */
const EXCERPT = 360

function excerpt({ kind, text }: Deed, path: string, texts: ActivityTexts): Html {
  if (kind === 'project') return html`<p class="happening-text">${text}</p>`
  if (text.length <= EXCERPT && text.split('\n').length <= 8)
    return html`<div class="happening-text">${markdown(text)}</div>`
  return html`<div class="happening-text long-text">${markdown(text)}</div><p><a class="quiet" href="${path}">${texts.goOn}</a></p>`
}
