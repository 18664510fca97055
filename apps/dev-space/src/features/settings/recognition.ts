import type { Preferences, Showcase, ShowcaseBadge } from '@laurel/engine'
import { html, raw } from 'hono/html'
import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import type { AppContext, Visitor } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { medal } from '../../view/medal.ts'
import { afterSaving, savedNote, showSection } from './section.ts'
import { type SettingsTexts, settingsTexts } from './texts.ts'

const CHOICES = [
  ['all', 'globe'],
  ['quiet', 'bell-off'],
  ['private', 'lock'],
  ['off', 'circle-off'],
] as const satisfies readonly (readonly [Preferences['recognition'], string])[]

/** `/settings/recognition`: who sees what somebody earned. */
export async function recognitionSettings(c: AppContext, community: Community, account: Account): Promise<Response> {
  const { laurel } = community
  const { visitor } = c.var
  const texts = settingsTexts(visitor.locale)
  const recognition = (await laurel.preferences(account.id))?.recognition ?? 'all'
  const showcase = await laurel.showcase(account.id, { locale: visitor.locale, audience: 'owner' })
  const cards = html`<section class="card" id="recognition">
    <h2>${texts.recognitionTitle}</h2>
    <p class="muted under-title">${texts.recognitionText}</p>
    ${savedNote(c, 'recognition', texts)}
    <form method="post" action="/settings/recognition" class="stack">
      <fieldset class="choices"><legend class="unseen">${texts.recognitionTitle}</legend>
        ${CHOICES.map(([value, drawing]) => choiceCard(value, drawing, value === recognition, texts))}</fieldset>
      <div><button type="submit">${visitor.texts.save}</button></div>
    </form>
  </section>
  <section class="card" id="hidden">
    <h2>${texts.hiddenTitle}</h2>
    <p class="muted under-title">${recognition === 'private' ? texts.hiddenPrivate : texts.hiddenText}</p>
    ${savedNote(c, 'hidden', texts)}
    ${hiddenForm(earnedOf(showcase), recognition, visitor, texts)}
  </section>`
  return showSection(c, community, 'recognition', cards)
}

/** `POST /settings/recognition` */
export async function changeRecognition(c: AppContext, { laurel }: Community, account: Account): Promise<Response> {
  const wish = (await readForm(c)).line('recognition')
  const [recognition] = CHOICES.find(([value]) => value === wish) ?? []
  if (recognition !== undefined) await laurel.prefer(account.id, { recognition })
  return afterSaving(c, '/settings/recognition', 'recognition')
}

/** `POST /settings/hidden`. Badges that the form did not show stay as they were. */
export async function changeHidden(c: AppContext, { laurel }: Community, account: Account): Promise<Response> {
  const form = await readForm(c)
  const chosen = new Set(form.all('hidden'))
  const shown = earnedOf(await laurel.showcase(account.id, { audience: 'owner' })).map(({ id }) => id)
  const before = (await laurel.preferences(account.id))?.hidden ?? []
  const unseen = before.filter((id) => !shown.includes(id))
  await laurel.prefer(account.id, { hidden: [...unseen, ...shown.filter((id) => chosen.has(id))] })
  return afterSaving(c, '/settings/recognition', 'hidden')
}

function earnedOf(showcase: Showcase | null): readonly ShowcaseBadge[] {
  return (showcase?.categories ?? []).flatMap(({ badges }) => badges).filter(({ earnedAt }) => earnedAt !== null)
}

function choiceCard(value: Preferences['recognition'], drawing: string, chosen: boolean, texts: SettingsTexts): Html {
  const { name, text } = texts.choices[value]
  return html`<label><input type="radio" name="recognition" value="${value}" aria-describedby="${value}-text"${chosen ? raw(' checked') : ''}>
    <span>${icon(drawing)}<strong>${name}</strong></span><span class="muted" id="${value}-text">${text}</span></label>`
}

function hiddenForm(
  earned: readonly ShowcaseBadge[],
  recognition: Preferences['recognition'],
  { texts: common }: Visitor,
  texts: SettingsTexts,
): Html {
  if (recognition === 'off') return html`<p class="empty">${texts.hiddenOff}</p>`
  if (earned.length === 0) return html`<p class="empty">${texts.hiddenEmpty}</p>`
  return html`<form method="post" action="/settings/hidden" class="stack">
    <fieldset class="hide-badges"><legend class="unseen">${texts.hide}</legend>${earned.map(hideRow)}</fieldset>
    <div><button type="submit">${common.save}</button></div>
  </form>`
}

function hideRow({ id, name, tier, glyph, hidden }: ShowcaseBadge): Html {
  return html`<label><input type="checkbox" name="hidden" value="${id}"${hidden ? raw(' checked') : ''}>${medal(glyph, tier, { size: 36 })}<bdi>${name}</bdi></label>`
}
