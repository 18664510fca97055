import { expect, test } from 'vitest'
import { preferredLocale } from './language.ts'

test.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr-FR,fr;q=0.9,de;q=0.4,en;q=0.6', 'en'],
  ['en;q=0.1, de;q=0.7', 'de'],
  ['de;q=0', 'en'],
  ['', 'en'],
  ['*;;q=x,,', 'en'],
])('%j asks for %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale)
})
