import { renderToast } from '@laurel/elements/render'
import type { Notice } from '@laurel/engine'
import { html } from 'hono/html'
import type { Community } from '../community.ts'
import type { AppContext } from '../http/visitor.ts'
import type { Account } from '../store/accounts.ts'
import { drawn, look } from './elements.ts'
import type { Html } from './html.ts'

/** Where a member's own part of Laurel's API is: what they earn is told there as it happens. */
export const OWN_API = '/my/laurel/v1'

export interface News {
  /** What was earned and not celebrated yet. */
  readonly notices: readonly Notice[]
  /** How many notices wait in the inbox. */
  readonly unread: number
}

const NO_NEWS: News = { notices: [], unread: 0 }

/** What the visitor does not know yet: handed out once, to the first page that somebody looks at. */
export async function newsOf(c: AppContext, { laurel }: Community): Promise<News> {
  const { account, locale } = c.var.visitor
  if (account === null) return NO_NEWS
  const notices = isLookedAt(c) ? await laurel.claimNotices(account.id, { locale }) : []
  const unread = await laurel.inbox(account.id, { locale, unreadOnly: true })
  return { notices: c.req.path === '/inbox' ? [] : notices, unread: unread.length }
}

/** A browser that fetches ahead shows the page to nobody yet. */
function isLookedAt({ req }: AppContext): boolean {
  return req.method !== 'HEAD' && !/prefetch|prerender/.test(req.header('Sec-Purpose') ?? '')
}

/** What was just earned, drawn by the server; what comes later shows up in the same place. */
export function newsToast(c: AppContext, { notices }: News): Html | null {
  const { account } = c.var.visitor
  if (account === null) return null
  const written = notices.length > 0 && html`<script type="application/json">${drawn(asJson(notices))}</script>`
  return html`<div id="news">${liveFor(c, account, drawn(renderToast(notices, look(c))))}${written}</div>`
}

/** Around elements of a member's own that show what happens while it happens. */
export function liveFor(c: AppContext, { id }: Account, element: Html): Html {
  const { locale, zone, badgeHref } = look(c)
  return html`<laurel-context src="${OWN_API}" person="${id}" locale="${locale}" zone="${zone}" badge-href="${badgeHref}">${element}</laurel-context>`
}

/** For a script element, which ends at the first `</script`. */
function asJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
