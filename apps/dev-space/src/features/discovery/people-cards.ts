import type { Highlight, Holder } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { Visitor } from '../../http/visitor.ts'
import { type Account, accountsOf } from '../../store/accounts.ts'
import { badgeLink, badgeMedal } from '../../view/badge.ts'
import type { Html } from '../../view/html.ts'
import { avatar, personLink, profilePath, shownPerson } from '../../view/people.ts'
import { timeAgo } from '../../view/time.ts'
import { discoveryTexts } from './texts.ts'

/** Somebody who holds a badge; which one is said unless the page does. */
export type Recognised = Pick<Holder, 'person' | 'badge' | 'badgeName' | 'earnedAt'>

const BEST = 3

/** People as cards: who they are, the best they hold, and since when they hold what was asked for. */
export async function peopleCards(
  community: Community,
  visitor: Visitor,
  people: readonly Recognised[],
  { saysWhich }: { readonly saysWhich: boolean },
): Promise<Html> {
  const { laurel, store } = community
  const ids = people.map(({ person }) => person.id)
  const [accounts, highlights] = await Promise.all([
    accountsOf(store, ids),
    laurel.highlights(ids, { limit: BEST, locale: visitor.locale }),
  ])
  const cards = people.map((one) => {
    const { id } = one.person
    return personCard(one, accounts.get(id), highlights.get(id) ?? [], { community, visitor, saysWhich })
  })
  return html`<ul class="people-cards">${cards}</ul>`
}

interface Frame {
  readonly community: Community
  readonly visitor: Visitor
  readonly saysWhich: boolean
}

function personCard(
  { person: known, badge, badgeName, earnedAt }: Recognised,
  account: Account | undefined,
  best: readonly Highlight[],
  { community, visitor, saysWhich }: Frame,
): Html {
  const { locale, texts: common } = visitor
  const person = shownPerson(known, account)
  const time = timeAgo(earnedAt, community.now(), visitor)
  const since = saysWhich
    ? discoveryTexts(locale).holds(badgeLink({ badge, name: badgeName }), time)
    : common.earnedOn(time)
  return html`<li class="card">
    <a class="face" href="${profilePath(person)}" tabindex="-1" aria-hidden="true">${avatar(person)}</a>
    <div class="grow">
      <p class="name-line"><bdi>${person.name}</bdi>${person.handle !== null && html` <bdi class="muted">${personLink(person)}</bdi>`}</p>
      ${account !== undefined && account.title !== '' && html`<p class="muted"><bdi>${account.title}</bdi></p>`}
      <p class="muted small">${since}</p>
    </div>
    <span class="row-medals">${best.map((one) => badgeMedal(one, 32))}</span>
  </li>`
}
