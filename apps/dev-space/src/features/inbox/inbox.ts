import type { Notice } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import { badgeMedal } from '../../view/badge.ts'
import { emphasised, type Html } from '../../view/html.ts'
import { shownBadge } from '../../view/news.ts'
import { showPage } from '../../view/page.ts'
import { timeAgo } from '../../view/time.ts'

/** `/inbox`: everything Laurel told the visitor, the newest first. */
export async function inboxPage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const { account, texts, locale } = visitor
  if (account === null) return c.redirect('/join?first', 303)
  const notices = await community.laurel.inbox(account.id, { locale })
  const body = html`<div class="ends title"><h1>${texts.inboxTitle}</h1>
      ${notices.some((notice) => notice.readAt === null) && html`<form method="post" action="/inbox/read"><button type="submit" class="secondary">${texts.markAllRead}</button></form>`}</div>
    <section class="card">
      ${notices.length === 0 ? html`<p class="empty">${texts.inboxEmpty}</p>` : html`<ol class="feed">${notices.map((notice) => noticeLine(notice, community, visitor))}</ol>`}
    </section>`
  return showPage(c, community, { title: texts.inboxTitle, body })
}

function noticeLine(notice: Notice, { laurel, now }: Community, { texts, locale }: Visitor): Html {
  const [first] = notice.awards
  return html`<li class="${notice.readAt === null ? 'unread' : ''}">
    ${first && badgeMedal(shownBadge(laurel.catalog, first.badge, locale), 48)}
    <div class="grow">
      <p>${emphasised(notice.text)}</p>
      <p class="muted small">${notice.readAt === null && html`<span class="new">${texts.isNew}</span> · `}${timeAgo(notice.createdAt, now(), locale)}</p>
    </div></li>`
}
