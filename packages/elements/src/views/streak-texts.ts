import { streak } from '../texts/locales/en.ts'
import { Sayer } from '../texts/say.ts'

export const streakTexts = new Sayer('streak', streak)
