import type { Community } from '../../../community.ts'
import { readForm } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { showEditProject } from '../pages/edit-project.ts'
import { isFine, readDraft } from '../project-form.ts'
import { type Project, updateProject } from '../projects.ts'
import { projectEvent } from './project-event.ts'

/** `POST /projects/:id/edit`; saying the same again changes nothing. */
export async function editProject(
  c: AppContext,
  community: Community,
  project: Project,
  owner: Account,
): Promise<Response> {
  const draft = readDraft(await readForm(c), c.var.visitor)
  if (!isFine(draft)) return showEditProject(c, community, project, draft)
  const { name, summary, open } = draft
  await storeEdit(community, { ...project, name, summary, open }, owner)
  return c.redirect(`/projects/${project.id}`, 303)
}

/** `POST /projects/:id/open`: lets others join, or no longer. */
export async function openProject(
  c: AppContext,
  community: Community,
  project: Project,
  owner: Account,
): Promise<Response> {
  const open = (await readForm(c)).line('open') === 'yes'
  await storeEdit(community, { ...project, open }, owner)
  return c.redirect(`/projects/${project.id}/collaboration`, 303)
}

async function storeEdit(community: Community, project: Project, { zone }: Account): Promise<void> {
  await community.store.transaction(async (tx) => {
    const updated = await updateProject(tx, project)
    if (updated === null) return
    const change = { type: 'project.updated', at: community.now(), zone } as const
    await recordEvent(community, tx, projectEvent(updated, change))
  })
}
