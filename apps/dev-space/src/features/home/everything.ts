import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { showPage } from '../../view/page.ts'
import { readActivity } from '../activity/activity.ts'
import { activityList } from '../activity/activity-list.ts'
import { homeTexts } from './texts.ts'

const PAGE = 30

/** `/activity`: what everybody did, for everybody to read. */
export async function everythingPage(c: AppContext, community: Community): Promise<Response> {
  const { locale, texts: common } = c.var.visitor
  const texts = homeTexts(locale)
  const cursor = c.req.query('before') ?? null
  const { items, next } = await readActivity(community, { people: null, cursor, limit: PAGE, locale })
  const body = html`<div class="middle-column"><div class="title"><h1>${texts.activity}</h1></div>
    <section class="card">${items.length === 0 ? html`<p class="empty">${texts.emptyEveryone}</p>` : await activityList(c, community, items)}</section>
    <p class="pager">${cursor !== null && html`<a href="/activity">${common.newest}</a>`}${next !== null && html`<a href="/activity?before=${encodeURIComponent(next)}" rel="next">${common.older}</a>`}</p></div>`
  return showPage(c, community, { title: texts.activity, at: 'home', body })
}
