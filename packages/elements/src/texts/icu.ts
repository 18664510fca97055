import type { Part } from '../html/markup.ts'
import { numberOf } from './reader.ts'

/**
 * The part of ICU message format that our texts use: `{name}`, `{count, number}`, and
 * `{count, plural, =0 {…} one {…} other {…}}` with `#` and names. The whole of it is 11 kB, which is more than all else
 * here. What it says is what intl-messageformat says; a test compares them.
 */
export type Values = Readonly<Record<string, Part>>

/** The parts of a message: its text, and the values that stood in its braces. */
export function formatMessage(message: string, locale: string, values: Values): readonly Part[] {
  const said = message.replace(PLURAL, (_, name: string, cases: string) => chosen(cases, Number(values[name]), locale))
  return said.split(VALUE).map((part) => {
    const [, name = '', isNumber] = VALUE_PARTS.exec(part) ?? []
    if (name === '') return part.replaceAll("''", "'")
    return isNumber === undefined ? values[name] : numberOf(Number(values[name]), { locale })
  })
}

const PLURAL = /\{(\w+), plural,((?:[^{}]|\{(?:[^{}]|\{\w+\})*\})*)\}/g
const CASE = /(=\d+|\w+) \{((?:[^{}]|\{\w+\})*)\}/g
const VALUE = /(\{\w+(?:, number)?\})/
const VALUE_PARTS = /^\{(\w+)(, number)?\}$/

/** What a plural says of a count, which stands where `#` was. */
function chosen(cases: string, count: number, locale: string): string {
  const texts = new Map([...cases.matchAll(CASE)].map(([, name, text]) => [name, text]))
  const rule = new Intl.PluralRules(locale).select(count)
  const text = texts.get(`=${count}`) ?? texts.get(rule) ?? texts.get('other') ?? ''
  return text.replaceAll('#', numberOf(count, { locale }))
}
