import type { Part } from '../html/markup.ts'
import { numberOf } from './reader.ts'

/**
 * The part of ICU message format that our texts use: `{name}`, `{count, number}`, and
 * `{count, plural, =0 {…} one {…} other {…}}` with `#`. The whole of it is 11 kB, which is more than all else here.
 * What it says is what intl-messageformat says; a test compares them.
 */
export type Values = Readonly<Record<string, Part>>

/** The parts of a message: its text, and the values that stood in its braces. */
export function formatMessage(message: string, locale: string, values: Values): readonly Part[] {
  const [parts] = read(message, 0, { locale, values, count: null })
  return parts
}

interface Filling {
  readonly locale: string
  readonly values: Values
  /** The number that `#` stands for. */
  readonly count: number | null
}

/** Reads up to the brace that closes, or the end; gives the parts and where it stopped. */
function read(message: string, from: number, filling: Filling): readonly [parts: readonly Part[], end: number] {
  const parts: Part[] = []
  let at = from
  while (at < message.length && message[at] !== '}') {
    const sign = message[at] ?? ''
    if (sign === '{') {
      const [part, end] = argument(message, at + 1, filling)
      parts.push(part)
      at = end
      continue
    }
    if (sign === "'" && message[at + 1] === "'") at += 1
    parts.push(sign === '#' && filling.count !== null ? numberOf(filling.count, filling) : sign)
    at += 1
  }
  return [parts, at]
}

/** Reads one `{…}` from behind its first brace. */
function argument(message: string, from: number, filling: Filling): readonly [part: Part, end: number] {
  const [, head = '', name = '', kind] = /^((\w+)\s*(?:,\s*(\w+)\s*,?\s*)?)/.exec(message.slice(from)) ?? []
  const value = filling.values[name]
  if (kind === 'plural') return plural(message, from + head.length, Number(value), filling)
  const part = kind === 'number' ? numberOf(Number(value), filling) : value
  return [part, message.indexOf('}', from) + 1]
}

function plural(message: string, from: number, count: number, filling: Filling): readonly [part: Part, end: number] {
  const cases = new Map<string, readonly Part[]>()
  let at = from
  for (;;) {
    const [head, name = ''] = /^\s*(=\d+|\w+)\s*\{/.exec(message.slice(at)) ?? []
    if (head === undefined) break
    const [parts, end] = read(message, at + head.length, { ...filling, count })
    cases.set(name, parts)
    at = end + 1
  }
  const rule = new Intl.PluralRules(filling.locale).select(count)
  const chosen = cases.get(`=${count}`) ?? cases.get(rule) ?? cases.get('other')
  return [chosen, message.indexOf('}', at) + 1]
}
