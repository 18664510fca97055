import { html } from 'hono/html'
import { LIMITS, newFormKey } from '../../http/form.ts'
import type { Locale } from '../../http/language.ts'
import { textField } from '../../view/fields.ts'
import type { Html } from '../../view/html.ts'
import { elementId } from './subjects.ts'
import { conversationTexts } from './texts.ts'

/** What was typed so far, and what is wrong with it. */
export interface CommentDraft {
  readonly text: string
  readonly formKey: string
  readonly problem: string
}

export interface CommentFormLook {
  /** What it is about; `comment:4` for a reply. */
  readonly subject: string
  readonly label: string
  readonly submit: string
  readonly draft?: CommentDraft
}

export function commentForm({ subject, label, submit, draft }: CommentFormLook, locale: Locale): Html {
  const texts = conversationTexts(locale)
  return html`<form method="post" action="/comments" class="stack comment-form">
    <input type="hidden" name="form" value="${draft?.formKey ?? newFormKey()}">
    <input type="hidden" name="subject" value="${subject}">
    ${textField({ name: 'text', id: elementId('write', subject), label, value: draft?.text ?? '', limit: LIMITS.comment, problem: draft?.problem, rows: 3, hint: texts.hint })}
    <div><button type="submit">${submit}</button></div>
  </form>`
}
