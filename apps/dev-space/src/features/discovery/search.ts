import { formatText } from '@laurel/core'
import type { BadgeInfo, Laurel } from '@laurel/engine'
import { LOCALES } from '../../http/language.ts'

/**
 * The badges that `query` names in full, as in "Show me Project Pros", else those whose name has every word of it.
 * Names count in all languages: people keep calling a badge as they first read it.
 */
export function findBadges(laurel: Laurel, badges: readonly BadgeInfo[], query: string): readonly BadgeInfo[] {
  const wanted = wordsOf(query)
  if (wanted.length === 0) return []
  const like = (isLike: (name: readonly string[]) => boolean) =>
    badges.filter((badge) => namesOf(laurel, badge).some((name) => isLike(wordsOf(name))))
  const named = like((name) => name.length > 0 && name.every((word) => wanted.includes(word)))
  if (named.length > 0) return named
  return like((name) => wanted.every((word) => name.some((part) => part.startsWith(word))))
}

function namesOf({ catalog }: Laurel, { id, name }: BadgeInfo): readonly string[] {
  const found = catalog.badges[id]
  return found === undefined ? [name] : LOCALES.map((locale) => formatText(found.name, locale))
}

/** Without accents, signs and the s of a plural: "Project Pros" is looked for as "project pro". */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
}
