import { congratulate } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { earnedAt, ladder, newcomer, onDay, type Sent } from '../testing.ts'
import { git } from './index.ts'
import { MOST_LINES_OF_A_COMMIT } from './metrics.ts'

/** All on one day, so that days have no part in what is counted. */
function commit(insertions = 3, deletions = 1, repository = 'lit/lit'): Sent {
  const data = { files: 1, insertions, deletions }
  return { ...work(1), target: repository, data }
}

/** Work on the nth day of a year that began on a Monday, by the author's own clock. */
function work(day: number, time = '12:00', type = 'commit.pushed', zone = '-07:00'): Sent {
  return { type, actor: 'ada', target: 'lit/lit', at: onDay(day, time, zone), zone }
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

  test('of days in a row', () => {
    expect(ladder(git, 'streak').map(([at, , tier]) => [at, tier])).toEqual([
      [3, 'bronze'],
      [7, 'bronze'],
      [30, 'silver'],
      [100, 'gold'],
    ])
  })

  test('of active days', () => {
    expect(ladder(git, 'active-days').map(([at, , tier]) => [at, tier])).toEqual([
      [10, 'bronze'],
      [100, 'silver'],
      [365, 'gold'],
      [1000, 'diamond'],
    ])
  })

  test('leave no badge out but the three that have no next step', () => {
    const onPaths = Object.values(git.paths).flatMap((path) => path.badges)
    expect([...onPaths, 'night-owl', 'weekend-builder', 'anniversary']).toEqual(Object.keys(git.badges))
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

  test('by working day after day', () => {
    expect(earnedAt(git, 100, (n) => work(n))).toEqual({
      'first-commit': 1,
      'on-a-roll': 3,
      'full-week': 7,
      'warmed-up': 10,
      'familiar-face': 10,
      'force-of-habit': 30,
      'weekend-builder': 35,
      'steady-hand': 100,
      unstoppable: 100,
      regular: 100,
    })
  })

  test('by working every other day, for years', () => {
    expect(earnedAt(git, 1000, (n) => work(2 * n, '12:00', 'merge.pushed'))).toEqual({
      'familiar-face': 10,
      'weekend-builder': 35,
      regular: 100,
      anniversary: 184,
      'lap-around-the-sun': 365,
      bedrock: 1000,
    })
  })

  test('by staying up', () => {
    expect(earnedAt(git, 5, (n) => work(2 * n, '04:59', 'merge.pushed'))).toEqual({ 'night-owl': 5 })
  })

  test('by giving up weekends', () => {
    const saturday = 6
    expect(earnedAt(git, 10, (n) => work(saturday + 7 * (n - 1), '12:00', 'merge.pushed'))).toEqual({
      'weekend-builder': 10,
      'familiar-face': 10,
    })
  })

  test.each([
    [365, []],
    [366, ['anniversary']],
  ])('by coming back: on day %i, the first one having been day 1, that is %j', (day, badges) => {
    const ada = newcomer(git)
    ada.send(work(1))
    ada.send({ ...work(day), type: 'release.tagged' })
    expect(ada.send(work(day))).toEqual(badges)
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

describe('days', () => {
  test('commits and merges make a day, however many, and a release does not', () => {
    const ada = newcomer(git)
    for (const type of ['commit.pushed', 'merge.pushed', 'commit.pushed']) ada.send(work(1, '12:00', type))
    ada.send(work(2, '12:00', 'merge.pushed'))
    ada.send(work(3, '12:00', 'release.tagged'))
    expect([ada.value('activeDays'), ada.value('dailyStreak')]).toEqual([2, 2])
  })

  test('a day left out begins the streak anew, and the longest stays', () => {
    const ada = newcomer(git)
    for (const day of [1, 2, 4]) expect(ada.send(work(day))).not.toContain('on-a-roll')
    expect([ada.value('activeDays'), ada.value('dailyStreak')]).toEqual([3, 2])
    ada.send(work(5))
    expect(ada.send(work(6))).toEqual(['on-a-roll'])
    ada.send(work(60))
    expect(ada.value('dailyStreak')).toBe(3)
  })

  test('F12 a day that is heard of late closes the gap', () => {
    const ada = newcomer(git)
    for (const day of [1, 3]) ada.send(work(day))
    expect(ada.send(work(2))).toEqual(['on-a-roll'])
  })

  test('are the author’s own: two hours apart may be two days, and 46 hours may be neighbours', () => {
    const ada = newcomer(git)
    ada.send(work(1, '23:00'))
    ada.send(work(2, '01:00'))
    expect(ada.value('dailyStreak')).toBe(2)
    ada.send(work(3, '23:00'))
    expect([ada.value('activeDays'), ada.value('dailyStreak')]).toEqual([3, 3])
  })
})

describe('hours', () => {
  test.each([
    ['23:59', 0],
    ['00:00', 1],
    ['04:59', 1],
    ['05:00', 0],
  ])('at %s by the author’s clock, %i of 1 commit is late at night', (time, late) => {
    for (const zone of ['-07:00', '+12:45']) {
      const ada = newcomer(git)
      ada.send(work(2, time, 'commit.pushed', zone))
      expect([ada.value('lateNightEvents'), ada.value('lateNights')]).toEqual([late, late])
    }
  })

  test('three commits of one night are one night', () => {
    const ada = newcomer(git)
    for (const time of ['00:10', '02:30', '04:50']) ada.send(work(2, time))
    expect([ada.value('lateNightEvents'), ada.value('lateNights')]).toEqual([3, 1])
  })

  test.each([
    ['Friday', 5, 0],
    ['Saturday', 6, 1],
    ['Sunday', 7, 1],
    ['Monday', 8, 0],
  ])('the commits of a %s, day %i of the year, make %i weekend days', (_, day, weekend) => {
    const ada = newcomer(git)
    for (const time of ['00:00', '23:59']) ada.send(work(day, time))
    expect(ada.value('weekendDays')).toBe(weekend)
  })
})

test.each([
  ['first-commit', 'pushing your first commit', 'deinen ersten Commit gepusht'],
  ['living-legend', 'pushing 10,000 commits', '10.000 Commits gepusht'],
  ['first-release', 'tagging your first release', 'dein erstes Release veröffentlicht'],
  ['force-of-habit', 'pushing code 30 days in a row', '30 Tage in Folge Code gepusht'],
  ['bedrock', 'pushing code on 1,000 days', 'an 1.000 Tagen Code gepusht'],
  ['night-owl', 'pushing code on 5 late nights', 'in 5 langen Nächten Code gepusht'],
  ['weekend-builder', 'pushing code on 10 weekend days', 'an 10 Wochenendtagen Code gepusht'],
  [
    'anniversary',
    'pushing code 365 days after your first commit',
    '365 Tage nach deinem ersten Commit wieder Code gepusht',
  ],
  ['second-home', 'working in 2 repositories', 'in 2 Repositorys mitgearbeitet'],
])('%s is announced for %s', (badge, english, german) => {
  expect(congratulate(git, badge, 'en')).toMatch(`badge for ${english}!`)
  expect(congratulate(git, badge, 'de')).toMatch(`Du hast ${german} und damit das Abzeichen`)
})
