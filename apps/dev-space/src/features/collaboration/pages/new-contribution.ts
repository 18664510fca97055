import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import { LIMITS, newFormKey } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { lineField, textField } from '../../../view/fields.ts'
import { showPage } from '../../../view/page.ts'
import type { Project } from '../../projects/projects.ts'
import { collaborationTexts } from '../texts.ts'

/** What was typed about a contribution so far, and what is wrong with it. */
export interface ContributionDraft {
  readonly title: string
  readonly text: string
  readonly formKey: string
  readonly titleProblem?: string | undefined
  readonly textProblem?: string | undefined
}

/** `/projects/:id/contributions/new`, for those who joined the project. */
export function newContributionPage(c: AppContext, community: Community, project: Project): Promise<Response> {
  return showNewContribution(c, community, project, { title: '', text: '', formKey: newFormKey() })
}

/** The form, with what was typed and what is wrong with it. */
export function showNewContribution(
  c: AppContext,
  community: Community,
  { id, name }: Project,
  { title, text, formKey, titleProblem, textProblem }: ContributionDraft,
): Promise<Response> {
  const { texts, locale } = c.var.visitor
  const own = collaborationTexts(locale)
  const body = html`<section class="card narrow">
    <h1>${own.contribute}</h1>
    <p class="muted">${own.contributeText(html`<a href="/projects/${id}" dir="auto">${name}</a>`)}</p>
    <form method="post" action="/projects/${id}/contributions" class="stack">
      <input type="hidden" name="form" value="${formKey}">
      ${lineField({ name: 'title', label: own.contributionTitle, value: title, limit: LIMITS.contributionTitle, problem: titleProblem })}
      ${textField({ name: 'text', label: own.contributionText, value: text, limit: LIMITS.contribution, problem: textProblem, hint: own.contributionHint, rows: 8 })}
      <div class="actions"><button type="submit">${own.submit}</button><a class="button secondary" href="/projects/${id}/collaboration">${texts.cancel}</a></div>
    </form>
  </section>`
  const status = titleProblem === undefined && textProblem === undefined ? 200 : 422
  return showPage(c, community, { title: own.contribute, at: 'projects', body, status })
}
