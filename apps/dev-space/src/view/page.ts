import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Community } from '../community.ts'
import type { AppContext } from '../http/visitor.ts'
import type { Html } from './html.ts'
import { layout, type NavigationItem } from './layout.ts'
import { newsOf, newsToast } from './news.ts'

export interface PageContent {
  readonly title: string
  readonly body: Html
  /** Where the visitor is in the navigation. */
  readonly at?: NavigationItem
  readonly status?: ContentfulStatusCode
}

/** Answers with a page. Badges that the visitor has just earned are celebrated on it, once. */
export async function showPage(c: AppContext, community: Community, content: PageContent): Promise<Response> {
  const { visitor } = c.var
  const news = await newsOf(c, community)
  const { unread } = news
  const page = layout({ ...content, visitor, assets: community.assets, unread, news: newsToast(c, news) })
  // What was just earned is not celebrated again by going back.
  c.header('Cache-Control', news.notices.length > 0 ? 'no-store' : 'private, no-cache')
  c.header('Content-Language', visitor.locale)
  c.header('Vary', 'Accept-Encoding')
  c.header('Content-Type', 'text/html; charset=UTF-8')
  // As bytes: a text would be measured first and then written, and what is neither would become a stream.
  return c.body(Buffer.from(String(await page)), content.status ?? 200)
}
