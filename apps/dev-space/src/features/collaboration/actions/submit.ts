import type { Community } from '../../../community.ts'
import { keyOfText, LIMITS, misfitOf, readForm } from '../../../http/form.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import type { Project } from '../../projects/projects.ts'
import { type Contribution, contributionOfForm, insertContribution, type NewContribution } from '../contributions.ts'
import { type ContributionDraft, showNewContribution } from '../pages/new-contribution.ts'
import { collaborationTexts } from '../texts.ts'

/** `POST /projects/:id/contributions` */
export async function submit(
  c: AppContext,
  community: Community,
  project: Project,
  author: Account,
): Promise<Response> {
  const form = await readForm(c)
  const title = form.line('title')
  const text = form.text('text')
  const problems = problemsOf(title, text, c.var.visitor)
  if (problems.titleProblem !== undefined || problems.textProblem !== undefined)
    return showNewContribution(c, community, project, { title, text, formKey: form.key, ...problems })

  const formKey = keyOfText(form, project.id, title, text)
  const draft = { project: project.id, author: author.id, title, text, formKey }
  const contribution = await storeContribution(community, draft, author.zone)
  return c.redirect(`/projects/${project.id}/contributions/${contribution.id}`, 303)
}

function problemsOf(
  title: string,
  text: string,
  { texts, locale }: Visitor,
): Pick<ContributionDraft, 'titleProblem' | 'textProblem'> {
  const own = collaborationTexts(locale)
  const problem = (value: string, limit: 'contributionTitle' | 'contribution', missing: string) => {
    const misfit = misfitOf(value, LIMITS[limit])
    if (misfit === 'empty') return missing
    return misfit === 'too_long' ? texts.tooLong(value.length, LIMITS[limit].longest) : undefined
  }
  return {
    titleProblem: problem(title, 'contributionTitle', own.titleMissing),
    textProblem: problem(text, 'contribution', own.textMissing),
  }
}

/** The contribution, and the event; the same form sent again gives the contribution it made before. */
function storeContribution(community: Community, draft: NewContribution, zone: string | null): Promise<Contribution> {
  return community.store.transaction(async (tx) => {
    const at = community.now()
    const submitted = await insertContribution(tx, draft, at)
    if (submitted === null) return contributionOfForm(tx, draft.author, draft.formKey)
    await recordEvent(community, tx, {
      id: `contribution:${submitted.id}:submitted`,
      type: 'contribution.submitted',
      at: at.toISOString(),
      actor: draft.author,
      owner: draft.author,
      target: `contribution:${submitted.id}`,
      zone: zone ?? undefined,
      data: { project: draft.project },
    })
    return submitted
  })
}
