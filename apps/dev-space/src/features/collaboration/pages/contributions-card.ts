import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { accountsOf } from '../../../store/accounts.ts'
import { creatorLine, readFlairs } from '../../../view/creator.ts'
import type { Html } from '../../../view/html.ts'
import { timeAgo } from '../../../view/time.ts'
import type { Project } from '../../projects/projects.ts'
import { type Contribution, listContributions } from '../contributions.ts'
import type { Role } from '../role.ts'
import { stateLabel } from '../state-label.ts'
import { type CollaborationTexts, collaborationTexts } from '../texts.ts'

const PAGE = 20

/** The contributions to a project that the visitor may see. */
export async function contributionsCard(
  c: AppContext,
  community: Community,
  { id }: Project,
  role: Role,
): Promise<Html> {
  const { visitor } = c.var
  const texts = collaborationTexts(visitor.locale)
  const before = c.req.query('before')
  const reader = { person: visitor.account?.id ?? null, owns: role === 'owner' }
  const list = await listContributions(community.store, { project: id, reader, before, limit: PAGE })
  const isSecret = list.contributions.some(({ state }) => state !== 'approved')
  return html`<section class="card">
    <h2>${texts.contributions}</h2>
    ${isSecret && html`<p class="muted under-title">${texts.onlySome}</p>`}
    ${list.contributions.length === 0 ? html`<p class="empty">${emptyText(role, texts)}</p>` : await contributionRows(c, community, list.contributions)}
    <p class="pager">${before !== undefined && html`<a href="/projects/${id}/collaboration">${texts.newest}</a>`}${list.next !== null && html`<a href="/projects/${id}/collaboration?before=${list.next}" rel="next">${texts.older}</a>`}</p>
  </section>`
}

function emptyText(role: Role, texts: CollaborationTexts): string {
  if (role === 'owner') return texts.contributionsEmptyOwn
  return role === 'collaborator' ? texts.contributionsEmptyMember : texts.contributionsEmpty
}

async function contributionRows(
  c: AppContext,
  community: Community,
  contributions: readonly Contribution[],
): Promise<Html> {
  const { visitor } = c.var
  const authors = contributions.map(({ author }) => author)
  const [accounts, flairs] = await Promise.all([
    accountsOf(community.store, authors),
    readFlairs(community, authors, visitor.locale),
  ])
  const rows = contributions.map(({ id, project, title, state, author, submittedAt }) => {
    const account = accounts.get(author)
    return html`<li><div class="grow">
        <p><a class="row-title" href="/projects/${project}/contributions/${id}" dir="auto">${title}</a></p>
        <p class="muted fact-line"><span>${account && creatorLine(c, account, flairs.get(author))}</span><span>${timeAgo(submittedAt, community.now(), visitor)}</span></p>
      </div>${stateLabel(state, visitor.locale)}</li>`
  })
  return html`<ul class="contributions">${rows}</ul>`
}
