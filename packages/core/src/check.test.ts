import { describe, expect, test } from 'vitest'
import type { Catalog, CatalogInput } from './catalog.ts'
import { type CatalogProblem, checkCatalog } from './check.ts'
import { text } from './test-support/happenings.ts'
import {
  atLeast,
  onlyProblem,
  problems,
  projects,
  rookie,
  sound,
  withBadge,
  withMetric,
} from './test-support/problems.ts'

function withThings(things: readonly object[]): CatalogProblem {
  const extra = { kind: 'live', things, by: 'target', credit: 'actor', noun: text }
  return onlyProblem({ metrics: { ...sound.metrics, extra } })
}

test('a sound catalog has no problem, and its defaults are filled in', () => {
  const { catalog, problems: none } = checkCatalog(sound)
  expect(none).toEqual([])
  expect(catalog?.languages).toEqual(['en'])
  expect(catalog?.badges.rookie).toMatchObject({ scope: 'person', once: 'person', truth: 'permanent', announced: true })
})

test('a catalog with a problem is not given out', () => {
  expect(checkCatalog({ ...sound, milestones: ['nothing'] }).catalog).toBeNull()
})

test('a checked catalog is data: written as JSON and checked again, it is the same', () => {
  const { catalog } = checkCatalog(sound)
  expect(checkCatalog(JSON.parse(JSON.stringify(catalog))).catalog).toEqual(catalog)
})

test('every problem is listed, with where it stands and how to mend it', () => {
  const found = problems({
    badges: {
      lost: { ...rookie, category: 'bulider', criteria: atLeast(5, 'projcts') },
      free: { ...rookie, criteria: atLeast(0) },
    },
    milestones: ['nothing'],
  })
  expect(found.map(({ code, where }) => [code, where])).toEqual([
    ['unknown_category', 'badges.lost.category'],
    ['unknown_metric', 'badges.lost.criteria'],
    ['threshold_not_positive', 'badges.free.criteria.value'],
    ['unknown_badge', 'paths.builder.badges.0'],
    ['unknown_metric', 'milestones.0'],
  ])
  for (const { message, mend } of found) expect(`${message}|${mend}`).toMatch(/^[A-Z].+\.\|[A-Z].+[.?]$/)
})

describe('shape', () => {
  test('invalid_shape: a misspelt key is named', () => {
    expect(withBadge({ truht: 'live' })).toMatchObject({
      code: 'invalid_shape',
      where: 'badges.extra',
      mend: 'Remove "truht", or check its spelling.',
    })
  })

  test('invalid_shape: each place of a wrong kind is listed', () => {
    const found = problems({ id: 'Not An Id', badges: { rookie: { ...rookie, tier: 'platinum', glyph: 7 } } })
    expect(found.map(({ code, where }) => [code, where])).toEqual([
      ['invalid_shape', 'id'],
      ['invalid_shape', 'badges.rookie.tier'],
      ['invalid_shape', 'badges.rookie.glyph'],
    ])
  })

  test('invalid_shape: a field that no event has is refused', () => {
    expect(withMetric({ kind: 'distinct', by: 'taget' })).toMatchObject({
      code: 'invalid_shape',
      where: 'metrics.extra.by',
    })
  })

  test.each([[null], ['catalog'], [[]], [undefined]])('invalid_shape: %j is no catalog', (input) => {
    expect(checkCatalog(input).problems).toMatchObject([{ code: 'invalid_shape', where: 'catalog' }])
  })
})

describe('names of other things', () => {
  test('reserved_event_type: what begins with laurel. is no event of a catalog', () => {
    expect(onlyProblem({ events: { ...sound.events, 'laurel.retracted': 'Mine.' } })).toMatchObject({
      code: 'reserved_event_type',
      where: 'events.laurel.retracted',
    })
  })

  test('unknown_event_type: a typing mistake is recognised', () => {
    expect(withMetric({ of: ['project.craeted'] })).toEqual({
      code: 'unknown_event_type',
      where: 'metrics.extra',
      message: 'There is no event type "project.craeted".',
      mend: 'Did you mean "project.created"?',
    })
  })

  test('unknown_event_type: what is removed is looked up like what is added', () => {
    const things = [{ added: ['project.created'], removed: ['project.burnt'] }]
    expect(withThings(things)).toMatchObject({ code: 'unknown_event_type' })
  })

  test('repeated_event_type: an event that adds and removes at once is refused', () => {
    const things = [{ added: ['project.created'], removed: ['project.created'] }]
    expect(withThings(things)).toMatchObject({ code: 'repeated_event_type' })
    expect(withMetric({ of: ['project.created', 'project.created'] })).toMatchObject({ code: 'repeated_event_type' })
  })

  test('unknown_category, unknown_metric, unknown_badge: each stands where it was named', () => {
    expect(withBadge({ category: 'x' })).toMatchObject({ code: 'unknown_category', where: 'badges.extra.category' })
    expect(withBadge({ criteria: atLeast(1, 'x') })).toMatchObject({
      code: 'unknown_metric',
      where: 'badges.extra.criteria',
    })
    expect(withBadge({ criteria: { kind: 'holds', badge: 'x' } })).toMatchObject({
      code: 'unknown_badge',
      where: 'badges.extra.criteria.badge',
    })
  })

  test('unknown_metric: a mistake deep inside criteria is found where it stands', () => {
    const criteria = { kind: 'all', of: [atLeast(1), { kind: 'not', of: { kind: 'any', of: [atLeast(2, 'x')] } }] }
    expect(withBadge({ criteria })).toMatchObject({
      code: 'unknown_metric',
      where: 'badges.extra.criteria.of.1.of.of.0',
    })
  })

  test('what every object has by nature is not in a catalog', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(withMetric({ of: [name] })).toMatchObject({ code: 'invalid_shape', where: 'metrics.extra.of.0' })
      expect(withBadge({ category: name })).toMatchObject({ code: 'invalid_shape', where: 'badges.extra.category' })
      expect(withBadge({ criteria: atLeast(1, name) })).toMatchObject({ code: 'invalid_shape' })
      expect(withBadge({ criteria: { kind: 'holds', badge: name } })).toMatchObject({ code: 'invalid_shape' })
    }
    expect(problems({ badges: { ...sound.badges, constructor: rookie } })).toMatchObject([{ code: 'invalid_shape' }])
  })

  test('unknown_metric: a path on no metric is refused', () => {
    const paths = { builder: { name: text, metric: 'project', badges: ['rookie'] } }
    expect(problems({ paths }).map(({ code }) => code)).toEqual(['unknown_metric', 'step_without_threshold'])
  })
})

describe('badges', () => {
  test('B7 threshold_not_positive: what everybody has from the start is refused', () => {
    expect(withBadge({ criteria: atLeast(0) })).toMatchObject({ code: 'threshold_not_positive' })
    expect(withBadge({ criteria: atLeast(-5) })).toMatchObject({ code: 'threshold_not_positive' })
    const moreThan = { kind: 'compare', metric: 'projects', op: '>', value: -1 }
    expect(withBadge({ criteria: moreThan })).toMatchObject({ code: 'threshold_not_positive' })
  })

  test('unreachable: more conditions than there are can never hold', () => {
    const criteria = { kind: 'atLeast', count: 3, of: [atLeast(1), atLeast(2)] }
    expect(withBadge({ criteria })).toMatchObject({ code: 'unreachable', where: 'badges.extra.criteria' })
  })

  test('B8 badge_cycle: the cycle is named', () => {
    const needs = (badge: string) => ({ ...rookie, criteria: { kind: 'holds', badge } })
    const badges = { ...sound.badges, a: needs('b'), b: needs('c'), c: needs('a') }
    expect(onlyProblem({ badges })).toMatchObject({
      code: 'badge_cycle',
      where: 'badges.a.criteria',
      message: 'These badges need each other, so nobody could ever earn one: a → b → c → a.',
    })
  })

  test('once_without_target: once per target needs a target', () => {
    expect(withBadge({ once: 'target' })).toMatchObject({ code: 'once_without_target', where: 'badges.extra.once' })
  })

  test('live_over_targets: one target cannot take away what another gave', () => {
    const metrics = { ...sound.metrics, fans: { ...projects, per: 'target' } }
    const extra = { ...rookie, criteria: atLeast(1, 'fans'), scope: 'target', truth: 'live' }
    expect(onlyProblem({ metrics, badges: { ...sound.badges, extra } })).toMatchObject({ code: 'live_over_targets' })
  })

  test('scope_mismatch: a metric per target and a badge for the person do not meet', () => {
    const metrics = { ...sound.metrics, fans: { ...projects, per: 'target' } }
    const extra = { ...rookie, criteria: atLeast(1, 'fans') }
    expect(onlyProblem({ metrics, badges: { ...sound.badges, extra } })).toMatchObject({ code: 'scope_mismatch' })
    expect(withBadge({ scope: 'target' })).toMatchObject({ code: 'scope_mismatch', where: 'badges.extra.criteria' })
  })

  test('scope_mismatch: a badge held per target is nothing that a person holds', () => {
    const metrics = { ...sound.metrics, fans: { ...projects, per: 'target' } }
    const popular = { ...rookie, criteria: atLeast(1, 'fans'), scope: 'target', once: 'target' }
    const extra = { ...rookie, criteria: { kind: 'holds', badge: 'popular' } }
    expect(onlyProblem({ metrics, badges: { ...sound.badges, popular, extra } })).toMatchObject({
      code: 'scope_mismatch',
    })
  })

  test('scope_mismatch: a milestone is one number', () => {
    const metrics = { ...sound.metrics, fans: { ...projects, per: 'target' } }
    expect(onlyProblem({ metrics, milestones: ['fans'] })).toMatchObject({
      code: 'scope_mismatch',
      where: 'milestones.0',
    })
  })
})

describe('paths', () => {
  function ladder(...thresholds: readonly number[]): object {
    const badges = Object.fromEntries(
      thresholds.map((at, index) => [`b${index}`, { ...rookie, criteria: atLeast(at) }]),
    )
    return { badges, paths: { builder: { name: text, metric: 'projects', badges: Object.keys(badges) } } }
  }

  test('B4 a hundred after thirty rises', () => {
    expect(problems(ladder(1, 5, 30, 100))).toEqual([])
  })

  test('B7 thresholds_not_rising: a ladder that falls is refused', () => {
    expect(onlyProblem(ladder(1, 30, 15))).toMatchObject({
      code: 'thresholds_not_rising',
      where: 'paths.builder.badges.2',
    })
  })

  test('B7 thresholds_not_rising: a ladder that stands still is refused', () => {
    expect(onlyProblem(ladder(1, 5, 5))).toMatchObject({
      code: 'thresholds_not_rising',
      where: 'paths.builder.badges.2',
    })
  })

  test('B6 step_without_threshold: every badge of a path has a number of its metric', () => {
    const metrics = { ...sound.metrics, logs: projects }
    const badges = { rookie, extra: { ...rookie, criteria: atLeast(10, 'logs') } }
    const paths = { builder: { name: text, metric: 'projects', badges: ['rookie', 'extra'] } }
    expect(onlyProblem({ metrics, badges, paths })).toMatchObject({
      code: 'step_without_threshold',
      where: 'paths.builder.badges.1',
    })
  })

  test('B6 unknown_badge: a step that was described and never defined is found', () => {
    const paths = { builder: { name: text, metric: 'projects', badges: ['rookie', 'code-architect'] } }
    expect(onlyProblem({ paths })).toMatchObject({ code: 'unknown_badge', where: 'paths.builder.badges.1' })
  })
})

describe('texts', () => {
  test('K12 missing_text: every text is there in every language, and not blank', () => {
    const both = { en: 'Text', de: 'Text' }
    const changes: Partial<CatalogInput> = {
      languages: ['en', 'de'],
      name: both,
      categories: { builder: { name: both, description: { en: 'Text' } } },
      metrics: { projects: { ...projects, of: ['project.created'], noun: both, deed: { en: 'Text', de: ' ' } } },
    }
    expect(problems(changes).map(({ code, where }) => `${code} ${where}`)).toEqual([
      'missing_text categories.builder.description.de',
      'missing_text metrics.projects.deed.de',
      'missing_text badges.rookie.name.de',
      'missing_text badges.rookie.description.de',
      'missing_text paths.builder.name.de',
    ])
  })

  test('invalid_message: a brace too many is found before anybody reads it', () => {
    expect(withBadge({ name: { en: 'Half {a' } })).toMatchObject({
      code: 'invalid_message',
      where: 'badges.extra.name.en',
    })
    expect(withMetric({ noun: { en: '{count, plural, one {project}}' } })).toMatchObject({ code: 'invalid_message' })
  })

  test('invalid_message: a placeholder that nobody fills is found before anybody reads it', () => {
    expect(withBadge({ description: { en: 'Created {count} projects.' } })).toMatchObject({ code: 'invalid_message' })
    expect(withMetric({ noun: { en: '{count, plural, one {project} other {{n} projects}}' } })).toMatchObject({
      code: 'invalid_message',
      where: 'metrics.extra.noun.en',
    })
  })

  test('what only looks like markup is text', () => {
    const catalog: Catalog | null = checkCatalog({ ...sound, name: { en: "It's <b>5 > 3</b> 😜" } }).catalog
    expect(catalog?.name.en).toBe("It's <b>5 > 3</b> 😜")
  })
})
