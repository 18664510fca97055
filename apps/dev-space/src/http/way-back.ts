import { html } from 'hono/html'
import type { Html } from '../view/html.ts'
import type { SentForm } from './form.ts'
import type { AppContext } from './visitor.ts'

/** Says in a form on which page it stands, for a button that is on many pages. */
export function wayBackField({ req }: AppContext): Html | null {
  if (req.method !== 'GET') return null
  const { pathname, search } = new URL(req.url)
  return html`<input type="hidden" name="back" value="${pathname}${search}">`
}

/** Where the form stood, or `otherwise`. Never an address of another site. */
export function wayBack(form: SentForm, otherwise: string): string {
  const back = form.line('back')
  return /^\/(?![/\\])/.test(back) ? back : otherwise
}
