import type { Community } from '../../../community.ts'
import { keyOfText, LIMITS, misfitOf, readForm } from '../../../http/form.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { type ReleaseDraft, showReleases } from '../pages/releases.ts'
import type { Project } from '../projects.ts'
import { insertRelease, isReleased, type NewRelease } from '../releases.ts'
import { projectTexts } from '../texts.ts'

/** `POST /projects/:id/releases` */
export async function releaseProject(
  c: AppContext,
  community: Community,
  project: Project,
  owner: Account,
): Promise<Response> {
  const form = await readForm(c)
  const name = form.line('name')
  const notes = form.text('notes')
  const release = { project: project.id, name, notes, formKey: keyOfText(form, name, notes) }
  const problems = await problemsOf(community, release, c.var.visitor)
  if (problems.nameProblem !== undefined || problems.notesProblem !== undefined)
    return showReleases(c, community, project, { name, notes, formKey: form.key, ...problems })

  await storeRelease(community, release, owner)
  return c.redirect(`/projects/${project.id}/releases`, 303)
}

type Problems = Pick<ReleaseDraft, 'nameProblem' | 'notesProblem'>

async function problemsOf(community: Community, release: NewRelease, visitor: Visitor): Promise<Problems> {
  const { name, notes } = release
  const isTaken = misfitOf(name, LIMITS.release) === null && (await isReleased(community.store, release))
  return {
    nameProblem: isTaken ? projectTexts(visitor.locale).releaseTaken : nameProblem(name, visitor),
    notesProblem:
      misfitOf(notes, LIMITS.notes) === null ? undefined : visitor.texts.tooLong(notes.length, LIMITS.notes.longest),
  }
}

function nameProblem(name: string, { texts, locale }: Visitor): string | undefined {
  const misfit = misfitOf(name, LIMITS.release)
  if (misfit === 'empty') return projectTexts(locale).releaseMissing
  return misfit === 'too_long' ? texts.tooLong(name.length, LIMITS.release.longest) : undefined
}

async function storeRelease(community: Community, release: NewRelease, owner: Account): Promise<void> {
  await community.store.transaction(async (tx) => {
    const at = community.now()
    const released = await insertRelease(tx, release, at)
    // The same form, sent twice.
    if (released === null) return
    await recordEvent(community, tx, {
      id: `release:${released.id}:released`,
      type: 'project.released',
      at: at.toISOString(),
      actor: owner.id,
      target: `project:${released.project}`,
      zone: owner.zone ?? undefined,
      data: { name: released.name },
    })
  })
}
