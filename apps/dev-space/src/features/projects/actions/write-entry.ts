import type { Community } from '../../../community.ts'
import { keyOfText, LIMITS, misfitOf, readForm } from '../../../http/form.ts'
import type { AppContext, Visitor } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { type Entry, entryOfForm, insertEntry } from '../entries.ts'
import { showJourney } from '../pages/journey.ts'
import type { Project } from '../projects.ts'
import { projectTexts } from '../texts.ts'

/** `POST /projects/:id/journey`: one more step of the journey. */
export async function writeEntry(
  c: AppContext,
  community: Community,
  project: Project,
  owner: Account,
): Promise<Response> {
  const form = await readForm(c)
  const text = form.text('text')
  const problem = textProblem(text, c.var.visitor)
  if (problem !== undefined) return showJourney(c, community, project, { text, formKey: form.key, problem })

  const formKey = keyOfText(form, project.id, text)
  const entry = await storeEntry(community, { project: project.id, author: owner, text, formKey })
  return c.redirect(`/projects/${project.id}#journey-${entry.id}`, 303)
}

function textProblem(text: string, { texts, locale }: Visitor): string | undefined {
  const misfit = misfitOf(text, LIMITS.entry)
  if (misfit === 'empty') return projectTexts(locale).entryMissing
  return misfit === 'too_long' ? texts.tooLong(text.length, LIMITS.entry.longest) : undefined
}

interface Written {
  readonly project: string
  readonly author: Account
  readonly text: string
  readonly formKey: string
}

/** The entry, and the event; the same form sent again gives the entry it made before. */
function storeEntry(community: Community, { project, author, text, formKey }: Written): Promise<Entry> {
  return community.store.transaction(async (tx) => {
    const at = community.now()
    const written = await insertEntry(tx, { project, author: author.id, text, formKey }, at)
    if (written === null) return entryOfForm(tx, author.id, formKey)
    await recordEvent(community, tx, {
      id: `journey:${written.id}:logged`,
      type: 'journey.logged',
      at: at.toISOString(),
      actor: author.id,
      target: `journey:${written.id}`,
      zone: author.zone ?? undefined,
      data: { project },
    })
    return written
  })
}
