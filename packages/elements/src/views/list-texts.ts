import { list } from '../texts/locales/en.ts'
import type { Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'

/** What the lists of badges say. */
export const listTexts = new Sayer('list', list)

/** What there is to say where no badge is seen. */
export function withoutBadges(visible: boolean | undefined, reader: Reader): string {
  return listTexts.text(visible === false ? 'unseen' : 'noBadges', reader)
}
