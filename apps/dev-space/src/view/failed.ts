import { html } from 'hono/html'
import { preferredLocale } from '../http/language.ts'
import type { AppContext } from '../http/visitor.ts'
import { textsFor } from '../texts/texts.ts'
import { layout } from './layout.ts'

/** What stands where something of ours went wrong. Asks neither Laurel nor the database: they may be what failed. */
export async function failedPage(c: AppContext): Promise<Response> {
  const locale = preferredLocale(c.req.header('Accept-Language'))
  const texts = textsFor(locale)
  const body = html`<section class="card narrow">
    <h1>${texts.failed}</h1>
    <p>${texts.failedText}</p>
    <p><a class="button secondary" href="/">${texts.toHome}</a></p>
  </section>`
  const visitor = { account: null, locale, texts }
  return c.html(await layout({ title: texts.failed, body, visitor, unread: 0, news: null }), 500)
}
