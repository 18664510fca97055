import { describe, expect, test } from 'vitest'
import { allOf, defineCatalog, reach } from './define.ts'
import { de } from './locales/de.ts'
import { en } from './locales/en.ts'
import type { NextStep } from './next.ts'
import {
  badgeName,
  congratulate,
  congratulateMany,
  earnedText,
  formatText,
  leadFirst,
  nearly,
  nudge,
  progressText,
} from './wording.ts'

const badge = {
  description: { en: 'A badge.', de: 'Ein Abzeichen.' },
  category: 'c',
  tier: 'bronze',
  glyph: 'star',
} as const

const catalog = defineCatalog({
  id: 'test',
  name: { en: 'Test', de: 'Test' },
  languages: ['en', 'de'],
  events: { happened: 'Something happened.' },
  categories: { c: { name: { en: 'Category', de: 'Kategorie' } } },
  metrics: {
    projects: {
      kind: 'count',
      of: ['happened'],
      credit: 'actor',
      noun: {
        en: '{count, plural, one {project} other {projects}}',
        de: '{count, plural, one {Projekt} other {Projekte}}',
      },
      deed: {
        en: 'creating {count, plural, =1 {your first project} other {# projects}}',
        de: '{count, plural, =1 {dein erstes Projekt} other {# Projekte}} angelegt',
      },
    },
  },
  badges: {
    first: { ...badge, name: { en: 'First Builder', de: 'Grundstein' }, criteria: reach('projects', 1) },
    rookie: { ...badge, name: { en: 'Project Rookie', de: 'Project Rookie' }, criteria: reach('projects', 5) },
    silver: { ...badge, name: { en: 'Silver', de: 'Silber' }, tier: 'silver', criteria: reach('projects', 10) },
    titan: { ...badge, name: { en: 'Titan', de: 'Titan' }, tier: 'diamond', criteria: reach('projects', 1000) },
    freak: { ...badge, name: { en: 'Social Freak 😜', de: 'Social Freak 😜' }, criteria: allOf(reach('projects', 1)) },
  },
})

function step(remaining: number): NextStep {
  return { badge: 'titan', metric: 'projects', value: 1000 - remaining, target: 1000, remaining, percent: 0 }
}

describe('congratulations', () => {
  test('name the badge and what was done for it', () => {
    expect(congratulate(catalog, 'rookie', 'en')).toBe(
      'Congrats! You earned the **Project Rookie** badge for creating 5 projects!',
    )
    expect(congratulate(catalog, 'rookie', 'de')).toBe(
      'Glückwunsch! Du hast 5 Projekte angelegt und damit das Abzeichen **Project Rookie** verdient!',
    )
  })

  test('write one and a thousand as each language does', () => {
    expect(congratulate(catalog, 'first', 'en')).toBe(
      'Congrats! You earned the **First Builder** badge for creating your first project!',
    )
    expect(congratulate(catalog, 'titan', 'en')).toMatch('for creating 1,000 projects!')
    expect(congratulate(catalog, 'titan', 'de')).toMatch('Du hast 1.000 Projekte angelegt')
  })

  test('name only the badge where no single number earned it', () => {
    expect(congratulate(catalog, 'freak', 'en')).toBe('Congrats! You earned the **Social Freak 😜** badge!')
    expect(congratulate(catalog, 'freak', 'de')).toBe(
      'Glückwunsch! Du hast das Abzeichen **Social Freak 😜** verdient!',
    )
  })

  test('B2 for several badges are one sentence, led by the highest', () => {
    const earned = ['first', 'titan', 'rookie', 'silver']
    expect(congratulateMany(catalog, earned, 'en')).toBe('Congrats! You earned **Titan** and 3 more badges!')
    expect(congratulateMany(catalog, earned, 'de')).toBe(
      'Glückwunsch! Du hast **Titan** und 3 weitere Abzeichen verdient!',
    )
    expect(congratulateMany(catalog, earned.slice(0, 2), 'de')).toBe(
      'Glückwunsch! Du hast **Titan** und 1 weiteres Abzeichen verdient!',
    )
  })

  test('for several that turn out to be one, or none, are said as such', () => {
    expect(congratulateMany(catalog, ['rookie'], 'en')).toBe(congratulate(catalog, 'rookie', 'en'))
    expect(congratulateMany(catalog, [], 'en')).toBe('')
  })

  test('are led by the tier, and within a tier by what asks for more', () => {
    expect(leadFirst(catalog, ['first', 'rookie', 'titan', 'silver'])).toEqual(['titan', 'silver', 'rookie', 'first'])
  })
})

describe('what is still missing', () => {
  test.each([
    [1, 'Only 1 more project to unlock **Titan**!', 'Nur noch 1 Projekt bis **Titan**!'],
    [2, 'Only 2 more projects to unlock **Titan**!', 'Nur noch 2 Projekte bis **Titan**!'],
    [1000, 'Only 1,000 more projects to unlock **Titan**!', 'Nur noch 1.000 Projekte bis **Titan**!'],
  ])('%i more has the right plural in a nudge', (remaining, english, german) => {
    expect(nudge(catalog, step(remaining), 'en')).toBe(english)
    expect(nudge(catalog, step(remaining), 'de')).toBe(german)
  })

  test.each([
    [1, "You're just 1 project away from **Titan**!", 'Dir fehlt nur noch 1 Projekt bis **Titan**!'],
    [2, "You're just 2 projects away from **Titan**!", 'Dir fehlen nur noch 2 Projekte bis **Titan**!'],
  ])('%i more has the right plural when it is nearly there', (remaining, english, german) => {
    expect(nearly(catalog, step(remaining), 'en')).toBe(english)
    expect(nearly(catalog, step(remaining), 'de')).toBe(german)
  })

  test('what has no number is close all the same', () => {
    const unnumbered = { ...step(1), metric: null }
    expect(nudge(catalog, unnumbered, 'en')).toBe('You are close to **Titan**!')
    expect(nearly(catalog, unnumbered, 'de')).toBe('Bald hast du **Titan**!')
  })

  test('progress is a number of a number of things', () => {
    expect(progressText(catalog, { value: 15, target: 30, metric: 'projects' }, 'en')).toBe('15 / 30 projects')
    expect(progressText(catalog, { value: 0, target: 1, metric: 'projects' }, 'de')).toBe('0 / 1 Projekt')
    expect(progressText(catalog, { value: 999, target: 1000, metric: 'projects' }, 'de')).toBe('999 / 1.000 Projekte')
    expect(progressText(catalog, { value: 0, target: 1, metric: null }, 'en')).toBe('0 / 1')
  })
})

describe('readers', () => {
  test('K12 a missing language falls back to the language without region, then English, then any', () => {
    const texts = { en: 'Hello', de: 'Hallo' }
    expect(formatText(texts, 'de')).toBe('Hallo')
    expect(formatText(texts, 'de-AT')).toBe('Hallo')
    expect(formatText(texts, 'fr')).toBe('Hello')
    expect(formatText({ de: 'Hallo' }, 'fr')).toBe('Hallo')
    expect(formatText({}, 'fr')).toBe('')
  })

  test('K12 a reader of another language is addressed in English from beginning to end', () => {
    expect(congratulate(catalog, 'first', 'fr')).toBe(congratulate(catalog, 'first', 'en'))
  })

  test('a name is inserted as it is, whatever it holds', () => {
    expect(earnedText(catalog, '{mike} <b>', 'freak', 'en')).toBe('{mike} <b> earned **Social Freak 😜**')
    expect(earnedText(catalog, 'Ada', 'freak', 'de')).toBe('Ada hat **Social Freak 😜** verdient')
  })

  test('a badge that has left the catalog is named by its id', () => {
    expect(badgeName(catalog, 'gone', 'en')).toBe('gone')
    expect(congratulate(catalog, 'gone', 'en')).toBe('')
    expect(congratulateMany(catalog, ['gone', 'first'], 'en')).toBe(
      'Congrats! You earned **First Builder** and 1 more badge!',
    )
  })

  test('every language has the same sentences with the same placeholders', () => {
    const placeholders = (text: string) =>
      new Set(Array.from(text.matchAll(/(?<!one |other )\{(\w+)[},]/g), ([, name]) => name))
    expect(Object.keys(de)).toEqual(Object.keys(en))
    for (const key of Object.keys(en) as (keyof typeof en)[])
      expect(placeholders(de[key])).toEqual(placeholders(en[key]))
  })
})
