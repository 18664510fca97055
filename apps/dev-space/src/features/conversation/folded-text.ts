import { html } from 'hono/html'
import type { AppContext } from '../../http/visitor.ts'
import type { Html } from '../../view/html.ts'
import { markdown } from '../../view/markdown.ts'
import { conversationTexts } from './texts.ts'

/** More than this is folded until somebody wants to read it. */
const LONG = { characters: 1_000, lines: 16 }

/** A text in Markdown as one of many on a page; of a long one the beginning, with a button for the rest. */
export function foldedText({ var: { visitor } }: AppContext, text: string): Html {
  const isLong = text.length > LONG.characters || text.split('\n').length > LONG.lines
  if (!isLong) return html`<div class="written-text">${markdown(text)}</div>`
  const { more, less } = conversationTexts(visitor.locale)
  return html`<div class="written-text long">${markdown(text)}<details class="unfold"><summary><span class="more">${more}</span><span class="less">${less}</span></summary></details></div>`
}
