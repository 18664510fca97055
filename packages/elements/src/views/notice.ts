import type { NoticeAward } from '../data/answers.ts'
import type { Markup } from '../html/markup.ts'
import { notices as english } from '../texts/locales/en.ts'
import type { Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { badgeLink } from './links.ts'
import { medal } from './medal.ts'
import { marked } from './view.ts'

export const noticeTexts = new Sayer('notices', english)

/** The medal of the first award of some. */
export function medalOf([award]: readonly NoticeAward[], size: number): Markup {
  return medal({ tier: award?.tier ?? 'bronze', glyph: award?.glyph ?? 'award' }, size)
}

/** The sentence of a notice, its badges leading where the host's template says. */
export function sentence(text: string, awards: readonly NoticeAward[], reader: Reader): Markup {
  return marked(text, (name) => badgeLink(name, awards.find((award) => award.name === name)?.badge, reader))
}
