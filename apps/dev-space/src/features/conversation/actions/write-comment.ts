import { html } from 'hono/html'
import type { Community } from '../../../community.ts'
import { keyOfText, LIMITS, misfitOf, readForm } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import type { Texts } from '../../../texts/texts.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { showPage } from '../../../view/page.ts'
import { commentEvent } from '../comment-event.ts'
import { type CommentDraft, commentForm } from '../comment-form.ts'
import { type Comment, commentOfForm, insertComment } from '../comments.ts'
import { findSubject, type Subject } from '../subjects.ts'
import { type ConversationTexts, conversationTexts } from '../texts.ts'

/** `POST /comments`: a comment on something, or a reply to a comment. */
export async function writeComment(c: AppContext, community: Community, account: Account): Promise<Response> {
  const form = await readForm(c)
  const subject = await findSubject(community.store, form.line('subject'))
  // Replies have no replies: whoever answers one answers the comment above.
  if (subject === null || subject.comment?.isReply === true) return notFoundPage(c, community)
  const text = form.text('text')
  const { texts, locale } = c.var.visitor
  const problem = textProblem(text, conversationTexts(locale), texts)
  if (problem !== undefined) return showDraft(c, community, subject, { text, formKey: form.key, problem })

  const formKey = keyOfText(form, subject.name, text)
  const comment = await storeComment(community, { subject, account, text, formKey })
  return c.redirect(`${subject.path}#comment-${comment.id}`, 303)
}

function textProblem(text: string, texts: ConversationTexts, common: Texts): string | undefined {
  const misfit = misfitOf(text, LIMITS.comment)
  if (misfit === 'empty') return texts.missing
  return misfit === 'too_long' ? common.tooLong(text.length, LIMITS.comment.longest) : undefined
}

/** The form alone on a page, with what was typed and what is wrong with it. */
function showDraft(c: AppContext, community: Community, subject: Subject, draft: CommentDraft): Promise<Response> {
  const { locale } = c.var.visitor
  const texts = conversationTexts(locale)
  const title = subject.comment === null ? texts.writeTitle : texts.reply
  const body = html`<section class="card narrow">
    <h1>${title}</h1>
    ${commentForm({ subject: subject.name, label: texts.label, submit: title, draft }, locale)}
    <p><a href="${subject.path}">${texts.back}</a></p>
  </section>`
  return showPage(c, community, { title, body, status: 422 })
}

interface Written {
  readonly subject: Subject
  readonly account: Account
  readonly text: string
  readonly formKey: string
}

/** The comment, and the event; the same form sent again gives the comment it made before. */
function storeComment(community: Community, { subject, account, text, formKey }: Written): Promise<Comment> {
  const about = subject.comment?.about ?? subject.name
  const parent = subject.comment === null ? null : subject.name.replace('comment:', '')
  return community.store.transaction(async (tx) => {
    const at = community.now()
    const comment = await insertComment(tx, { subject: about, parent, author: account.id, text, formKey }, at)
    if (comment === null) return commentOfForm(tx, account.id, formKey)
    await recordEvent(community, tx, commentEvent(comment, { change: 'created', account, owner: subject.owner, at }))
    return comment
  })
}
