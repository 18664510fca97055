import { LOCALES } from '../shared/index.ts'
import { ask } from './api.ts'
import { h } from './dom.ts'
import type { Page } from './page.ts'

/** Says in the other language what it is called there, and switches to it. */
export function languageButton({ t, locale }: Page): HTMLElement {
  const other = LOCALES.find((one) => one !== locale) ?? locale
  const choose = async () => {
    await ask('POST', '/api/language', { locale: other })
    location.reload()
  }
  const label = t('app.switchLanguage')
  return h(
    'button',
    { type: 'button', class: 'quiet', lang: other, click: () => void choose().catch(console.warn) },
    label,
  )
}

/** How dates are written: as this reader's browser does, where it speaks the language of the page. */
export function dateOf(time: number, { locale }: Page): string {
  const own = navigator.languages.find((language) => language.startsWith(locale)) ?? locale
  return new Intl.DateTimeFormat(own, { dateStyle: 'medium' }).format(time)
}
