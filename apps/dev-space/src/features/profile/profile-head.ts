import type { Profile } from '@laurel/engine'
import { html, raw } from 'hono/html'
import type { Visitor } from '../../http/visitor.ts'
import { badgeChip } from '../../view/badge.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { avatar, profilePath } from '../../view/people.ts'
import { monthOf } from '../../view/time.ts'
import type { FoundPerson } from './find-person.ts'

export interface ProfileHead {
  readonly found: FoundPerson
  readonly profile: Profile
  readonly counts: { readonly earned: number; readonly total: number }
  readonly tab: 'accomplishments' | 'badges'
}

/** The top of a profile: who it is, the badges they are proud of, and the tabs below. */
export function profileHead({ found, profile, counts, tab }: ProfileHead, visitor: Visitor): Html {
  const { texts } = visitor
  const { person } = found
  const own = visitor.account?.id === person.id
  return html`<section class="card head">
      ${avatar(person, 'large')}
      <div class="grow">
        <h1>${person.name}</h1>
        <p class="muted">${origin(found, visitor)}</p>
        ${profile.highlights.length > 0 && html`<div class="chips">${profile.highlights.map(badgeChip)}</div>`}
      </div>
      ${own && html`<div class="head-actions"><a class="button" href="/projects/new">${icon('plus')}${texts.newProject}</a><a class="quiet" href="/sign-out">${texts.signOut}</a></div>`}
    </section>
    <div class="tabs">
      <a href="${profilePath(person)}"${current(tab === 'accomplishments')}>${texts.accomplishments}</a>
      <a href="${profilePath(person)}/badges"${current(tab === 'badges')}>${texts.allBadges} <em>${counts.earned} / ${counts.total}</em></a>
    </div>`
}

function origin({ account }: FoundPerson, { texts, locale }: Visitor): Html {
  if (account === null) return html`${texts.fromGit}`
  return html`@${account.handle} · ${texts.since(monthOf(account.joinedAt, locale))}`
}

function current(is: boolean): Html | string {
  return is ? raw(' aria-current="page"') : ''
}
