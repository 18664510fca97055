import { html } from 'hono/html'
import { LIMITS, newFormKey } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import { textField } from '../../view/fields.ts'
import type { Html } from '../../view/html.ts'
import { postTexts } from './texts.ts'

/** What was typed so far, and what is wrong with it. */
export interface PostDraft {
  readonly text: string
  readonly formKey: string
  readonly problem?: string | undefined
}

/** The form for a new post; it leads to the post's page. */
export function postForm(c: AppContext, draft: PostDraft = { text: '', formKey: newFormKey() }): Html {
  const texts = postTexts(c.var.visitor.locale)
  const { text, formKey, problem } = draft
  return html`<form method="post" action="/posts" class="stack post-form">
    <input type="hidden" name="form" value="${formKey}">
    ${textField({ name: 'text', id: 'post-text', label: texts.label, value: text, limit: LIMITS.post, problem, rows: 3, placeholder: texts.placeholder, hint: texts.hint })}
    <div><button type="submit">${texts.submit}</button></div>
  </form>`
}
