import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import { keyOfText, LIMITS, misfitOf, newFormKey, readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import { recordEvent } from '../../record-event.ts'
import type { Account } from '../../store/accounts.ts'
import { showPage } from '../../view/page.ts'
import { type PostDraft, postForm } from './post-form.ts'
import { insertPost, type Post, postOfForm } from './posts.ts'
import { postTexts } from './texts.ts'

/** `/posts/new` */
export function newPostPage(c: AppContext, community: Community): Promise<Response> {
  return showDraft(c, community, { text: '', formKey: newFormKey() })
}

/** `POST /posts` */
export async function writePost(c: AppContext, community: Community, account: Account): Promise<Response> {
  const form = await readForm(c)
  const text = form.text('text')
  const problem = textProblem(c, text)
  if (problem !== undefined) return showDraft(c, community, { text, formKey: form.key, problem })

  const post = await storePost(community, account, text, keyOfText(form, text))
  return c.redirect(`/posts/${post.id}`, 303)
}

function textProblem(c: AppContext, text: string): string | undefined {
  const { texts, locale } = c.var.visitor
  const misfit = misfitOf(text, LIMITS.post)
  if (misfit === 'empty') return postTexts(locale).missing
  return misfit === 'too_long' ? texts.tooLong(text.length, LIMITS.post.longest) : undefined
}

function showDraft(c: AppContext, community: Community, draft: PostDraft): Promise<Response> {
  const texts = postTexts(c.var.visitor.locale)
  const body = html`<section class="card narrow"><h1>${texts.newTitle}</h1>${postForm(c, draft)}</section>`
  return showPage(c, community, { title: texts.newTitle, body, status: draft.problem === undefined ? 200 : 422 })
}

/** The post, and the event; the same form sent again gives the post it made before. */
function storePost(community: Community, account: Account, text: string, formKey: string): Promise<Post> {
  return community.store.transaction(async (tx) => {
    const at = community.now()
    const post = await insertPost(tx, { author: account.id, text, formKey }, at)
    if (post === null) return postOfForm(tx, account.id, formKey)
    await recordEvent(community, tx, {
      id: `post:${post.id}:created`,
      type: 'post.created',
      at: at.toISOString(),
      actor: account.id,
      target: `post:${post.id}`,
      zone: account.zone ?? undefined,
    })
    return post
  })
}
