import { html, Markup, type Part } from '../html/markup.ts'
import { formatMessage, type Values } from './icu.ts'
import { languageOf } from './languages.ts'
import type { Language } from './messages.ts'
import type { Reader } from './reader.ts'

/** Says one group of messages, in the reader's language where it is known, otherwise in English. */
export class Sayer<Group extends keyof Language> {
  readonly #group: Group
  readonly #english: Language[Group]

  constructor(group: Group, english: Language[Group]) {
    this.#group = group
    this.#english = english
  }

  /** A message as text. */
  text(message: keyof Language[Group], reader: Reader, values: Values = {}): string {
    return plain(this.#parts(message, reader, values))
  }

  /** A message whose values may be markup, such as a date. */
  markup(message: keyof Language[Group], reader: Reader, values: Values): Markup {
    return html`${this.#parts(message, reader, values)}`
  }

  #parts(message: keyof Language[Group], { locale }: Reader, values: Values): readonly Part[] {
    const [tag, language] = languageOf(locale) ?? ['en', null]
    const texts = language?.[this.#group] ?? this.#english
    return formatMessage(String(texts[message]), locale.startsWith(tag) ? locale : tag, values)
  }
}

function plain(part: Part): string {
  if (Array.isArray(part)) return part.map(plain).join('')
  return part instanceof Markup ? part.text : String(part ?? '')
}
