import { html } from 'hono/html'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import type { Author } from './authors.ts'
import { commentForm } from './comment-form.ts'
import type { Comment, Thread } from './comments.ts'
import { foldedText } from './folded-text.ts'
import { conversationTexts } from './texts.ts'
import { writtenBy } from './written-by.ts'

export interface CommentFrame {
  readonly c: AppContext
  readonly now: Date
  readonly authors: ReadonlyMap<string, Author>
  readonly reactions: ReadonlyMap<string, Html>
  /** Whether the reader may take part. */
  readonly isOpen: boolean
  readonly mark: (comment: Comment) => Html | null
  readonly action: (comment: Comment, author: Account) => Html | null
}

export function threadItem({ comment, replies }: Thread, frame: CommentFrame): Html {
  const { isOpen, authors, c } = frame
  const author = authors.get(comment.author)
  const isThere = comment.removedAt === null
  return html`<li id="comment-${comment.id}">
    ${isThere ? oneComment(comment, frame) : html`<p class="empty">${conversationTexts(c.var.visitor.locale).removed}</p>`}
    ${isThere && html`<div class="comment-foot">${frame.reactions.get(`comment:${comment.id}`)}${isOpen && author && replyForm(comment, author, frame)}</div>`}
    ${replies.length > 0 && html`<ol class="replies">${replies.map((reply) => replyItem(reply, frame))}</ol>`}
  </li>`
}

function replyItem(reply: Comment, frame: CommentFrame): Html {
  return html`<li id="comment-${reply.id}">${oneComment(reply, frame)}
    <div class="comment-foot">${frame.reactions.get(`comment:${reply.id}`)}</div></li>`
}

function oneComment(comment: Comment, frame: CommentFrame): Html | null {
  const { c, authors, now, mark, action } = frame
  const author = authors.get(comment.author)
  if (author === undefined) return null
  const isOwn = c.var.visitor.account?.id === comment.author
  const beside = html`${action(comment, author.account)}${isOwn && removeForm(comment, frame)}`
  return html`${mark(comment)}${writtenBy(c, author, comment.createdAt, now, beside)}${foldedText(c, comment.text)}`
}

function replyForm({ id }: Comment, { account }: Author, { c }: CommentFrame): Html {
  const { locale } = c.var.visitor
  const texts = conversationTexts(locale)
  const form = { subject: `comment:${id}`, label: texts.replyLabel(account.handle), submit: texts.reply }
  return html`<details class="reply"><summary aria-label="${texts.replyTo(account.handle)}">${icon('reply')}${texts.reply}</summary>${commentForm(form, locale)}</details>`
}

/** Two steps, as there is no way back. */
function removeForm({ id }: Comment, { c }: CommentFrame): Html {
  const texts = conversationTexts(c.var.visitor.locale)
  return html`<details class="removal"><summary>${texts.remove}</summary>
    <form method="post" action="/comments/${id}/remove"><button type="submit" class="danger">${texts.removeThis}</button></form></details>`
}
