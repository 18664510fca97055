import type { Notice } from '@laurel/engine'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Community } from '../community.ts'
import type { AppContext } from '../http/visitor.ts'
import type { Html } from './html.ts'
import { layout, type NavigationItem } from './layout.ts'
import { newsBanner } from './news.ts'

export interface PageContent {
  readonly title: string
  readonly body: Html
  /** Where the visitor is in the navigation. */
  readonly at?: NavigationItem
  readonly status?: ContentfulStatusCode
  /** The inbox shows its notices itself, and leaves it to the visitor to mark them. */
  readonly withoutNews?: boolean
}

/** Answers with a page. News of badges that the visitor has not seen stand on top of it, once. */
export async function showPage(c: AppContext, community: Community, content: PageContent): Promise<Response> {
  const { account, locale } = c.var.visitor
  const unread = account === null ? [] : await community.laurel.inbox(account.id, { locale, unreadOnly: true })
  const showsNews = unread.length > 0 && content.withoutNews !== true
  const page = await layout({
    ...content,
    visitor: c.var.visitor,
    unread: showsNews ? 0 : unread.length,
    news: showsNews ? newsBanner(community.laurel.catalog, unread, c.var.visitor) : null,
  })
  if (showsNews && account !== null && isLookedAt(c)) await markShown(community, account.id, unread)

  c.header('Cache-Control', 'private, no-cache')
  c.header('Content-Language', locale)
  return c.html(page, content.status ?? 200)
}

/** A browser that fetches ahead shows the page to nobody yet. */
function isLookedAt(c: AppContext): boolean {
  return c.req.method !== 'HEAD' && !/prefetch|prerender/.test(c.req.header('Sec-Purpose') ?? '')
}

function markShown({ laurel }: Community, person: string, notices: readonly Notice[]): Promise<void> {
  return laurel.markRead(
    person,
    notices.map((notice) => notice.id),
  )
}
