import { html } from 'hono/html'
import type { Community } from '../community.ts'
import type { AppContext } from '../http/visitor.ts'
import { showPage } from './page.ts'

/** What stands where nothing is. */
export function notFoundPage(c: AppContext, community: Community): Promise<Response> {
  const { texts } = c.var.visitor
  const body = html`<section class="card narrow">
    <h1>${texts.notFound}</h1>
    <p>${texts.notFoundText}</p>
    <p><a class="button secondary" href="/">${texts.toHome}</a></p>
  </section>`
  return showPage(c, community, { title: texts.notFound, body, status: 404 })
}
