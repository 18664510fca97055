import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { Locale } from '../../http/language.ts'
import type { AppContext } from '../../http/visitor.ts'
import { type Account, accountsOf } from '../../store/accounts.ts'
import { creatorLine, type Flair, readFlairs } from '../../view/creator.ts'
import type { Html } from '../../view/html.ts'
import { timeAgo } from '../../view/time.ts'
import { openLabel } from './labels.ts'
import { type Project, type ProjectNumbers, readNumbers } from './projects.ts'
import { projectTexts } from './texts.ts'

/** What a card says of a project beside what it says itself. */
interface CardFrame {
  readonly c: AppContext
  readonly now: Date
  readonly creator: Account | undefined
  readonly flair: Flair | undefined
  readonly numbers: ProjectNumbers | undefined
}

/** Projects as cards, in the order given. */
export async function projectList(c: AppContext, community: Community, projects: readonly Project[]): Promise<Html> {
  const owners = projects.map(({ owner }) => owner)
  const [creators, flairs, numbers] = await Promise.all([
    accountsOf(community.store, owners),
    readFlairs(community, owners, c.var.visitor.locale),
    readNumbers(
      community.store,
      projects.map(({ id }) => id),
    ),
  ])
  const now = community.now()
  const cards = projects.map((project) => {
    const { id, owner } = project
    return projectCard(project, {
      c,
      now,
      creator: creators.get(owner),
      flair: flairs.get(owner),
      numbers: numbers.get(id),
    })
  })
  return html`<ul class="cards">${cards.map((card) => html`<li>${card}</li>`)}</ul>`
}

function projectCard(project: Project, { c, now, creator, flair, numbers }: CardFrame): Html {
  const { visitor } = c.var
  const texts = projectTexts(visitor.locale)
  return html`<article class="card project-card">
    <h2 dir="auto"><a href="/projects/${project.id}">${project.name}</a></h2>
    <p class="${project.summary === '' ? 'muted' : 'lines'}" dir="auto">${project.summary || texts.noSummary}</p>
    <p class="muted fact-line">${creator && html`<span>${creatorLine(c, creator, flair)}</span>`}<span>${timeAgo(project.createdAt, now, visitor)}</span>${numbers && factsOf(numbers, visitor.locale)}</p>
    ${project.open && html`<p>${openLabel(visitor.locale)}</p>`}
  </article>`
}

function factsOf({ entries, collaborators, release }: ProjectNumbers, locale: Locale): Html {
  const texts = projectTexts(locale)
  return html`${entries > 0 && html`<span class="number">${texts.entries(entries)}</span>`}${collaborators > 0 && html`<span class="number">${texts.collaborators(collaborators)}</span>`}${release !== null && html`<span class="number">${release}</span>`}`
}
