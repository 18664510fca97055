import { GitError } from '@laurel/git'
import type { Community } from '../../community.ts'
import { LIMITS, misfitOf, oneLine, readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showCode } from './code-page.ts'
import { readUpload } from './read-upload.ts'
import { LogTooLarge, receiveLog } from './receive-log.ts'
import { takeCommits } from './take-commits.ts'
import { codeTexts } from './texts.ts'
import { showUpload } from './upload-page.ts'
import { removeUpload, removeUploadsBefore, uploadOf } from './uploads.ts'

const AN_HOUR = 60 * 60 * 1_000

/** `POST /code`: a log, read as it comes in. Nothing counts before its owner has said which author they are. */
export async function uploadLog(c: AppContext, community: Community, account: Account): Promise<Response> {
  const texts = codeTexts(c.var.visitor.locale)
  const received = await receiveLog(c)
  if (received === null) return showCode(c, community, account, { fileProblem: texts.fileMissing })
  const repository = oneLine(received.repository)
  if (misfitOf(repository, LIMITS.repository) !== null)
    return showCode(c, community, account, { repository, repositoryProblem: texts.repositoryMissing })
  await removeUploadsBefore(community.store, new Date(community.now().getTime() - AN_HOUR))
  try {
    const id = await readUpload(community, account.id, { ...received, repository })
    return c.redirect(`/code/${id}`, 303)
  } catch (error) {
    return showCode(c, community, account, { repository, fileProblem: sentenceFor(error, texts) })
  }
}

function sentenceFor(error: unknown, texts: ReturnType<typeof codeTexts>): string {
  if (error instanceof LogTooLarge) return texts.tooLarge
  if (error instanceof GitError && error.code === 'not_a_log') return texts.notALog
  throw error
}

/** `POST /code/:upload`: these are mine. */
export async function takeUpload(c: AppContext, community: Community, account: Account): Promise<Response> {
  const upload = await uploadOf(community.store, c.req.param('upload') ?? '', account.id)
  if (upload === null) return notFoundPage(c, community)
  const authors = (await readForm(c)).all('author')
  if (upload.takenAt === null) {
    const texts = codeTexts(c.var.visitor.locale)
    if (authors.length === 0) return showUpload(c, community, upload, texts.chooseOne)
    await takeCommits(community, account, upload, authors)
  }
  return c.redirect(`/code/${upload.id}`, 303)
}

/** `POST /code/:upload/discard` */
export async function discardUpload(c: AppContext, { store }: Community, account: Account): Promise<Response> {
  await removeUpload(store, c.req.param('upload') ?? '', account.id)
  return c.redirect('/code', 303)
}
