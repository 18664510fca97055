import { html } from 'hono/html'
import { LIMITS } from '../../http/form.ts'
import type { Texts } from '../../texts/texts.ts'
import { lineField, textField } from '../../view/fields.ts'
import type { Html } from '../../view/html.ts'

/** What was typed so far, and what is wrong with it. */
export interface ProjectDraft {
  readonly name: string
  readonly summary: string
  readonly formKey: string
  readonly nameProblem?: string | undefined
  readonly summaryProblem?: string | undefined
}

export interface ProjectFormFrame {
  readonly action: string
  readonly submit: string
  readonly back: string
}

export function projectForm(texts: Texts, draft: ProjectDraft, { action, submit, back }: ProjectFormFrame): Html {
  return html`<form method="post" action="${action}" class="stack">
    <input type="hidden" name="form" value="${draft.formKey}">
    ${lineField({ name: 'name', label: texts.projectName, value: draft.name, limit: LIMITS.project, problem: draft.nameProblem })}
    ${textField({ name: 'summary', label: texts.projectSummary, value: draft.summary, limit: LIMITS.summary, problem: draft.summaryProblem, optional: texts.optional, rows: 3 })}
    <div class="actions"><button type="submit">${submit}</button><a class="button secondary" href="${back}">${texts.cancel}</a></div>
  </form>`
}
