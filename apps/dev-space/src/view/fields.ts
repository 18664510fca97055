import { html } from 'hono/html'
import type { Limit } from '../http/form.ts'
import type { Html } from './html.ts'

export interface FieldLook {
  readonly name: string
  /** The name unless given: a page with several fields of one name needs others. */
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly limit: Limit
  /** What is wrong with the value, shown beside it. */
  readonly problem?: string | undefined
  readonly hint?: string
  /** Said after the label of a field that may stay empty. */
  readonly optional?: string
  readonly autocomplete?: string
  readonly type?: 'text' | 'email' | 'password' | 'search'
  readonly placeholder?: string
}

/** A field on one line. Too long a text is not cut off while typing, but said, so that nothing is lost. */
export function lineField(look: FieldLook): Html {
  return labelled(
    look,
    html`<input type="${look.type ?? 'text'}" id="${idOf(look)}" name="${look.name}" value="${look.value}" ${attributes(look)} autocomplete="${look.autocomplete ?? 'off'}" spellcheck="false">`,
  )
}

export function textField(look: FieldLook & { readonly rows: number }): Html {
  // The parser drops the first line break of a textarea; this one keeps a text that begins with one as it was.
  return labelled(
    look,
    html`<textarea id="${idOf(look)}" name="${look.name}" rows="${look.rows}" ${attributes(look)}>
${look.value}</textarea>`,
  )
}

function labelled(look: FieldLook, control: Html): Html {
  const { label, problem, hint, optional } = look
  const id = idOf(look)
  return html`<div class="field${problem === undefined ? '' : ' wrong'}">
    <label for="${id}">${label}${optional === undefined ? '' : html` <span class="muted">(${optional})</span>`}</label>
    ${control}
    ${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${problem === undefined ? '' : html`<p class="problem" id="${id}-problem" role="alert">${problem}</p>`}
  </div>`
}

function attributes(look: FieldLook): Html {
  const { limit, problem, hint, placeholder } = look
  const id = idOf(look)
  const described = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`]
    .join(' ')
    .trim()
  return html`${limit.required && html`required`} ${described !== '' && html`aria-describedby="${described}"`} ${problem !== undefined && html`aria-invalid="true"`} ${placeholder !== undefined && html`placeholder="${placeholder}"`}`
}

function idOf({ id, name }: FieldLook): string {
  return id ?? name
}
