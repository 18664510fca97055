import { setCookie } from 'hono/cookie'
import { html, raw } from 'hono/html'
import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import { asLocale, isLocale, LOCALES } from '../../http/language.ts'
import { type AppContext, isKnownZone, LANGUAGE_COOKIE } from '../../http/visitor.ts'
import { type Account, THEMES, type Theme } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { LANGUAGE_NAMES } from '../../view/language-form.ts'
import { A_YEAR } from './language.ts'
import { saveDisplay } from './saved.ts'
import { afterSaving, savedNote, showSection } from './section.ts'
import { type SettingsTexts, settingsTexts } from './texts.ts'
import { zoneGroups } from './zones.ts'

/** `/settings/display`: language, zone and colours. */
export function displaySettings(c: AppContext, community: Community, account: Account): Promise<Response> {
  const { locale, texts: common } = c.var.visitor
  const texts = settingsTexts(locale)
  const card = html`<section class="card" id="display">
    <h2>${texts.display}</h2>
    <p class="muted under-title">${texts.displayText}</p>
    ${savedNote(c, 'display', texts)}
    <form method="post" action="/settings/display" class="stack">
      <div class="field"><label for="locale">${texts.language}</label>${languageChoice(asLocale(account.locale))}</div>
      <div class="field"><label for="zone">${texts.zone}</label>${zoneChoice(c.var.visitor.zone, c, texts)}
        <p class="hint" id="zone-hint">${texts.zoneHint}</p></div>
      ${themeChoice(account.theme, texts)}
      <div><button type="submit">${common.save}</button></div>
    </form>
  </section>`
  return showSection(c, community, 'display', card)
}

/** `POST /settings/display`. What no page of ours offers is left as it is. */
export async function changeDisplay(c: AppContext, community: Community, account: Account): Promise<Response> {
  const form = await readForm(c)
  const [locale, zone, theme] = [form.line('locale'), form.line('zone'), form.line('theme')]
  const chosen = isLocale(locale) ? locale : asLocale(account.locale)
  // Whoever signs out reads on in this language.
  setCookie(c, LANGUAGE_COOKIE, chosen, { path: '/', maxAge: A_YEAR, sameSite: 'Lax' })
  await saveDisplay(community, account.id, {
    locale: chosen,
    zone: isKnownZone(zone) ? zone : c.var.visitor.zone,
    theme: THEMES.find((known) => known === theme) ?? account.theme,
  })
  return afterSaving(c, '/settings/display', 'display')
}

function languageChoice(chosen: string): Html {
  return html`<select id="locale" name="locale">${LOCALES.map(
    (locale) =>
      html`<option value="${locale}" lang="${locale}"${selectedIf(locale === chosen)}>${LANGUAGE_NAMES[locale]}</option>`,
  )}</select>`
}

function zoneChoice(chosen: string, c: AppContext, { otherZones }: SettingsTexts): Html {
  const groups = zoneGroups(chosen, c.var.visitor.locale)
  return html`<select id="zone" name="zone" aria-describedby="zone-hint">${groups.map(
    ({ name, zones }) =>
      html`<optgroup label="${name || otherZones}">${zones.map(
        (zone) => html`<option value="${zone.id}"${selectedIf(zone.id === chosen)}>${zone.name}</option>`,
      )}</optgroup>`,
  )}</select>`
}

function themeChoice(chosen: Theme, { theme, themes }: SettingsTexts): Html {
  return html`<fieldset class="choices row"><legend>${theme}</legend>${THEMES.map(
    (value) =>
      html`<label><input type="radio" name="theme" value="${value}"${value === chosen ? raw(' checked') : ''}><span>${themes[value]}</span></label>`,
  )}</fieldset>`
}

function selectedIf(is: boolean) {
  return is ? raw(' selected') : ''
}
