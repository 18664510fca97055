import { LOG_COMMAND } from '@laurel/git'
import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import { LIMITS } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { lineField } from '../../view/fields.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { showPage } from '../../view/page.ts'
import { timeAgo } from '../../view/time.ts'
import { codeTexts } from './texts.ts'
import { takenUploads, type Upload } from './uploads.ts'

/** What was wrong with an upload. */
export interface UploadProblem {
  readonly repository?: string
  readonly repositoryProblem?: string
  readonly fileProblem?: string
}

/** `/code`: how to bring the commits that one wrote elsewhere. */
export function codePage(c: AppContext, community: Community, account: Account): Promise<Response> {
  return showCode(c, community, account, {})
}

export async function showCode(
  c: AppContext,
  community: Community,
  account: Account,
  problem: UploadProblem,
): Promise<Response> {
  const texts = codeTexts(c.var.visitor.locale)
  const before = await takenUploads(community.store, account.id)
  const body = html`<div class="columns">
    <section class="card code-upload">
      <h1>${texts.title}</h1>
      <p>${texts.lead}</p>
      <div class="code-command"><pre><code id="command">${LOG_COMMAND}</code></pre>
        <button type="button" class="secondary small" data-copy="command" data-copied="${texts.copied}" aria-live="polite">${texts.copy}</button></div>
      <p class="muted">${texts.promise}</p>
      ${uploadForm(problem, texts)}
    </section>
    <aside><section class="card">
      <h2>${texts.before}</h2>
      ${before.length === 0 ? html`<p class="empty">${texts.nothingBefore}</p>` : html`<ul class="plain">${before.map((upload) => uploadRow(c, community, upload))}</ul>`}
      <p class="muted small">${texts.since}</p>
    </section></aside>
  </div>`
  const fine = problem.repositoryProblem === undefined && problem.fileProblem === undefined
  return showPage(c, community, { title: texts.title, body, status: fine ? 200 : 422 })
}

function uploadForm(
  { repository = '', repositoryProblem, fileProblem }: UploadProblem,
  texts: ReturnType<typeof codeTexts>,
): Html {
  // The name comes before the file, so that it is known when the first commit is read.
  return html`<form method="post" action="/code" enctype="multipart/form-data" class="stack">
    ${lineField({ name: 'repository', label: texts.repository, value: repository, limit: LIMITS.repository, problem: repositoryProblem, hint: texts.repositoryHint })}
    <div class="field${fileProblem === undefined ? '' : ' wrong'}">
      <label for="file">${texts.file}</label>
      <input type="file" id="file" name="file" accept=".txt,text/plain" required aria-describedby="file-hint"${fileProblem === undefined ? '' : html` aria-invalid="true"`}>
      <p class="hint" id="file-hint">${texts.fileHint}</p>
      ${fileProblem && html`<p class="problem" role="alert">${fileProblem}</p>`}
    </div>
    <div><button type="submit">${icon('upload')}${texts.upload}</button></div>
  </form>`
}

function uploadRow(c: AppContext, { now }: Community, { repository, takenAt, recorded }: Upload): Html {
  const { visitor } = c.var
  const texts = codeTexts(visitor.locale)
  return html`<li><span>${repository}</span><span class="muted small">${texts.commits(recorded ?? 0)}${takenAt && html` · ${timeAgo(takenAt, now(), visitor)}`}</span></li>`
}
