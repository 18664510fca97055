import { html, raw } from 'hono/html'
import { LOCALES, type Locale } from '../http/language.ts'
import type { Visitor } from '../http/visitor.ts'
import type { Html } from './html.ts'

/** Each language by its own name, so that it is found by those who read no other. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch' }

/** One button for each language that this page is not in. */
export function languageForm({ locale }: Visitor): Html {
  const others = LOCALES.filter((other) => other !== locale)
  return html`<form method="post" action="/language">${others.map(
    (other) =>
      html`<button type="submit" class="link" name="locale" value="${other}" lang="${raw(other)}">${LANGUAGE_NAMES[other]}</button>`,
  )}</form>`
}
