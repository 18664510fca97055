import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { formatMessage } from './icu.ts'
import { de } from './locales/de.ts'
import * as en from './locales/en.ts'

const VALUES = {
  date: '8 Mar 2026',
  time: 'midnight',
  tier: 'Gold',
  year: '2026',
  kind: 'Active',
  person: '@mike',
  badge: 'Social Freak 😜',
  share: '4%',
  noun: 'interactions',
  length: '3 days',
  from: 'a',
  to: 'b',
}
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 1000, 12345, 1.5]

const OURS: readonly (readonly [locale: string, message: string])[] = [
  ...textsOf('en', { ...en }).map(([locale, text]) => [locale, text] as const),
  ...textsOf('de', { ...de }).map(([locale, text]) => [locale, text] as const),
  // Languages to come: several plural forms, other digits, exact numbers, apostrophes, values inside a plural.
  ['ru', '{count, plural, one {# значок} few {# значка} many {# значков} other {# значка}}'],
  ['ar-EG', '{count, plural, zero {لا شيء} one {شارة} two {شارتان} few {# شارات} many {# شارة} other {# شارة}}'],
  ['pl', 'Masz {count, plural, one {# odznakę} few {# odznaki} many {# odznak} other {# odznaki}}!'],
  ['en-IN', '{count, number} of it'],
  ['en', "You''re {count, plural, =0 {done} =1 {one step from {tier}} other {# steps from {tier}}}."],
]

test.each(OURS)('%s: %s says what intl-messageformat says', (locale, message) => {
  for (const count of COUNTS) {
    const values = { ...VALUES, count, earned: count, total: count }
    const theirs = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).format(values)
    expect(formatMessage(message, locale, values).flat(9).join('')).toBe(theirs)
  }
})

test('every language has the same messages with the same values in them', () => {
  const shape = (language: object) => textsOf('', language).map(([, message, name]) => [name, valuesIn(message)])
  expect(shape({ ...de })).toEqual(shape({ ...en }))
})

function textsOf(
  locale: string,
  language: object,
): readonly (readonly [locale: string, message: string, name: string])[] {
  const groups: readonly [string, Readonly<Record<string, string>>][] = Object.entries(language)
  const all = groups.flatMap(([group, texts]) =>
    Object.entries(texts).map(([name, text]) => [locale, text, `${group}.${name}`] as const),
  )
  return all.toSorted((a, b) => a[2].localeCompare(b[2]))
}

/** The names of the values, wherever they stand. */
function valuesIn(message: string): readonly string[] {
  const names = new Set<string>()
  JSON.stringify(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst(), (_, value: unknown) => {
    const element = value as { readonly type?: number; readonly value?: unknown } | null
    // Type 0 is text, 7 is `#`; all others name a value.
    if (
      typeof element === 'object' &&
      element !== null &&
      typeof element.value === 'string' &&
      ![0, 7].includes(element.type ?? 0)
    ) {
      names.add(element.value)
    }
    return value
  })
  return [...names].sort()
}
