import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { readAuthors } from './authors.ts'
import { commentForm } from './comment-form.ts'
import { type CommentFrame, threadItem } from './comment-item.ts'
import { type Comment, findThread, listThreads, type Thread } from './comments.ts'
import { reactionBar } from './reaction-bar.ts'
import { findSubject } from './subjects.ts'
import { conversationTexts } from './texts.ts'

/** What another feature says or does differently on its pages. */
export interface ConversationOptions {
  /** "Comments" unless given. */
  readonly title?: string
  readonly label?: string
  readonly submit?: string
  readonly empty?: string
  /** A comment that stands before all others. */
  readonly first?: string | null
  /** Stands above a comment. */
  readonly mark?: (comment: Comment) => Html | null
  /** Stands beside a comment's author. */
  readonly action?: (comment: Comment, author: Account) => Html | null
}

/** What people say about something, and a form to join in; `subject` is such as `post:3`. */
export async function conversation(
  c: AppContext,
  community: Community,
  subject: string,
  options: ConversationOptions = {},
): Promise<Html> {
  const { store } = community
  const { account, locale } = c.var.visitor
  const { first = null } = options
  const upto = c.req.query('comments')
  const list = await listThreads(store, { subject, upto, without: first })
  const leading = first === null || upto !== undefined ? null : await findThread(store, subject, first)
  const threads = leading === null ? list.threads : [leading, ...list.threads]
  const isOpen = account !== null && (await findSubject(store, subject)) !== null
  const texts = conversationTexts(locale)
  const frame = await readFrame(c, community, threads, { ...options, isOpen })
  return html`<section class="card conversation" id="conversation">
    <h2 class="ends"><span>${options.title ?? texts.title}</span>${list.total > 0 && html`<span class="muted number">${list.total.toLocaleString(locale)}</span>`}</h2>
    ${threads.length === 0 && html`<p class="empty">${options.empty ?? (isOpen ? texts.emptyMember : texts.empty)}</p>`}
    ${list.earlier !== null && html`<p class="pager"><a href="${c.req.path}?comments=${list.earlier}#conversation">${texts.earlier}</a></p>`}
    <ol class="comments">${threads.map((thread) => threadItem(thread, frame))}</ol>
    ${list.hasLater && html`<p class="pager"><a href="${c.req.path}#conversation">${texts.newest}</a></p>`}
    ${account === null && html`<p class="join-in"><a href="/join?first">${texts.joinToComment}</a></p>`}
    ${isOpen && commentForm({ subject, label: options.label ?? texts.label, submit: options.submit ?? texts.submit }, locale)}
  </section>`
}

type FrameOptions = Pick<ConversationOptions, 'mark' | 'action'> & { readonly isOpen: boolean }

async function readFrame(
  c: AppContext,
  community: Community,
  threads: readonly Thread[],
  { mark = () => null, action = () => null, isOpen }: FrameOptions,
): Promise<CommentFrame> {
  const comments = threads.flatMap(({ comment, replies }) => [comment, ...replies])
  const ids = comments.map(({ author }) => author)
  const authors = await readAuthors(community, ids, c.var.visitor.locale)
  const reactions = await reactionBar(
    c,
    community,
    comments.map(({ id }) => `comment:${id}`),
  )
  return { c, now: community.now(), authors, reactions, isOpen, mark, action }
}
