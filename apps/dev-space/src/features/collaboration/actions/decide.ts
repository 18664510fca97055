import type { EventInput } from '@laurel/core'
import type { Community } from '../../../community.ts'
import { readForm } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import type { Project } from '../../projects/projects.ts'
import { type Contribution, contributionById, DECISIONS, type Decision, decideContribution } from '../contributions.ts'

/** `POST /projects/:id/contributions/:n/decision`, for the owner of the project: what cannot be decided any more stays. */
export async function decide(c: AppContext, community: Community, project: Project, owner: Account): Promise<Response> {
  const contribution = await contributionById(community.store, project.id, c.req.param('n') ?? '')
  const decision = (await readForm(c)).line('decision')
  if (contribution === null || !isDecision(decision)) return notFoundPage(c, community)
  await storeDecision(community, contribution, decision, owner.id)
  return c.redirect(`/projects/${project.id}/contributions/${contribution.id}`, 303)
}

function isDecision(text: string): text is Decision {
  return Object.hasOwn(DECISIONS, text)
}

/** The decision, and the event where Laurel counts it. */
async function storeDecision(
  community: Community,
  contribution: Contribution,
  decision: Decision,
  by: string,
): Promise<void> {
  await community.store.transaction(async (tx) => {
    const decided = await decideContribution(tx, contribution, decision, by, community.now())
    const event = decided && eventOf(decided)
    if (event !== null) await recordEvent(community, tx, event)
  })
}

/** No zone: it counts for the author, on their calendar. */
function eventOf({ id, project, author, state, approvals, decidedBy, decidedAt }: Contribution): EventInput | null {
  if ((state !== 'approved' && state !== 'reverted') || decidedBy === null || decidedAt === null) return null
  return {
    id: `contribution:${id}:${state}:${approvals}`,
    type: `contribution.${state}`,
    at: decidedAt.toISOString(),
    actor: decidedBy,
    owner: author,
    target: `contribution:${id}`,
    data: { project },
  }
}
