import type { Locale } from '../http/language.ts'
import { de } from './de.ts'
import { en, type Texts } from './en.ts'

export type { Texts } from './en.ts'

const TEXTS: Readonly<Record<Locale, Texts>> = { en, de }

/** What Dev-Space itself says. What Laurel says (badges, progress, congratulations) comes from the catalog. */
export function textsFor(locale: Locale): Texts {
  return TEXTS[locale]
}
