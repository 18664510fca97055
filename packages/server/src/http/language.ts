/**
 * The language to answer in: the one asked for by name, else the first that the reader prefers, out of those that
 * the catalog speaks; `en` where it speaks none of them.
 */
export function negotiate(
  languages: readonly string[],
  asked: string | undefined,
  accepted: string | undefined,
): string {
  const wanted = asked === undefined ? preferences(accepted ?? '') : Intl.getCanonicalLocales(asked)
  return wanted.find((locale) => speaks(languages, locale)) ?? 'en'
}

function speaks(languages: readonly string[], locale: string): boolean {
  return languages.includes(locale) || languages.includes(locale.split('-')[0] ?? '')
}

/** The languages of an `Accept-Language` header, the most wanted first. What cannot be read is passed over. */
function preferences(header: string): readonly string[] {
  const ranges = header.split(',', MOST_RANGES).flatMap((range) => {
    const match = RANGE.exec(range.trim())
    return match?.[1] === undefined ? [] : [{ locale: canonical(match[1]), quality: Number(match[2] ?? 1) }]
  })
  const wanted = ranges.filter((range) => range.locale !== '' && range.quality > 0)
  return wanted.toSorted((a, b) => b.quality - a.quality).map((range) => range.locale)
}

/** More than any reader speaks; a longer header is not worth the time. */
const MOST_RANGES = 20

const RANGE = /^([a-z]{2,8}(?:-[a-z0-9]{1,8})*)(?:\s*;\s*q=([01](?:\.\d{0,3})?))?$/i

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? ''
  } catch {
    // It looks like a tag and is none.
    return ''
  }
}
