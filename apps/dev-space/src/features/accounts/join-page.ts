import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { showPage } from '../../view/page.ts'
import { EMPTY_JOIN, type JoinDraft, joinForm } from './join-form.ts'

/** `/join` */
export function joinPage(c: AppContext, community: Community): Response | Promise<Response> {
  if (c.var.visitor.account !== null) return c.redirect('/', 303)
  return showJoin(c, community, EMPTY_JOIN)
}

/** The form, with what was typed and what is wrong with it. */
export function showJoin(c: AppContext, community: Community, draft: JoinDraft): Promise<Response> {
  const { texts } = c.var.visitor
  const wrong = draft.nameProblem !== undefined || draft.handleProblem !== undefined
  const forProject = c.req.query('for') === 'project'
  const body = html`<section class="card narrow">
    <h1>${texts.joinTitle}</h1>
    <p class="muted">${forProject ? texts.joinFirst : texts.joinText}</p>
    ${joinForm(texts, draft)}
  </section>`
  return showPage(c, community, { title: texts.join, body, status: wrong ? 422 : 200 })
}
