import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import { keyOfText, LIMITS, type Limit, misfitOf, newFormKey, readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import { recordEvent } from '../../record-event.ts'
import type { Account } from '../../store/accounts.ts'
import { lineField, textField } from '../../view/fields.ts'
import { showPage } from '../../view/page.ts'
import { discussionOfForm, insertDiscussion, type NewDiscussion } from './discussions.ts'
import { discussionTexts } from './texts.ts'

/** What was typed so far, and what is wrong with it. */
interface DiscussionDraft {
  readonly title: string
  readonly text: string
  readonly formKey: string
  readonly titleProblem?: string | undefined
  readonly textProblem?: string | undefined
}

/** `/discussions/new` */
export function newDiscussionPage(c: AppContext, community: Community): Promise<Response> {
  return showDraft(c, community, { title: '', text: '', formKey: newFormKey() })
}

/** `POST /discussions` */
export async function startDiscussion(c: AppContext, community: Community, account: Account): Promise<Response> {
  const texts = discussionTexts(c.var.visitor.locale)
  const form = await readForm(c)
  const title = form.line('title')
  const text = form.text('text')
  const titleProblem = problemOf(c, title, LIMITS.discussion, texts.titleMissing)
  const textProblem = problemOf(c, text, LIMITS.question, texts.textMissing)
  if (titleProblem !== undefined || textProblem !== undefined)
    return showDraft(c, community, { title, text, formKey: form.key, titleProblem, textProblem })

  const formKey = keyOfText(form, title, text)
  const id = await storeDiscussion(community, account, { author: account.id, title, text, formKey })
  return c.redirect(`/discussions/${id}`, 303)
}

function problemOf({ var: { visitor } }: AppContext, text: string, limit: Limit, missing: string): string | undefined {
  const misfit = misfitOf(text, limit)
  if (misfit === 'empty') return missing
  return misfit === 'too_long' ? visitor.texts.tooLong(text.length, limit.longest) : undefined
}

function showDraft(c: AppContext, community: Community, draft: DiscussionDraft): Promise<Response> {
  const { locale, texts: common } = c.var.visitor
  const texts = discussionTexts(locale)
  const { title, text, formKey, titleProblem, textProblem } = draft
  const wrong = titleProblem !== undefined || textProblem !== undefined
  const body = html`<section class="card written-page">
    <h1>${texts.newTitle}</h1>
    <form method="post" action="/discussions" class="stack">
      <input type="hidden" name="form" value="${formKey}">
      ${lineField({ name: 'title', label: texts.titleLabel, value: title, limit: LIMITS.discussion, problem: titleProblem, hint: texts.titleHint })}
      ${textField({ name: 'text', label: texts.textLabel, value: text, limit: LIMITS.question, problem: textProblem, hint: texts.textHint, rows: 8 })}
      <div class="actions"><button type="submit">${texts.submit}</button><a class="button secondary" href="/discussions">${common.cancel}</a></div>
    </form>
  </section>`
  return showPage(c, community, { title: texts.newTitle, at: 'discussions', body, status: wrong ? 422 : 200 })
}

/** The discussion, and the event; the same form sent again gives the discussion it started before. */
function storeDiscussion(community: Community, account: Account, started: NewDiscussion): Promise<string> {
  return community.store.transaction(async (tx) => {
    const at = community.now()
    const id = await insertDiscussion(tx, started, at)
    if (id === null) return discussionOfForm(tx, account.id, started.formKey)
    await recordEvent(community, tx, {
      id: `discussion:${id}:started`,
      type: 'discussion.started',
      at: at.toISOString(),
      actor: account.id,
      target: `discussion:${id}`,
      zone: account.zone ?? undefined,
    })
    return id
  })
}
