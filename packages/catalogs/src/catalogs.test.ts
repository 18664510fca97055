import { readFileSync } from 'node:fs'
import {
  type Catalog,
  checkCatalog,
  combineCatalogs,
  congratulate,
  type NextStep,
  nearly,
  nudge,
  progressText,
} from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { businessPlatform, catalogById, catalogs, devSpace, git } from './index.ts'

const ALL = Object.entries(catalogs)

describe('the ready catalogs', () => {
  test('are found by their ids', () => {
    expect(Object.keys(catalogs)).toEqual(['dev-space', 'business-platform', 'git', 'stack-exchange'])
    expect(catalogById('git')).toBe(git)
    expect(catalogById('business-platform')).toBe(businessPlatform)
    expect(catalogById('unheard-of')).toBeNull()
    expect(catalogById('toString')).toBeNull()
  })

  test.each(ALL)('%s is data: written as JSON and read again, it is the same', (_, catalog) => {
    expect(checkCatalog(JSON.parse(JSON.stringify(catalog)))).toEqual({ catalog, problems: [] })
  })

  test.each(ALL)('%s has a glyph of its own for each badge', (_, catalog) => {
    expect(repeated(glyphs(catalog))).toEqual([])
  })

  test.each(ALL)('%s is written in English and German, so that every text is there in both', (_, catalog) => {
    expect(catalog.languages).toEqual(['en', 'de'])
  })

  test.each(ALL)('%s leaves no category empty', (_, catalog) => {
    const used = new Set(Object.values(catalog.badges).map((badge) => badge.category))
    expect([...used].sort()).toEqual(Object.keys(catalog.categories).sort())
  })
})

describe('Dev-Space together with git', () => {
  const both = combineCatalogs('dev-space', { en: 'Dev-Space', de: 'Dev-Space' }, devSpace, git)

  test('is a sound catalog that has everything of both', () => {
    expect(checkCatalog(both).problems).toEqual([])
    for (const part of ['events', 'categories', 'metrics', 'badges', 'paths'] as const) {
      expect(Object.keys(both[part])).toEqual([...Object.keys(devSpace[part]), ...Object.keys(git[part])])
    }
    expect(both.languages).toEqual(['en', 'de'])
  })

  test('has a glyph of its own for each badge', () => {
    expect(repeated(glyphs(both))).toEqual([])
  })

  test('has no two badges of the same name', () => {
    for (const language of both.languages) {
      expect(repeated(Object.values(both.badges).map((badge) => badge.name[language] ?? ''))).toEqual([])
    }
  })
})

describe('sentences', () => {
  const NOUNS = Object.fromEntries(
    ALL.map(([id, catalog]) => [id, { en: nouns(catalog, 'en'), de: nouns(catalog, 'de') }]),
  )

  test('one and many differ in every noun, except where the language makes no difference', () => {
    const same = Object.values(NOUNS)
      .flatMap(({ en, de }) => [...en, ...de])
      .filter(([one, many]) => one === many)
    expect(same).toEqual([['Follower', 'Follower']])
  })

  test.each(ALL)('%s has the right plural for 1, 2 and 1,000 in every sentence', (_, catalog) => {
    for (const [metric, { noun }] of Object.entries(catalog.metrics)) {
      for (const [locale, thousand] of [
        ['en', '1,000'],
        ['de', '1.000'],
      ] as const) {
        const [one, many] = nounPair(catalog, metric, locale)
        expect(noun[locale]).toContain('{count, plural,')
        expect(nudge(catalog, step(catalog, metric, 1), locale)).toContain(
          locale === 'en' ? `1 more ${one} ` : `1 ${one} `,
        )
        expect(nudge(catalog, step(catalog, metric, 2), locale)).toContain(
          locale === 'en' ? `2 more ${many} ` : `2 ${many} `,
        )
        expect(nudge(catalog, step(catalog, metric, 1000), locale)).toContain(thousand)
        expect(nearly(catalog, step(catalog, metric, 1), locale)).toContain(`1 ${one} `)
        expect(nearly(catalog, step(catalog, metric, 1000), locale)).toContain(`${thousand} ${many} `)
        expect(progressText(catalog, { value: 0, target: 1, metric }, locale)).toBe(`0 / 1 ${one}`)
        expect(progressText(catalog, { value: 1, target: 2, metric }, locale)).toBe(`1 / 2 ${many}`)
        expect(progressText(catalog, { value: 1, target: 1000, metric }, locale)).toBe(`1 / ${thousand} ${many}`)
      }
    }
  })

  test.each(ALL)('%s congratulates on every badge in whole sentences', (_, catalog) => {
    for (const [id, badge] of Object.entries(catalog.badges)) {
      expect(congratulate(catalog, id, 'en')).toMatch(
        /^Congrats! You earned the \*\*[^*{}]+\*\* badge( for [^{}#]+)?!$/u,
      )
      expect(congratulate(catalog, id, 'de')).toMatch(
        /^Glückwunsch! Du hast ([^{}#]+ und damit )?das Abzeichen \*\*[^*{}]+\*\* verdient!$/u,
      )
      expect(congratulate(catalog, id, 'de')).toContain(`**${badge.name.de}**`)
    }
  })
})

describe('the pages about the catalogs', () => {
  test.each(ALL)('the page of %s names every event type, badge and threshold', (id, catalog) => {
    const page = readFileSync(new URL(`../../../docs/catalogs/${id}.md`, import.meta.url), 'utf8')
    const rows = page.split('\n').filter((line) => line.startsWith('|'))
    expect(Object.keys(catalog.events).filter((type) => !page.includes(`\`${type}\``))).toEqual([])
    expect(Object.keys(catalog.metrics).filter((metric) => !page.includes(`\`${metric}\``))).toEqual([])
    for (const [badgeId, badge] of Object.entries(catalog.badges)) {
      const row = rows.find((line) => line.includes(`\`${badgeId}\``)) ?? ''
      expect(row, badgeId).toContain(badge.name.en)
      expect(row, badgeId).toContain(badge.tier)
      if (badge.criteria.kind === 'compare') expect(row, badgeId).toContain(badge.criteria.value.toLocaleString('en'))
    }
  })
})

function step(catalog: Catalog, metric: string, remaining: number): NextStep {
  const badge = Object.keys(catalog.badges)[0] ?? ''
  return { badge, metric, value: 0, target: remaining, remaining, percent: 0 }
}

function nouns(catalog: Catalog, locale: string): readonly (readonly [string, string])[] {
  return Object.keys(catalog.metrics).map((metric) => nounPair(catalog, metric, locale))
}

/** The noun of one and of many, as the progress text shows them. */
function nounPair(catalog: Catalog, metric: string, locale: string): readonly [string, string] {
  const after = (target: number) =>
    progressText(catalog, { value: 0, target, metric }, locale).slice(`0 / ${target} `.length)
  return [after(1), after(2)]
}

function glyphs(catalog: Catalog): readonly string[] {
  return Object.values(catalog.badges).map((badge) => badge.glyph)
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}
