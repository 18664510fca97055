import type { EventInput } from '@laurel/core'
import type { Community } from '../../../community.ts'
import { readForm } from '../../../http/form.ts'
import type { AppContext } from '../../../http/visitor.ts'
import { wayBack } from '../../../http/way-back.ts'
import { recordEvent } from '../../../record-event.ts'
import type { Account } from '../../../store/accounts.ts'
import { notFoundPage } from '../../../view/not-found.ts'
import { giveReaction, type Reaction, takeBackReaction } from '../reactions.ts'
import { elementId, findSubject, type Subject } from '../subjects.ts'

/** `POST /reactions`: gives a heart or takes it back, as `wish` says; without a wish, whichever is possible. */
export async function react(c: AppContext, community: Community, account: Account): Promise<Response> {
  const form = await readForm(c)
  const subject = await findSubject(community.store, form.line('subject'))
  if (subject === null) return notFoundPage(c, community)
  await storeReaction(community, { subject, account, wish: form.line('wish') })
  return c.redirect(`${wayBack(form, subject.path)}#${elementId('reaction', subject.name)}`, 303)
}

interface Wish {
  readonly subject: Subject
  readonly account: Account
  readonly wish: string
}

async function storeReaction(community: Community, { subject, account, wish }: Wish): Promise<void> {
  await community.store.transaction(async (tx) => {
    const at = community.now()
    const given = wish === 'take back' ? null : await giveReaction(tx, subject.name, account.id, at)
    const takenBack =
      given !== null || wish === 'give' ? null : await takeBackReaction(tx, subject.name, account.id, at)
    if (given !== null) await recordEvent(community, tx, reactionEvent('reaction.given', given, subject, account))
    if (takenBack !== null)
      await recordEvent(community, tx, reactionEvent('reaction.removed', takenBack, subject, account))
  })
}

/** The person is part of the id, so that it names one event of all. */
function reactionEvent(
  type: 'reaction.given' | 'reaction.removed',
  { person, version, changedAt }: Reaction,
  { name, kind, owner }: Subject,
  { zone }: Account,
): EventInput {
  return {
    id: `reaction:${name}:${person}:${version}`,
    type,
    at: changedAt.toISOString(),
    actor: person,
    owner,
    target: name,
    zone: zone ?? undefined,
    data: { kind },
  }
}
