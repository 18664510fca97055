import type { TextKey } from '../shared/index.ts'
import { ApiError } from './api.ts'
import { h } from './dom.ts'
import type { Page } from './page.ts'

export interface OneFieldForm {
  /** What the field is called in the document. */
  readonly id: string
  readonly label: string
  readonly submit: string
  readonly hint?: string
  readonly autocomplete?: string
  /** What is said to a refusal of that code, in place of the usual sentence. */
  readonly problems?: Readonly<Record<string, TextKey>>
  send(text: string): Promise<void>
}

/** A form with one field. What is wrong is said beside it, and what was written stays until it has been sent. */
export function oneFieldForm({ t }: Page, form: OneFieldForm): HTMLFormElement {
  const { id, label, submit, hint, autocomplete = 'off', problems = {} } = form
  const input = h('input', {
    id,
    name: id,
    type: 'text',
    required: true,
    maxlength: 80,
    autocomplete,
    'aria-describedby': `${id}-said`,
  })
  const button = h('button', { type: 'submit' }, submit)
  const said = h(
    'p',
    { id: `${id}-said`, class: hint === undefined ? 'said' : 'said hint', 'aria-live': 'polite' },
    hint ?? '',
  )

  function complain(key: TextKey): void {
    said.textContent = t(key)
    said.className = 'said problem'
    input.setAttribute('aria-invalid', 'true')
    input.focus()
  }

  async function submitted(event: Event): Promise<void> {
    event.preventDefault()
    if (button.ariaDisabled === 'true') return
    if (input.value.trim() === '') return complain('problem.required')
    // Not `disabled`: the focus would be lost.
    button.ariaDisabled = 'true'
    try {
      await form.send(input.value)
      said.textContent = hint ?? ''
      said.className = hint === undefined ? 'said' : 'said hint'
      input.removeAttribute('aria-invalid')
      input.value = ''
    } catch (error) {
      const code = error instanceof ApiError ? error.code : ''
      complain(problems[code] ?? PROBLEMS[code] ?? 'app.failed')
    }
    button.ariaDisabled = null
  }

  return h(
    'form',
    { novalidate: true, submit: (event) => void submitted(event) },
    h('label', { for: id }, label),
    h('div', { class: 'line' }, input, button),
    said,
  )
}

const PROBLEMS: Readonly<Record<string, TextKey>> = {
  offline: 'app.offline',
  signed_out: 'app.signedOut',
  invalid_field: 'problem.invalid_field',
}
