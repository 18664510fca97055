import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { accountsOf } from '../../../store/accounts.ts'
import { creatorLine, readFlairs } from '../../../view/creator.ts'
import type { Html } from '../../../view/html.ts'
import { icon } from '../../../view/icon.ts'
import { markdown } from '../../../view/markdown.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { avatar, personLink } from '../../../view/people.ts'
import { timeAgo } from '../../../view/time.ts'
import { showProject } from '../../projects/pages/frame.ts'
import type { Contribution } from '../contributions.ts'
import { findContribution } from '../find-contribution.ts'
import { stateLabel } from '../state-label.ts'
import { type CollaborationTexts, collaborationTexts } from '../texts.ts'

/** `/projects/:id/contributions/:n` */
export async function contributionPage(c: AppContext, community: Community): Promise<Response> {
  const found = await findContribution(c, community)
  if (found === null) return notFoundPage(c, community)
  const { project, contribution } = found
  const { visitor } = c.var
  const texts = collaborationTexts(visitor.locale)
  const owns = project.owner === visitor.account?.id && project.deletedAt === null
  const body = html`<article class="card contribution">
      <h2 dir="auto">${contribution.title}</h2>
      ${await aboutContribution(c, community, contribution)}
      ${markdown(contribution.text)}
      ${contribution.state !== 'approved' && html`<p class="muted">${icon('lock')} ${texts.onlyYouTwo}</p>`}
    </article>
    ${owns && decisionForm(contribution, texts)}
    <p class="pager"><a href="/projects/${project.id}/collaboration">${texts.toAll}</a></p>`
  return showProject(c, community, project, { tab: 'collaboration', body, title: contribution.title })
}

async function aboutContribution(c: AppContext, community: Community, contribution: Contribution): Promise<Html> {
  const { visitor } = c.var
  const { author, state, decidedBy, decidedAt, submittedAt } = contribution
  const texts = collaborationTexts(visitor.locale)
  const now = community.now()
  const [people, flairs] = await Promise.all([
    accountsOf(community.store, decidedBy === null ? [author] : [author, decidedBy]),
    readFlairs(community, [author], visitor.locale),
  ])
  const account = people.get(author)
  const decider = decidedBy === null ? undefined : people.get(decidedBy)
  return html`<div class="creator">${account && avatar(account, 'small')}
      <p>${account && creatorLine(c, account, flairs.get(author))} <span class="muted">${texts.submitted(timeAgo(submittedAt, now, visitor))}</span></p></div>
    <p class="state">${stateLabel(state, visitor.locale)}${state !== 'submitted' && decider && decidedAt && html` <span class="muted">${texts.decided[state](personLink(decider), timeAgo(decidedAt, now, visitor))}</span>`}</p>`
}

/** What the owner of the project can still make of it. */
function decisionForm({ id, project, state }: Contribution, texts: CollaborationTexts): Html {
  const button = (decision: 'approve' | 'decline' | 'revert', text: string, look: string) =>
    html`<button type="submit" name="decision" value="${decision}" class="${look}">${text}</button>`
  return html`<section class="card">
    <h2>${texts.decideTitle}</h2>
    <p class="muted">${state === 'approved' ? texts.revertText : texts.approveText}</p>
    <form method="post" action="/projects/${project}/contributions/${id}/decision" class="actions">
      ${state !== 'approved' && button('approve', state === 'submitted' ? texts.approve : texts.approveAgain, '')}
      ${state === 'submitted' && button('decline', texts.decline, 'secondary')}
      ${state === 'approved' && button('revert', texts.revert, 'danger')}
    </form>
  </section>`
}
