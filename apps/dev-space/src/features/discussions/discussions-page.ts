import { html, raw } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { creatorLine } from '../../view/creator.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { showPage } from '../../view/page.ts'
import { timeAgo } from '../../view/time.ts'
import { type Author, readAuthors } from '../conversation/authors.ts'
import { answeredLabel } from './discussion-page.ts'
import { type Discussion, type DiscussionState, recentDiscussions, STATES } from './discussions.ts'
import { discussionTexts } from './texts.ts'

const PAGE = 20

/** `/discussions`: the newest first; `?state=open` and `?state=answered` show some of them. */
export async function discussionsPage(c: AppContext, community: Community): Promise<Response> {
  const { locale, texts: common } = c.var.visitor
  const texts = discussionTexts(locale)
  const state = STATES.find((one) => one === c.req.query('state')) ?? 'all'
  const before = c.req.query('before')
  const found = await recentDiscussions(community.store, { state, before, limit: PAGE + 1 })
  const shown = found.slice(0, PAGE)
  const next = found.length > PAGE ? shown.at(-1)?.id : undefined
  const body = html`<div class="ends title"><div><h1>${texts.title}</h1><p class="muted">${texts.text}</p></div>
      <a class="button" href="/discussions/new">${icon('plus')}${texts.start}</a></div>
    <nav class="tabs" aria-label="${texts.statesLabel}">${STATES.map((one) => html`<a href="${pathOf(one)}"${one === state ? raw(' aria-current="page"') : ''}>${texts.states[one]}</a>`)}</nav>
    <section class="card">
      ${shown.length === 0 ? html`<p class="empty">${texts.empty[state]}</p>` : await discussionList(c, community, shown)}
    </section>
    <p class="pager">
      ${before !== undefined && html`<a href="${pathOf(state)}">${common.newest}</a>`}
      ${next !== undefined && html`<a href="${pathOf(state, next)}" rel="next">${common.older}</a>`}
    </p>`
  return showPage(c, community, { title: texts.title, at: 'discussions', body })
}

function pathOf(state: DiscussionState, before?: string): string {
  const query = new URLSearchParams({ ...(state !== 'all' && { state }), ...(before !== undefined && { before }) })
  return query.size === 0 ? '/discussions' : `/discussions?${query}`
}

/** Discussions as lines: what it is about, who asked, how many answered. */
async function discussionList(c: AppContext, community: Community, discussions: readonly Discussion[]): Promise<Html> {
  const ids = discussions.map(({ author }) => author)
  const authors = await readAuthors(community, ids, c.var.visitor.locale)
  const now = community.now()
  return html`<ol class="discussions">${discussions.map((one) => discussionLine(c, one, authors.get(one.author), now))}</ol>`
}

function discussionLine(c: AppContext, discussion: Discussion, author: Author | undefined, now: Date): Html {
  const { id, title, accepted, answers, createdAt } = discussion
  const texts = discussionTexts(c.var.visitor.locale)
  return html`<li>
    <div class="grow">
      <h2><a href="/discussions/${id}">${title}</a></h2>
      <p class="muted byline">${author && creatorLine(c, author.account, author.flair)} · ${timeAgo(createdAt, now, c.var.visitor)}</p>
    </div>
    <p class="muted number discussion-state">${accepted !== null && answeredLabel(c)}<span>${texts.answers(answers)}</span></p>
  </li>`
}
