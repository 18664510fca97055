import { type Catalog, formatText } from '@laurel/core'

/** A badge's own words in one language. */
export interface BadgeTexts {
  readonly name: string
  readonly description: string
}

/** More languages than people read at once; whoever asks may name any. */
const MOST_LOCALES = 20

const known = new WeakMap<Catalog, Map<string, ReadonlyMap<string, BadgeTexts>>>()

/** The words of every badge of a catalog, which are put together once for each language. */
export function badgeTextsOf(catalog: Catalog, locale: string): ReadonlyMap<string, BadgeTexts> {
  const locales = known.get(catalog) ?? new Map<string, ReadonlyMap<string, BadgeTexts>>()
  const texts = locales.get(locale)
  if (texts !== undefined) return texts
  const fresh = new Map(
    Object.entries(catalog.badges).map(([id, { name, description }]) => [
      id,
      { name: formatText(name, locale), description: formatText(description, locale) },
    ]),
  )
  if (locales.size >= MOST_LOCALES) locales.clear()
  known.set(catalog, locales.set(locale, fresh))
  return fresh
}
