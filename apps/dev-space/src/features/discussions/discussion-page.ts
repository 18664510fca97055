import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { markdown } from '../../view/markdown.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { type Author, readAuthors } from '../conversation/authors.ts'
import { type ConversationOptions, conversation } from '../conversation/conversation.ts'
import { reactionBar } from '../conversation/reaction-bar.ts'
import { writtenBy } from '../conversation/written-by.ts'
import { type Discussion, discussionById } from './discussions.ts'
import { discussionTexts } from './texts.ts'

/** `/discussions/:id`: what was asked, and the answers; the accepted one stands first. */
export async function discussionPage(c: AppContext, community: Community): Promise<Response> {
  const discussion = await discussionById(community.store, c.req.param('id') ?? '')
  if (discussion === null) return notFoundPage(c, community)

  const { visitor } = c.var
  const { id, author: asker, title } = discussion
  const author = (await readAuthors(community, [asker], visitor.locale)).get(asker)
  const reactions = await reactionBar(c, community, [`discussion:${id}`])
  const body = html`<div class="written-page">
    ${question(c, community, discussion, author, reactions.get(`discussion:${id}`))}
    ${await conversation(c, community, `discussion:${id}`, answersOf(c, discussion))}
  </div>`
  return showPage(c, community, { title, at: 'discussions', body })
}

function question(
  c: AppContext,
  { now }: Community,
  { id, author: asker, title, text, accepted, createdAt }: Discussion,
  author: Author | undefined,
  reaction: Html | undefined,
): Html {
  const texts = discussionTexts(c.var.visitor.locale)
  return html`<article class="card">
    <h1 class="question-title">${title}</h1>
    ${author && writtenBy(c, author, createdAt, now(), accepted === null ? null : answeredLabel(c))}
    <div class="written-text">${markdown(text, { below: 1 })}</div>
    <div class="written-foot">${reaction}${accepted !== null && html`<a class="quiet" href="#comment-${accepted}">${texts.toAnswer}</a>`}
      ${c.var.visitor.account?.id === asker && removal(c, id)}</div>
  </article>`
}

/** Told by shape and word, not by colour alone. */
export function answeredLabel(c: AppContext): Html {
  return html`<span class="answered">${icon('circle-check')}${discussionTexts(c.var.visitor.locale).answered}</span>`
}

/** Two steps, as there is no way back. */
function removal(c: AppContext, id: string): Html {
  const texts = discussionTexts(c.var.visitor.locale)
  return html`<details class="removal"><summary>${texts.remove}</summary>
    <form method="post" action="/discussions/${id}/remove"><button type="submit" class="danger">${texts.removeThis}</button></form></details>`
}

function answersOf(c: AppContext, { id, author, accepted }: Discussion): ConversationOptions {
  const { account, locale } = c.var.visitor
  const texts = discussionTexts(locale)
  const asked = account?.id === author
  return {
    title: texts.answersTitle,
    label: texts.answerLabel,
    submit: texts.answerSubmit,
    empty: asked ? texts.noAnswersOwn : texts.noAnswers,
    first: accepted,
    mark: (comment) =>
      comment.id === accepted ? html`<p class="accepted">${icon('circle-check')}${texts.accepted}</p>` : null,
    action: (comment, { handle }) =>
      asked && comment.id !== accepted && comment.parent === null
        ? html`<form method="post" action="/discussions/${id}/accept" data-in-place="conversation"><input type="hidden" name="comment" value="${comment.id}">
          <button type="submit" class="secondary accept" aria-label="${texts.acceptThis(handle)}">${icon('check')}${texts.accept}</button></form>`
        : null,
  }
}
