import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { accountsOf } from '../../../store/accounts.ts'
import { named, readFlairs } from '../../../view/creator.ts'
import type { Html } from '../../../view/html.ts'
import { avatar } from '../../../view/people.ts'
import { timeAgo } from '../../../view/time.ts'
import type { Project } from '../../projects/projects.ts'
import { listCollaborators } from '../collaborators.ts'
import { collaborationTexts } from '../texts.ts'

/** More people than this are only counted. */
const MOST = 24

/** Who works on the project; nothing while nobody does. */
export async function collaboratorsCard(c: AppContext, community: Community, { id }: Project): Promise<Html | null> {
  const { visitor } = c.var
  const { collaborators, total } = await listCollaborators(community.store, id, MOST)
  if (total === 0) return null
  const people = collaborators.map(({ person }) => person)
  const [accounts, flairs] = await Promise.all([
    accountsOf(community.store, people),
    readFlairs(community, people, visitor.locale),
  ])
  const texts = collaborationTexts(visitor.locale)
  const rows = collaborators.map(({ person, joinedAt, approved }) => {
    const account = accounts.get(person)
    const fact = approved > 0 ? texts.approved(approved) : texts.joinedOn(timeAgo(joinedAt, community.now(), visitor))
    return (
      account &&
      html`<li>${avatar(account)}<div class="grow"><p>${named(c, account, flairs.get(person))}</p><p class="muted number">${fact}</p></div></li>`
    )
  })
  return html`<section class="card"><h2>${texts.people}</h2>
    <ul class="people">${rows}</ul>
    ${total > collaborators.length && html`<p class="muted">${texts.andMore(total - collaborators.length)}</p>`}
  </section>`
}
