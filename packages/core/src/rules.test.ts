import { expect, test } from 'vitest'
import { allOf, anyOf, defineCatalog, holding, reach } from './define.ts'
import { compileRules, findCycle, needsOf } from './rules.ts'

const text = { en: 'Text' }
const badge = { name: text, description: text, category: 'c', tier: 'bronze', glyph: 'star' } as const

const catalog = defineCatalog({
  id: 'test',
  name: text,
  events: { posted: 'A post.', liked: 'A like.', seen: 'Nothing counts this.' },
  categories: { c: { name: text } },
  metrics: {
    posts: { kind: 'count', of: ['posted'], credit: 'actor', noun: text },
    likes: { kind: 'count', of: ['liked'], credit: 'owner', noun: text },
  },
  badges: {
    top: { ...badge, criteria: holding('middle') },
    middle: { ...badge, criteria: allOf(holding('writer'), reach('likes', 5)) },
    writer: { ...badge, criteria: reach('posts', 10) },
    loved: { ...badge, criteria: anyOf(reach('likes', 100)) },
  },
})

test('B9 badges are ordered so that each comes after what it needs', () => {
  expect(compileRules(catalog).order).toEqual(['writer', 'middle', 'top', 'loved'])
})

test('an event type brings up the badges that it can change, and only those', () => {
  const { plans } = compileRules(catalog)
  const badgesOf = (type: string, role: 'actor' | 'owner' | 'both') => plans.get(type)?.[role].badges.map(([id]) => id)
  expect(badgesOf('posted', 'actor')).toEqual(['writer', 'middle', 'top'])
  expect(badgesOf('liked', 'owner')).toEqual(['middle', 'top', 'loved'])
  expect(badgesOf('liked', 'actor')).toEqual([])
  expect(badgesOf('liked', 'both')).toEqual(['middle', 'top', 'loved'])
  expect(badgesOf('seen', 'both')).toEqual([])
})

test('criteria name every metric and badge in them', () => {
  const criteria = { kind: 'atLeast', count: 1, of: [reach('posts', 1), { kind: 'not', of: holding('top') }] } as const
  expect(needsOf(criteria)).toEqual({ metrics: ['posts'], badges: ['top'] })
})

test('B8 a cycle is found however long it is, and named along the way', () => {
  const needs = (id: string) => ({ criteria: holding(id) })
  expect(findCycle({ a: needs('a') })).toEqual(['a', 'a'])
  expect(findCycle({ start: needs('a'), a: needs('b'), b: needs('c'), c: needs('a') })).toEqual(['a', 'b', 'c', 'a'])
})

test('B8 two ways to the same badge are no cycle', () => {
  const badges = {
    top: { criteria: allOf(holding('left'), holding('right')) },
    left: { criteria: holding('base') },
    right: { criteria: holding('base') },
    base: { criteria: reach('posts', 1) },
  }
  expect(findCycle(badges)).toBeNull()
})
