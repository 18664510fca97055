import { expect } from 'vitest'
import { type CatalogProblem, checkCatalog } from '../check.ts'
import { text } from './happenings.ts'

/** A metric with nothing wrong. */
export const projects = { kind: 'count', of: ['project.created'], credit: 'actor', noun: text } as const

/** A badge with nothing wrong. */
export const rookie = {
  name: text,
  description: text,
  category: 'builder',
  tier: 'bronze',
  glyph: 'sprout',
  criteria: { kind: 'compare', metric: 'projects', op: '>=', value: 5 },
} as const

/** A catalog with nothing wrong; every test breaks one thing. */
export const sound = {
  id: 'test',
  name: text,
  events: { 'project.created': 'A project is there.', 'project.deleted': 'A project is gone.' },
  categories: { builder: { name: text } },
  metrics: { projects },
  badges: { rookie },
  paths: { builder: { name: text, metric: 'projects', badges: ['rookie'] } },
  milestones: ['projects'],
} as const

/** What is wrong with the sound catalog after changes. */
export function problems(changes: object): readonly CatalogProblem[] {
  return checkCatalog({ ...sound, ...changes }).problems
}

/** The one thing that is wrong after changes. */
export function onlyProblem(changes: object): CatalogProblem {
  const [first, ...others] = problems(changes)
  expect(others).toEqual([])
  if (first === undefined) throw new Error('No problem was found.')
  return first
}

export function withBadge(changes: object): CatalogProblem {
  return onlyProblem({ badges: { ...sound.badges, extra: { ...rookie, ...changes } } })
}

export function withMetric(changes: object): CatalogProblem {
  return onlyProblem({ metrics: { ...sound.metrics, extra: { ...projects, ...changes } } })
}

export function atLeast(value: number, metric = 'projects'): object {
  return { kind: 'compare', metric, op: '>=', value }
}
