import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import { type AppContext, type Newcomer, toldZone } from '../../http/visitor.ts'
import { showPage } from '../../view/page.ts'
import { type Identity, identityFields, isFine, readIdentity } from './fields.ts'
import { openAccount } from './open-account.ts'
import { accountTexts } from './texts.ts'

/** `/welcome`: where somebody chooses a handle who signed in without one, as those do who come from GitHub. */
export function welcomePage(c: AppContext, community: Community): Response | Promise<Response> {
  const { newcomer } = c.var.visitor
  if (newcomer === null) return c.redirect('/', 303)
  return showWelcome(c, community, { name: { value: newcomer.name }, handle: { value: proposedHandle(newcomer) } })
}

/** `POST /welcome` */
export async function finishJoining(c: AppContext, community: Community): Promise<Response> {
  const { newcomer, locale, texts: common } = c.var.visitor
  if (newcomer === null) return c.redirect('/', 303)
  const texts = accountTexts(locale)
  const identity = readIdentity(await readForm(c), texts, common)
  if (!isFine(identity)) return showWelcome(c, community, identity)
  const { name, handle } = identity
  const opened = await openAccount(community, {
    id: newcomer.id,
    handle: handle.value,
    name: name.value,
    locale,
    zone: toldZone(c),
    guest: false,
    joinedAt: community.now(),
  })
  if (opened) return c.redirect('/', 303)
  return showWelcome(c, community, { name, handle: { ...handle, problem: texts.handleTaken(handle.value) } })
}

function proposedHandle({ name }: Newcomer): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return plain.replace(/^[^a-z]+|-+$/g, '').slice(0, 30)
}

function showWelcome(c: AppContext, community: Community, identity: Identity): Promise<Response> {
  const texts = accountTexts(c.var.visitor.locale)
  const body = html`<section class="card narrow">
    <h1>${texts.welcomeTitle}</h1>
    <p class="muted">${texts.welcomeText}</p>
    <form method="post" action="/welcome" class="stack">
      ${identityFields(identity, texts)}
      <div><button type="submit">${texts.finish}</button></div>
    </form>
  </section>`
  return showPage(c, community, { title: texts.welcomeTitle, body, status: isFine(identity) ? 200 : 422 })
}
