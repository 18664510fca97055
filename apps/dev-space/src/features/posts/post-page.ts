import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Html } from '../../view/html.ts'
import { markdown } from '../../view/markdown.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { readAuthors } from '../conversation/authors.ts'
import { conversation } from '../conversation/conversation.ts'
import { reactionBar } from '../conversation/reaction-bar.ts'
import { writtenBy } from '../conversation/written-by.ts'
import { type Post, postById } from './posts.ts'
import { postTexts } from './texts.ts'

/** `/posts/:id` */
export async function postPage(c: AppContext, community: Community): Promise<Response> {
  const post = await postById(community.store, c.req.param('id') ?? '')
  if (post === null) return notFoundPage(c, community)

  const { visitor } = c.var
  const subject = `post:${post.id}`
  const author = (await readAuthors(community, [post.author], visitor.locale)).get(post.author)
  const reactions = await reactionBar(c, community, [subject])
  const title = postTexts(visitor.locale).titleOf(author?.account.name ?? '')
  const body = html`<div class="written-page">
    <article class="card">
      <h1 class="unseen">${title}</h1>
      ${author && writtenBy(c, author, post.createdAt, community.now())}
      <div class="written-text">${markdown(post.text)}</div>
      <div class="written-foot">${reactions.get(subject)}${visitor.account?.id === post.author && removal(c, post)}</div>
    </article>
    ${await conversation(c, community, subject)}
  </div>`
  return showPage(c, community, { title, body })
}

/** Two steps, as there is no way back. */
function removal(c: AppContext, { id }: Post): Html {
  const texts = postTexts(c.var.visitor.locale)
  return html`<details class="removal"><summary>${texts.remove}</summary>
    <form method="post" action="/posts/${id}/remove"><button type="submit" class="danger">${texts.removeThis}</button></form></details>`
}
