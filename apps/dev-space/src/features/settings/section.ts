import { html, raw } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Html } from '../../view/html.ts'
import { showPage } from '../../view/page.ts'
import { type SettingsTexts, settingsTexts } from './texts.ts'

const SECTIONS = [
  ['profile', '/settings'],
  ['display', '/settings/display'],
  ['recognition', '/settings/recognition'],
  ['account', '/settings/account'],
] as const

export type Section = (typeof SECTIONS)[number][0]

/** A page of the settings: the way to the others, and cards with a form each. */
export function showSection(
  c: AppContext,
  community: Community,
  section: Section,
  cards: Html,
  status: 200 | 422 = 200,
): Promise<Response> {
  const texts = settingsTexts(c.var.visitor.locale)
  const body = html`<div class="title"><h1>${texts.title}</h1></div>
    <div class="settings">
      <nav aria-label="${texts.sections}">${SECTIONS.map(
        ([name, path]) =>
          html`<a href="${path}"${name === section ? raw(' aria-current="page"') : ''}>${texts[name]}</a>`,
      )}</nav>
      <div>${cards}</div>
    </div>`
  return showPage(c, community, { title: `${texts[section]} · ${texts.title}`, body, status })
}

/** Where a form leads back to once its wish is stored: `savedNote` says so there. */
export function afterSaving(c: AppContext, path: string, form: string): Response {
  return c.redirect(`${path}?saved=${form}#${form}`, 303)
}

/** "Saved.", above the form that the visitor has just sent. */
export function savedNote(c: AppContext, form: string, texts: SettingsTexts, said = texts.saved): Html | null {
  return c.req.query('saved') === form ? html`<p class="saved" role="status">${said}</p>` : null
}
