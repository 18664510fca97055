import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { removeEntry } from '../entries.ts'
import type { Project } from '../projects.ts'

/** `POST /projects/:id/journey/:entry/remove` */
export async function takeEntryBack(
  c: AppContext,
  community: Community,
  project: Project,
  owner: Account,
): Promise<Response> {
  const id = c.req.param('entry') ?? ''
  await community.store.transaction(async (tx) => {
    const removed = await removeEntry(tx, { id, project: project.id, author: owner.id }, community.now())
    // Removed by the same button, pressed twice.
    if (removed?.removedAt == null) return
    await recordEvent(community, tx, {
      id: `journey:${removed.id}:removed`,
      type: 'journey.removed',
      at: removed.removedAt.toISOString(),
      actor: removed.author,
      target: `journey:${removed.id}`,
      zone: owner.zone ?? undefined,
      data: { project: removed.project },
    })
  })
  return c.redirect(`/projects/${project.id}#journey`, 303)
}
