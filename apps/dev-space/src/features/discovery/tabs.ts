import { html, raw } from 'hono/html'
import type { Visitor } from '../../http/visitor.ts'
import type { Html } from '../../view/html.ts'
import { discoveryTexts } from './texts.ts'

const TABS = [
  ['people', '/discover'],
  ['catalog', '/badges'],
] as const

/** The head that both pages of discovery share. */
export function discoveryHead({ locale }: Visitor, at: (typeof TABS)[number][0]): Html {
  const texts = discoveryTexts(locale)
  return html`<div class="title"><h1>${texts.title}</h1><p class="muted">${texts.text}</p></div>
    <nav class="tabs" aria-label="${texts.tabs}">${TABS.map(
      ([name, path]) => html`<a href="${path}"${name === at ? raw(' aria-current="page"') : ''}>${texts[name]}</a>`,
    )}</nav>`
}
