import { randomUUID } from 'node:crypto'
import type { Community } from '../../community.ts'
import { LIMITS, misfitOf, readForm } from '../../http/form.ts'
import { type AppContext, signIn } from '../../http/visitor.ts'
import { recordEvent } from '../../record-event.ts'
import { type Account, insertAccount } from '../../store/accounts.ts'
import type { Texts } from '../../texts/texts.ts'
import type { JoinDraft } from './join-form.ts'
import { showJoin } from './join-page.ts'

/** `POST /join`: a new person, signed in at once. */
export function join(secret: string) {
  return async (c: AppContext, community: Community): Promise<Response> => {
    const { account, locale, texts } = c.var.visitor
    if (account !== null) return c.redirect('/', 303)
    const form = await readForm(c)
    const draft = checkDraft({ name: form.line('name'), handle: plainHandle(form.line('handle')) }, texts)
    if (draft.nameProblem !== undefined || draft.handleProblem !== undefined) return showJoin(c, community, draft)

    const joinedAt = community.now()
    const joining: Account = { id: randomUUID(), handle: draft.handle, name: draft.name, locale, joinedAt }
    const joined = await createAccount(community, joining)
    if (!joined) return showJoin(c, community, { ...draft, handleProblem: texts.handleTaken(draft.handle) })
    await signIn(c, secret, joining)
    return c.redirect('/', 303)
  }
}

/** People type their handle as they say it: `@Ada`. */
function plainHandle(text: string): string {
  return text.replace(/^@/, '').toLowerCase()
}

function checkDraft({ name, handle }: JoinDraft, texts: Texts): JoinDraft {
  return { name, handle, nameProblem: nameProblem(name, texts), handleProblem: handleProblem(handle, texts) }
}

function nameProblem(name: string, texts: Texts): string | undefined {
  const misfit = misfitOf(name, LIMITS.name)
  if (misfit === 'empty') return texts.nameMissing
  return misfit === 'too_long' ? texts.tooLong(name.length, LIMITS.name.longest) : undefined
}

function handleProblem(handle: string, texts: Texts): string | undefined {
  if (handle === '') return texts.handleMissing
  return /^[a-z][a-z0-9-]{1,29}$/.test(handle) ? undefined : texts.handleWrong
}

/** False when somebody else has the handle. */
async function createAccount(community: Community, account: Account): Promise<boolean> {
  const created = await community.store.transaction(async (tx) => {
    if (!(await insertAccount(tx, account))) return false
    const at = account.joinedAt.toISOString()
    await recordEvent(community, tx, { id: `joined:${account.id}`, type: 'user.active', at, actor: account.id })
    return true
  })
  // Laurel knows the person already; this only tells the name, and telling it again changes nothing.
  const { id, name, handle, locale } = account
  if (created) await community.laurel.person(id, { name, handle, locale })
  return created
}
