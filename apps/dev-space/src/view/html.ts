import { html } from 'hono/html'

/** A piece of a page. The `html` template escapes every text put into it. */
export type Html = ReturnType<typeof html>

/** A sentence in which `**…**` is emphasised, as Laurel writes them. */
export function emphasised(text: string): Html {
  const parts = text.split('**')
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<strong>${part}</strong>` : part))}`
}
