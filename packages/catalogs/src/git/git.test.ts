import { congratulate } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { earnedAt, ladder, newcomer, type Sent } from '../testing.ts'
import { git } from './index.ts'
import { MOST_LINES_OF_A_COMMIT } from './metrics.ts'

function commit(insertions = 3, deletions = 1, repository = 'lit/lit'): Sent {
  const data = { files: 1, insertions, deletions }
  return { type: 'commit.pushed', actor: 'ada', target: repository, zone: '-07:00', data }
}

describe('the ladders', () => {
  test('of commits', () => {
    expect(ladder(git, 'commits').map(([at, , tier]) => [at, tier])).toEqual([
      [1, 'bronze'],
      [10, 'bronze'],
      [100, 'silver'],
      [1000, 'gold'],
      [10_000, 'diamond'],
    ])
  })

  test('leave no badge out', () => {
    const onPaths = Object.values(git.paths).flatMap((path) => path.badges)
    expect(onPaths).toEqual(Object.keys(git.badges))
  })
})

describe('every badge is earned at its number and not before', () => {
  test('by committing', () => {
    expect(earnedAt(git, 10_000, () => commit())).toEqual({
      'first-commit': 1,
      'warmed-up': 10,
      'steady-hand': 100,
      workhorse: 1000,
      'living-legend': 10_000,
    })
  })

  test('by releasing', () => {
    expect(earnedAt(git, 50, () => ({ type: 'release.tagged', actor: 'ada', target: 'lit/lit' }))).toEqual({
      'first-release': 1,
      'release-train': 10,
      evergreen: 50,
    })
  })

  test('by working in different repositories, in whatever way', () => {
    const types = ['commit.pushed', 'merge.pushed', 'release.tagged']
    const earned = earnedAt(git, 40, (n) => ({
      type: types[n % 3] ?? '',
      actor: 'ada',
      target: `repo-${Math.ceil(n / 2)}`,
    }))
    expect(earned).toMatchObject({ 'second-home': 3, 'polyglot-of-repositories': 9, 'at-home-everywhere': 39 })
  })
})

describe('counting', () => {
  test('a merge is no commit', () => {
    const ada = newcomer(git)
    ada.send({ type: 'merge.pushed', actor: 'ada', target: 'lit/lit' })
    expect([ada.value('commits'), ada.value('merges'), ada.value('repositories')]).toEqual([0, 1, 1])
  })

  test('lines are what was put in and taken out, up to the cap of one commit', () => {
    const ada = newcomer(git)
    ada.send(commit(14, 9))
    expect(ada.value('lines-changed')).toBe(23)
    ada.send(commit(3749, 1))
    expect(ada.value('lines-changed')).toBe(23 + MOST_LINES_OF_A_COMMIT)
  })

  test('a commit without counts is a commit all the same', () => {
    const ada = newcomer(git)
    expect(ada.send({ type: 'commit.pushed', actor: 'ada', target: 'lit/lit' })).toEqual(['first-commit'])
    expect(ada.value('lines-changed')).toBe(0)
  })
})

test.each([
  ['first-commit', 'pushing your first commit', 'deinen ersten Commit gepusht'],
  ['living-legend', 'pushing 10,000 commits', '10.000 Commits gepusht'],
  ['first-release', 'tagging your first release', 'dein erstes Release veröffentlicht'],
  ['second-home', 'working in 2 repositories', 'in 2 Repositorys mitgearbeitet'],
])('%s is announced for %s', (badge, english, german) => {
  expect(congratulate(git, badge, 'en')).toMatch(`badge for ${english}!`)
  expect(congratulate(git, badge, 'de')).toMatch(`Du hast ${german} und damit das Abzeichen`)
})
