import type { FeedItem, Profile } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { accountsOf } from '../../store/accounts.ts'
import { badgeMedal, progressBar } from '../../view/badge.ts'
import { type FeedLine, feedList } from '../../view/feed.ts'
import { emphasised, type Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { medal } from '../../view/medal.ts'
import { showPage } from '../../view/page.ts'
import { avatar, personLink, profilePath, type ShownPerson, shownPerson } from '../../view/people.ts'

const FEED = 20
const PEOPLE = 8

/** `/`: who earned what, who is here, and the way in. */
export async function homePage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const cursor = c.req.query('before') ?? null
  const page = await community.laurel.feed({ limit: FEED, cursor, locale: visitor.locale })
  const lines = await withPeople(community, page.items)
  const body = html`
    ${cursor === null && (await hero(community, visitor))}
    <div class="columns">
      <section class="card">
        <h2>${visitor.texts.feed}</h2>
        ${feedList(lines, { community, visitor, empty: visitor.texts.feedEmpty })}
        ${pager(visitor, cursor, page.next)}
      </section>
      <aside>
        <section class="card">
          <h2>${visitor.texts.people}</h2>
          ${await peopleList(community, visitor, lines)}
        </section>
      </aside>
    </div>`
  return showPage(c, community, { title: 'Dev-Space', at: 'home', body })
}

async function withPeople({ store }: Community, items: readonly FeedItem[]): Promise<readonly FeedLine[]> {
  const accounts = await accountsOf(
    store,
    items.map((item) => item.person.id),
  )
  return items.map((item) => ({ item, person: shownPerson(item.person, accounts.get(item.person.id)) }))
}

async function hero(community: Community, visitor: Visitor): Promise<Html> {
  const { account, texts, locale } = visitor
  if (account === null) {
    return html`<section class="hero"><div><h1>${texts.heroTitle}</h1><p>${texts.heroText}</p>
      <div class="actions"><a class="button" href="/join">${texts.join}</a><form method="post" action="/guest"><button type="submit" class="secondary">${texts.tryAsGuest}</button></form></div></div>
      <div class="hero-medals" aria-hidden="true">${medal('hammer', 'bronze', { size: 56 })}${medal('compass', 'silver', { size: 64 })}${medal('rocket', 'gold', { size: 76 })}${medal('crown', 'diamond', { size: 88 })}</div></section>`
  }
  const profile = await community.laurel.profile(account.id, { locale })
  return html`<section class="card welcome"><div><h1>${texts.welcome(account.name)}</h1>${nearest(profile, visitor)}</div>
    <a class="button" href="/projects/new">${icon('plus')}${texts.newProject}</a></section>`
}

function nearest(profile: Profile | null, { texts }: Visitor): Html {
  const [next] = profile?.next ?? []
  if (next === undefined) return html`<p class="muted">${texts.allEarned}</p>`
  return html`<div class="nearest">${medal(next.glyph, next.tier, { locked: true, size: 40 })}
    <div><p>${emphasised(next.nudge)}</p>${progressBar(next.name, next.value, next.target, next.progress)}</div></div>`
}

function pager({ texts }: Visitor, cursor: string | null, next: string | null): Html | null {
  if (cursor === null && next === null) return null
  return html`<p class="pager">
    ${cursor !== null && html`<a href="/">${texts.newest}</a>`}
    ${next !== null && html`<a href="/?before=${encodeURIComponent(next)}" rel="next">${texts.older}</a>`}
  </p>`
}

/** Those who earned something last, each with the best they hold. */
async function peopleList(community: Community, visitor: Visitor, lines: readonly FeedLine[]): Promise<Html> {
  const people = [...new Map(lines.map(({ person }) => [person.id, person])).values()].slice(0, PEOPLE)
  if (people.length === 0) return html`<p class="empty">${visitor.texts.peopleEmpty}</p>`
  const profiles = await Promise.all(people.map(({ id }) => community.laurel.profile(id, { locale: visitor.locale })))
  return html`<ul class="people">${people.map((person, index) => personRow(person, profiles[index] ?? null, visitor))}</ul>`
}

function personRow(person: ShownPerson, profile: Profile | null, { texts }: Visitor): Html {
  const best = profile?.highlights.slice(0, 3) ?? []
  return html`<li>
    <a class="face" href="${profilePath(person)}" tabindex="-1" aria-hidden="true">${avatar(person)}</a>
    <div class="grow">
      ${personLink(person)}
      <p class="muted"><a class="quiet" href="${profilePath(person)}/badges">${texts.badgeCount(profile?.badgesEarned ?? 0)}</a></p>
    </div>
    <span class="row-medals">${best.map((badge) => badgeMedal(badge, 32))}</span>
  </li>`
}
