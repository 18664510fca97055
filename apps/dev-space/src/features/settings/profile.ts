import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import { LIMITS, type Limit, misfitOf, readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import type { Texts } from '../../texts/texts.ts'
import { lineField, textField } from '../../view/fields.ts'
import { profilePath } from '../../view/people.ts'
import { type Identity, identityFields, isFine, readIdentity, type Typed } from '../accounts/fields.ts'
import { accountTexts } from '../accounts/texts.ts'
import { saveProfile } from './saved.ts'
import { afterSaving, savedNote, showSection } from './section.ts'
import { settingsTexts } from './texts.ts'

interface ProfileDraft extends Identity {
  readonly title: Typed
  readonly about: Typed
}

/** `/settings`: how others know somebody. */
export function profileSettings(c: AppContext, community: Community, account: Account): Promise<Response> {
  const { name, handle, title, about } = account
  const draft = { name: { value: name }, handle: { value: handle }, title: { value: title }, about: { value: about } }
  return showProfileForm(c, community, account, draft)
}

/** `POST /settings/profile` */
export async function changeProfile(c: AppContext, community: Community, account: Account): Promise<Response> {
  const { locale, texts: common } = c.var.visitor
  const texts = accountTexts(locale)
  const form = await readForm(c)
  const draft: ProfileDraft = {
    ...readIdentity(form, texts, common),
    title: typed(form.line('title'), LIMITS.title, common),
    about: typed(form.text('about'), LIMITS.about, common),
  }
  if (!isFine(draft)) return showProfileForm(c, community, account, draft)
  const { name, handle, title, about } = draft
  const wish = { name: name.value, handle: handle.value, title: title.value, about: about.value }
  if (await saveProfile(community, account.id, wish)) return afterSaving(c, '/settings', 'profile')
  const problem = texts.handleTaken(handle.value)
  return showProfileForm(c, community, account, { ...draft, handle: { ...handle, problem } })
}

function typed(value: string, limit: Limit, { tooLong }: Texts): Typed {
  const misfit = misfitOf(value, limit)
  return { value, problem: misfit === null ? undefined : tooLong(value.length, limit.longest) }
}

function showProfileForm(c: AppContext, community: Community, account: Account, draft: ProfileDraft) {
  const { locale, texts: common } = c.var.visitor
  const texts = settingsTexts(locale)
  const { title, about } = draft
  const card = html`<section class="card" id="profile">
    <h2>${texts.profile}</h2>
    <p class="muted under-title">${texts.profileText}</p>
    ${savedNote(c, 'profile', texts)}
    <form method="post" action="/settings/profile" class="stack">
      ${identityFields(draft, accountTexts(locale))}
      <p class="muted">${texts.handleMoves(profilePath(account))}</p>
      ${lineField({ name: 'title', label: texts.jobTitle, ...title, limit: LIMITS.title, hint: texts.jobTitleHint, optional: common.optional, autocomplete: 'organization-title' })}
      ${textField({ name: 'about', label: texts.about, ...about, limit: LIMITS.about, hint: texts.aboutHint, optional: common.optional, rows: 4 })}
      <div><button type="submit">${common.save}</button></div>
    </form>
  </section>`
  return showSection(c, community, 'profile', card, isFine(draft) ? 200 : 422)
}
