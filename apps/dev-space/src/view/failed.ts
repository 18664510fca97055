import { html } from 'hono/html'
import type { Community } from '../community.ts'
import { type AppContext, stranger } from '../http/visitor.ts'
import { layout } from './layout.ts'

/** What stands where something of ours went wrong. Asks neither Laurel nor the database: they may be what failed. */
export async function failedPage(c: AppContext, { assets }: Community): Promise<Response> {
  const visitor = stranger(c)
  const { texts } = visitor
  const body = html`<section class="card narrow">
    <h1>${texts.failed}</h1>
    <p>${texts.failedText}</p>
    <p><a class="button secondary" href="/">${texts.toHome}</a></p>
  </section>`
  return c.html(await layout({ title: texts.failed, body, visitor, assets, unread: 0, news: null }), 500)
}
