/** The languages that Dev-Space and its catalog speak; the first one for everybody else. */
export const LOCALES = ['en', 'de'] as const
export type Locale = (typeof LOCALES)[number]

/** The language of ours that an Accept-Language header likes best. */
export function preferredLocale(header: string | undefined): Locale {
  const wishes = (header ?? '').slice(0, 500).split(',').map(readWish)
  const known = wishes.filter(({ locale, quality }) => isLocale(locale) && quality > 0)
  const best = known.toSorted((a, b) => b.quality - a.quality)[0]
  return asLocale(best?.locale)
}

export function asLocale(text: string | undefined): Locale {
  return isLocale(text) ? text : LOCALES[0]
}

export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text)
}

/** `de-AT;q=0.8` */
function readWish(text: string): { readonly locale: string; readonly quality: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  return { locale: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 }
}
