import { list } from '../texts/locales/en.ts'
import { Sayer } from '../texts/say.ts'

/** What the lists of badges say. */
export const listTexts = new Sayer('list', list)
