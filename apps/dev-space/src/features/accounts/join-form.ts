import { html } from 'hono/html'
import { LIMITS } from '../../http/form.ts'
import type { Texts } from '../../texts/texts.ts'
import { lineField } from '../../view/fields.ts'
import type { Html } from '../../view/html.ts'

/** What was typed so far, and what is wrong with it. */
export interface JoinDraft {
  readonly name: string
  readonly handle: string
  readonly nameProblem?: string | undefined
  readonly handleProblem?: string | undefined
}

export const EMPTY_JOIN: JoinDraft = { name: '', handle: '' }

export function joinForm(texts: Texts, draft: JoinDraft = EMPTY_JOIN): Html {
  return html`<form method="post" action="/join" class="stack">
    ${lineField({ name: 'name', label: texts.name, value: draft.name, limit: LIMITS.name, problem: draft.nameProblem, autocomplete: 'name' })}
    ${lineField({ name: 'handle', label: texts.handle, value: draft.handle, limit: LIMITS.handle, problem: draft.handleProblem, hint: texts.handleHint, autocomplete: 'username' })}
    <div><button type="submit">${texts.join}</button></div>
  </form>`
}
