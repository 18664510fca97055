import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import type { Html } from '../../../view/html.ts'
import { icon } from '../../../view/icon.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { findProject } from '../../projects/find-project.ts'
import { showProject } from '../../projects/pages/frame.ts'
import type { Project } from '../../projects/projects.ts'
import { countWaiting } from '../contributions.ts'
import { type Role, roleOf } from '../role.ts'
import { type CollaborationTexts, collaborationTexts } from '../texts.ts'
import { collaboratorsCard } from './collaborators-card.ts'
import { contributionsCard } from './contributions-card.ts'

/** `/projects/:id/collaboration`: how to join in, who has, and what they made. */
export async function collaborationPage(c: AppContext, community: Community): Promise<Response> {
  const project = await findProject(c, community)
  if (project === null) return notFoundPage(c, community)
  const { visitor } = c.var
  const role = await roleOf(community, project, visitor)
  const waiting = role === 'owner' ? await countWaiting(community.store, project.id) : 0
  const body = html`<div class="columns">
    <div>
      ${project.deletedAt === null && invitation(project, role, waiting, visitor)}
      ${await contributionsCard(c, community, project, role)}
    </div>
    <aside>${await collaboratorsCard(c, community, project)}</aside>
  </div>`
  const { title } = collaborationTexts(visitor.locale)
  return showProject(c, community, project, { tab: 'collaboration', body, title })
}

/** What the visitor can do here. */
function invitation(project: Project, role: Role, waiting: number, { locale }: Visitor): Html {
  const texts = collaborationTexts(locale)
  if (role === 'owner') return ownersSwitch(project, waiting, texts)
  return role === 'collaborator' ? membersCard(project, texts) : joinCard(project, texts)
}

function ownersSwitch({ id, open }: Project, waiting: number, texts: CollaborationTexts): Html {
  return html`<section class="card note">
    <div class="grow"><p>${open ? texts.openOwn : texts.closedOwn}</p>${waiting > 0 && html`<p><strong>${texts.waiting(waiting)}</strong></p>`}</div>
    <form method="post" action="/projects/${id}/open"><button type="submit" name="open" value="${open ? 'no' : 'yes'}" class="${open ? 'secondary' : ''}">${icon(open ? 'lock' : 'handshake')}${open ? texts.closeIt : texts.openIt}</button></form>
  </section>`
}

function membersCard({ id, open }: Project, texts: CollaborationTexts): Html {
  return html`<section class="card note">
    <div class="grow"><p>${texts.joined}</p>
      <details class="removal"><summary>${texts.leave}</summary>
        <form method="post" action="/projects/${id}/leave"><button type="submit" class="secondary">${texts.leave}</button> <span class="muted">${open ? texts.leaveText : texts.leaveClosedText}</span></form></details></div>
    <a class="button" href="/projects/${id}/contributions/new">${icon('git-pull-request')}${texts.contribute}</a>
  </section>`
}

function joinCard({ id, open }: Project, texts: CollaborationTexts): Html {
  if (!open)
    return html`<section class="card note"><p>${texts.closedOthers}</p><a href="/projects?open">${texts.findOpen}</a></section>`
  return html`<section class="card note"><p class="grow">${texts.openOthers}</p>
    <form method="post" action="/projects/${id}/join"><button type="submit">${icon('handshake')}${texts.join}</button></form></section>`
}
