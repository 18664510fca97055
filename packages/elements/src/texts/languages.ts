import type { Language } from './messages.ts'

/** English is always there: it stands with the elements. */
const known = new Map<string, Language>()

/** Languages that are files of their own, fetched when the first reader of one comes. */
const files = new Map<string, () => Promise<Language>>([['de', () => import('./locales/de.ts').then(({ de }) => de)]])

/** Makes a language known, or other texts in one that is. `tag` is its code, such as `fr` or `pt-BR`. */
export function addLanguage(tag: string, language: Language): void {
  known.set(tag, language)
}

/** The texts for a reader with the tag of their language, where it is known. */
export function languageOf(locale: string): readonly [tag: string, language: Language] | null {
  for (const tag of tagsOf(locale)) {
    const language = known.get(tag)
    if (language !== undefined) return [tag, language]
  }
  return null
}

/** Fetches a reader's language; null where it is known, there is none, or it could not be fetched. */
export function fetchLanguage(locale: string): Promise<unknown> | null {
  if (languageOf(locale) !== null) return null
  const tag = tagsOf(locale).find((one) => files.has(one)) ?? ''
  const file = files.get(tag)?.()
  return file?.then((language) => addLanguage(tag, language)).catch(() => files.delete(tag)) ?? null
}

function tagsOf(locale: string): readonly string[] {
  return [locale, locale.replace(/-.*/, '')]
}
