import { renderInbox } from '@laurel/elements/render'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { drawn, look } from '../../view/elements.ts'
import { liveFor } from '../../view/news.ts'
import { showPage } from '../../view/page.ts'

/** `/inbox`: everything Laurel told the visitor, the newest first. */
export async function inboxPage(c: AppContext, community: Community, account: Account): Promise<Response> {
  const { texts, locale } = c.var.visitor
  const items = await community.laurel.inbox(account.id, { locale })
  const inbox = drawn(renderInbox({ items }, look(c, community.now())))
  const isUnread = items.some(({ readAt }) => readAt === null)
  const body = html`<div class="middle-column">
    <h1 class="unseen">${texts.inboxTitle}</h1>
    ${isUnread && html`<noscript><form method="post" action="/inbox/read" class="mark-read"><button type="submit" class="secondary">${texts.markAllRead}</button></form></noscript>`}
    ${liveFor(c, account, inbox)}
  </div>`
  return showPage(c, community, { title: texts.inboxTitle, body })
}
