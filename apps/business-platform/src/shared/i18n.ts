import { BADGE_TEXTS, type BadgeTextKey } from '@laurel/catalogs/business-platform'
import { de } from './texts/de.ts'
import { en, type PageTextKey } from './texts/en.ts'

/** The languages of the platform; the first one for everybody else. */
export const LOCALES = ['en', 'de'] as const
export type Locale = (typeof LOCALES)[number]

/** The key of a text: of a page, or of a badge. */
export type TextKey = PageTextKey | BadgeTextKey

/** The text of a key, with what stands in its braces: `t('badges.summary', { earned: 2, total: 5 })`. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

const TEXTS: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = {
  en: { ...en, ...BADGE_TEXTS.en },
  de: { ...de, ...BADGE_TEXTS.de },
}

export function translator(locale: Locale): Translate {
  return (key, values = {}) =>
    TEXTS[locale][key].replaceAll(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces))
}

/** The language that these wishes (`de-AT,de;q=0.9`) like best of ours, in the order in which they are written. */
export function asLocale(wishes: string | undefined): Locale {
  const languages = (wishes ?? '')
    .slice(0, 200)
    .split(',')
    .map((wish) => wish.trim().slice(0, 2).toLowerCase())
  return LOCALES.find((locale) => locale === languages.find((language) => isLocale(language))) ?? LOCALES[0]
}

function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text)
}
