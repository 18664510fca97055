import { html, raw } from 'hono/html'
import type { Community } from '../../../community.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { type Account, accountByHandle } from '../../../store/accounts.ts'
import type { Html } from '../../../view/html.ts'
import { icon } from '../../../view/icon.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { showPage } from '../../../view/page.ts'
import { personLink } from '../../../view/people.ts'
import { projectList } from '../project-list.ts'
import { recentProjects } from '../projects.ts'
import { type ProjectTexts, projectTexts } from '../texts.ts'

const PAGE = 20

/** Which projects are looked at. */
interface Wish {
  readonly open: boolean
  readonly owner: Account | null
}

/** `/projects`: the newest first; `?open` those that others may join, `?owner=mike` those of one person. */
export async function projectsPage(c: AppContext, community: Community): Promise<Response> {
  const { visitor } = c.var
  const texts = projectTexts(visitor.locale)
  const handle = c.req.query('owner')
  const owner = handle === undefined ? null : await accountByHandle(community.store, handle.toLowerCase())
  if (handle !== undefined && owner === null) return notFoundPage(c, community)

  const wish: Wish = { open: c.req.query('open') !== undefined, owner }
  const before = c.req.query('before')
  const { projects, next } = await recentProjects(community.store, {
    owner: owner?.id,
    open: wish.open,
    before,
    limit: PAGE,
  })
  const body = html`<div class="ends title"><h1>${owner === null || isOwn(wish, visitor) ? texts.title : texts.of(personLink(owner))}</h1>
      <a class="button" href="/projects/new">${icon('plus')}${texts.new}</a></div>
    ${filters(wish, visitor)}
    ${projects.length === 0 ? html`<section class="card"><p class="empty">${emptyText(wish, visitor, texts)}</p></section>` : await projectList(c, community, projects)}
    <p class="pager">
      ${before !== undefined && html`<a href="${addressOf(wish)}">${visitor.texts.newest}</a>`}
      ${next !== null && html`<a href="${addressOf(wish, next)}" rel="next">${visitor.texts.older}</a>`}
    </p>`
  return showPage(c, community, { title: texts.title, at: 'projects', body })
}

function filters(wish: Wish, visitor: Visitor): Html {
  const { account, locale } = visitor
  const texts = projectTexts(locale)
  const own = isOwn(wish, visitor)
  const tab = (path: string, isCurrent: boolean, text: string) =>
    html`<a href="${path}"${isCurrent ? raw(' aria-current="page"') : ''}>${text}</a>`
  return html`<nav class="tabs" aria-label="${texts.filters}">
    ${tab('/projects', wish.owner === null && !wish.open, texts.all)}
    ${tab('/projects?open', wish.owner === null && wish.open, texts.open)}
    ${account && tab(`/projects?owner=${account.handle}`, own, texts.yours)}
  </nav>`
}

function emptyText(wish: Wish, visitor: Visitor, texts: ProjectTexts): string {
  const isMember = visitor.account !== null
  if (wish.owner !== null) return isOwn(wish, visitor) ? texts.emptyYours : texts.emptyOf
  if (wish.open) return isMember ? texts.emptyOpen : texts.emptyOpenStranger
  return isMember ? texts.empty : texts.emptyStranger
}

function isOwn({ owner }: Wish, { account }: Visitor): boolean {
  return owner !== null && owner.id === account?.id
}

function addressOf({ open, owner }: Wish, before?: string): string {
  const wishes = [open && 'open', owner && `owner=${owner.handle}`, before !== undefined && `before=${before}`]
  const query = wishes.filter((wish) => wish !== false && wish !== null).join('&')
  return query === '' ? '/projects' : `/projects?${query}`
}
