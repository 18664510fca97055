import { describe, expect, test } from 'vitest'
import { CatalogError, combineCatalogs, defineCatalog, parseCatalog, reach } from './define.ts'

const text = { en: 'Text' }
const badge = { name: text, description: text, category: 'c', tier: 'bronze', glyph: 'star' } as const

function small(id: string, metric: string, changes: object = {}): object {
  return {
    id,
    name: text,
    events: { [`${metric}.done`]: 'Something was done.' },
    categories: { c: { name: text } },
    metrics: { [metric]: { kind: 'count', of: [`${metric}.done`], credit: 'actor', noun: text } },
    badges: { [`first-${metric}`]: { ...badge, criteria: reach(metric, 1) } },
    milestones: [metric],
    ...changes,
  }
}

function problemsOf(work: () => unknown): CatalogError {
  try {
    work()
  } catch (error) {
    if (error instanceof CatalogError) return error
    throw error
  }
  throw new Error('There was no problem.')
}

describe('a catalog written in TypeScript', () => {
  test('is data with its defaults filled in', () => {
    const catalog = defineCatalog({
      id: 'test',
      name: text,
      events: { done: 'Something was done.' },
      categories: { c: { name: text } },
      metrics: { deeds: { kind: 'count', of: ['done'], credit: 'actor', noun: text } },
      badges: { first: { ...badge, criteria: reach('deeds', 1) } },
    })
    expect(catalog).toMatchObject({ languages: ['en'], paths: {}, milestones: [] })
    expect(catalog.badges.first?.criteria).toEqual({ kind: 'compare', metric: 'deeds', op: '>=', value: 1 })
  })

  test('is refused with every problem in one error', () => {
    const error = problemsOf(() => parseCatalog(small('test', 'deeds', { milestones: ['x', 'y'] })))
    expect(error).toMatchObject({ name: 'CatalogError', code: 'invalid_catalog', problems: [{}, {}] })
    expect(error.message).toMatch(/^The catalog has 2 problems:\n {2}milestones\.0: .+\n {2}milestones\.1: /)
  })
})

describe('catalogs together', () => {
  const one = parseCatalog(small('one', 'posts'))
  const two = parseCatalog(small('two', 'likes'))

  test('have everything of each', () => {
    const both = combineCatalogs('both', text, one, two)
    expect(both.id).toBe('both')
    expect(Object.keys(both.events)).toEqual(['posts.done', 'likes.done'])
    expect(Object.keys(both.badges)).toEqual(['first-posts', 'first-likes'])
    expect(both.milestones).toEqual(['posts', 'likes'])
  })

  test('may share what is the same in both', () => {
    expect(combineCatalogs('both', text, one, one)).toEqual({ ...one, id: 'both' })
  })

  test('do not mean different things by one id', () => {
    const other = parseCatalog(
      small('other', 'posts', { badges: { 'first-posts': { ...badge, criteria: reach('posts', 2) } } }),
    )
    expect(problemsOf(() => combineCatalogs('both', text, one, other)).problems).toMatchObject([
      { code: 'id_clash', where: 'badges.first-posts' },
    ])
  })

  test('speak the languages that all of them speak', () => {
    const both = { en: 'Text', de: 'Text' }
    const bilingual = defineCatalog({
      id: 'three',
      name: both,
      languages: ['de', 'en'],
      events: {},
      categories: {},
      metrics: {},
      badges: {},
    })
    expect(combineCatalogs('all', text, bilingual, one).languages).toEqual(['en'])
    expect(combineCatalogs('all', both, bilingual, bilingual).languages).toEqual(['de', 'en'])
  })
})
