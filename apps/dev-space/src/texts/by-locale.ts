import type { Locale } from '../http/language.ts'

/** What a feature says, by language; the German form has to say everything that the English one does. */
export function byLocale<Texts>(texts: Readonly<Record<Locale, Texts>>): (locale: Locale) => Texts {
  return (locale) => texts[locale]
}

/** `1 project`, `1,234 projects`: a number in the reader's language with the noun that goes with it. */
export function counted(locale: Locale, n: number, one: string, many: string): string {
  return `${n.toLocaleString(locale)} ${n === 1 ? one : many}`
}
