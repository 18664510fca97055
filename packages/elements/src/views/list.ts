import { html, type Markup, type Part } from '../html/markup.ts'
import type { Reader } from '../texts/reader.ts'
import { commonTexts, notice } from './view.ts'

/** What a list that comes in pages shows. */
export interface Listed {
  readonly label: string
  readonly items: readonly Markup[]
  /** Whether there is another page. */
  readonly next: string | null
  /** What stands there without items. */
  readonly none: string
}

/** A list and a button for its next page. */
export function list({ label, items, next, none }: Listed, reader: Reader): Markup {
  if (items.length === 0) return notice(none)
  return html`<ul role="list" part="list" class="list" aria-label="${label}">${items}</ul>${next !== null && html`<button type="button" part="more" class="act more" data-action="more">${commonTexts.text('more', reader)}</button>`}`
}

/** One line of a list: what is drawn, what is said, and what stands below it. */
export function line(drawn: Part, said: Part, below: Part, end: Part = null): Markup {
  return html`<li part="item" class="item" tabindex="-1">${drawn}<div><p>${said}</p><p class="muted">${below}</p></div>${end}</li>`
}

/** The place of some lines. */
export function waitingList(drawn: Part): Markup {
  const lines = Array.from(
    { length: 3 },
    () => html`<li class="item">${drawn}<div><span class="blank"></span></div></li>`,
  )
  return html`<div part="card" class="card" aria-hidden="true"><div class="heading">&nbsp;</div><ul class="list">${lines}</ul></div>`
}

/** Without script nobody could ask for more. */
export const LIST_STYLES = `.list{display:grid;gap:4px;margin-block-start:12px}
.list .item{gap:12px;min-block-size:52px;outline-offset:4px}
.list .blank{block-size:12px;max-inline-size:280px}
.more{margin-block-start:8px}
:host(:not(:defined)) .more{visibility:hidden}
`
