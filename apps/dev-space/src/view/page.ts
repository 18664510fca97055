import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Community } from '../community.ts'
import type { AppContext } from '../http/visitor.ts'
import type { Html } from './html.ts'
import { KeptPages } from './kept-pages.ts'
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
  const cache = news.notices.length > 0 ? 'no-store' : ALWAYS_ASK
  // As bytes: a text would be measured first and then written, and what is neither would become a stream.
  return send(c, Buffer.from(String(await page)), cache, content.status)
}

/** Pages that many ask for and that seldom change. */
const kept = new KeptPages()

/**
 * Answers a stranger with a page that is kept under `key`, which has all in it that the page is made of; how long ago
 * something was is told by the minute.
 */
export async function showKept(
  c: AppContext,
  community: Community,
  key: readonly unknown[],
  content: () => Promise<PageContent>,
): Promise<Response> {
  const { visitor } = c.var
  const { locale, zone, theme } = visitor
  const minute = Math.floor(community.now().getTime() / A_MINUTE)
  const { pathname, search } = new URL(c.req.url)
  const whole = JSON.stringify([pathname, search, locale, zone, theme, minute, community.assets.script, ...key])
  const page = await kept.answer(c, whole, async () => {
    const drawing = layout({ ...(await content()), visitor, assets: community.assets, unread: 0, news: null })
    return String(await drawing)
  })
  return send(c, page, ALWAYS_ASK)
}

const A_MINUTE = 60_000

const ALWAYS_ASK = 'private, no-cache'

function send(
  c: AppContext,
  page: Uint8Array<ArrayBuffer>,
  cache: string,
  status: ContentfulStatusCode = 200,
): Response {
  c.header('Cache-Control', cache)
  c.header('Content-Language', c.var.visitor.locale)
  c.header('Vary', 'Accept-Encoding')
  c.header('Content-Type', 'text/html; charset=UTF-8')
  return c.body(page, status)
}
