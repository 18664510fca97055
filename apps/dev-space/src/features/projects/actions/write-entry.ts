import type { Community } from '../../../community.ts'
import { LIMITS, misfitOf, readForm } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Texts } from '../../../texts/texts.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { insertEntry, type NewEntry } from '../entries.ts'
import { showProject } from '../pages/project.ts'
import { projectById } from '../projects.ts'

/** `POST /projects/:id/journey`: one more step of the journey. */
export async function writeEntry(c: AppContext, community: Community): Promise<Response> {
  const { account, texts } = c.var.visitor
  const project = await projectById(community.store, c.req.param('id') ?? '')
  if (account === null || project?.owner !== account.id || project.deletedAt !== null) return notFoundPage(c, community)
  const form = await readForm(c)
  const text = form.text('text')
  const problem = textProblem(text, texts)
  if (problem !== undefined) return showProject(c, community, project, { text, formKey: form.key, problem })

  await storeEntry(community, { project: project.id, author: account.id, text, formKey: form.key })
  return c.redirect(`/projects/${project.id}`, 303)
}

function textProblem(text: string, texts: Texts): string | undefined {
  const misfit = misfitOf(text, LIMITS.entry)
  if (misfit === 'empty') return texts.entryMissing
  return misfit === 'too_long' ? texts.tooLong(text.length, LIMITS.entry.longest) : undefined
}

async function storeEntry(community: Community, entry: NewEntry): Promise<void> {
  await community.store.transaction(async (tx) => {
    const at = community.now()
    const written = await insertEntry(tx, entry, at)
    // The same form, sent twice.
    if (written === null) return
    await recordEvent(community, tx, {
      id: `journey:${written.id}:logged`,
      type: 'journey.logged',
      at: at.toISOString(),
      actor: written.author,
      target: `journey:${written.id}`,
      data: { project: written.project },
    })
  })
}
