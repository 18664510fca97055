import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { dayOf } from '../../view/time.ts'
import { codeTexts } from './texts.ts'
import { authorsOf, type Upload, type UploadAuthor, uploadOf } from './uploads.ts'

/** `/code/:upload`: whose the commits of a file are, and afterwards what came of it. */
export async function uploadPage(c: AppContext, community: Community, account: Account): Promise<Response> {
  const upload = await uploadOf(community.store, c.req.param('upload') ?? '', account.id)
  return upload === null ? notFoundPage(c, community) : showUpload(c, community, upload)
}

export async function showUpload(
  c: AppContext,
  community: Community,
  upload: Upload,
  problem?: string,
): Promise<Response> {
  const { visitor } = c.var
  const texts = codeTexts(visitor.locale)
  const authors = upload.takenAt === null ? await authorsOf(community.store, upload.id) : []
  const body = html`<section class="card narrow">
    ${upload.takenAt === null ? choice(upload, authors, problem, visitor) : outcome(upload, visitor)}
    ${upload.leftOut.length > 0 && html`<h2>${texts.leftOut}</h2><ul class="plain">${upload.leftOut.map(([sentence, times]) => html`<li><span>${sentence}</span><span class="muted number">${texts.commits(times)}</span></li>`)}</ul>`}
  </section>`
  const title = upload.takenAt === null ? texts.whoTitle : upload.repository
  return showPage(c, community, { title, body, status: problem === undefined ? 200 : 422 })
}

function choice(upload: Upload, authors: readonly UploadAuthor[], problem: string | undefined, visitor: Visitor): Html {
  const texts = codeTexts(visitor.locale)
  const forget = html`<form method="post" action="/code/${upload.id}/discard"><button type="submit" class="link">${texts.discard}</button></form>`
  if (authors.length === 0) return html`<h1>${upload.repository}</h1><p class="empty">${texts.empty}</p>${forget}`
  return html`<h1>${texts.whoTitle}</h1>
    <p class="muted">${texts.whoText}</p>
    <form method="post" action="/code/${upload.id}" class="stack">
      <ul class="code-authors">${authors.map((author) => authorRow(author, visitor))}</ul>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      <div><button type="submit">${texts.take}</button></div>
    </form>
    ${forget}`
}

function authorRow({ author, name, mail, commits, firstAt, lastAt }: UploadAuthor, visitor: Visitor): Html {
  const texts = codeTexts(visitor.locale)
  const span = texts.span(dayOf(firstAt, visitor), dayOf(lastAt, visitor))
  return html`<li><label><input type="checkbox" name="author" value="${author}">
    <span><strong>${name}</strong> <span class="muted">${mail}</span></span>
    <span class="muted small">${texts.commits(commits)} · ${span}</span></label></li>`
}

function outcome({ repository, recorded, known }: Upload, { locale }: Visitor): Html {
  const texts = codeTexts(locale)
  return html`<h1>${repository}</h1>
    <p>${texts.done(recorded ?? 0)}</p>
    ${(known ?? 0) > 0 && html`<p class="muted">${texts.known(known ?? 0)}</p>`}
    <p><a class="button secondary" href="/code">${texts.title}</a></p>`
}
