import type { Community } from '../../../community.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { removeEntry } from '../entries.ts'
import { projectById } from '../projects.ts'

/** `POST /projects/:id/journey/:entry/remove` */
export async function takeEntryBack(c: AppContext, community: Community): Promise<Response> {
  const { account } = c.var.visitor
  const project = await projectById(community.store, c.req.param('id') ?? '')
  if (account === null || project?.owner !== account.id) return notFoundPage(c, community)

  const id = c.req.param('entry') ?? ''
  await community.store.transaction(async (tx) => {
    const at = community.now()
    const removed = await removeEntry(tx, { id, project: project.id, author: account.id }, at)
    if (removed === null) return
    await recordEvent(community, tx, {
      id: `journey:${removed.id}:removed`,
      type: 'journey.removed',
      at: at.toISOString(),
      actor: removed.author,
      target: `journey:${removed.id}`,
      data: { project: removed.project },
    })
  })
  return c.redirect(`/projects/${project.id}`, 303)
}
