import { describe, expect, test } from 'vitest'
import { earnedAt, newcomer, onDay, type Sent } from '../testing.ts'
import { devSpace } from './index.ts'
import {
  accepted,
  contribution,
  followedBy,
  INTERACTIONS,
  interaction,
  joined,
  likeOf,
  onceOn,
  project,
  reactionBy,
} from './test-events.ts'

describe('projects', () => {
  test('C2 are counted net: creating and deleting five times is no Project Rookie', () => {
    const ada = newcomer(devSpace)
    const earned = [1, 2, 3, 4, 5].flatMap((n) => [...ada.send(project(n)), ...ada.send(project(n, 'project.deleted'))])
    expect(earned).toEqual(['first-builder', 'first-project'])
    expect(ada.value('projects')).toBe(0)
  })

  test('C3 are counted once when they come back', () => {
    const ada = newcomer(devSpace)
    for (const type of ['project.created', 'project.deleted', 'project.restored']) ada.send(project(1, type))
    expect(ada.value('projects')).toBe(1)
  })
})

describe('interactions', () => {
  test('B10 the same reaction ten times over is one', () => {
    const ada = newcomer(devSpace)
    for (let n = 0; n < 10; n++) {
      ada.send({ type: 'reaction.given', actor: 'ada', owner: 'bo', target: 'post:4' })
      ada.send({ type: 'reaction.removed', actor: 'ada', owner: 'bo', target: 'post:4' })
    }
    ada.send({ type: 'reaction.given', actor: 'ada', owner: 'bo', target: 'post:4' })
    expect(ada.value('interactions')).toBe(1)
  })

  test.each([
    ['reaction.given', 'reaction.removed'],
    ['comment.created', 'comment.removed'],
    ['reply.created', 'reply.removed'],
    ['user.followed', 'user.unfollowed'],
  ])('%s is taken back by %s and by nothing else', (added, removed) => {
    const ada = newcomer(devSpace)
    const others = ['reaction.removed', 'comment.removed', 'reply.removed', 'user.unfollowed'].filter(
      (type) => type !== removed,
    )
    for (const type of [added, ...others]) ada.send({ type, actor: 'ada', owner: 'bo', target: 'x:1' })
    expect(ada.value('interactions')).toBe(1)
    ada.send({ type: removed, actor: 'ada', owner: 'bo', target: 'x:1' })
    expect(ada.value('interactions')).toBe(0)
  })

  test.each(INTERACTIONS)('D1 %s of one’s own does not count', (type) => {
    const ada = newcomer(devSpace)
    ada.send({ type, actor: 'ada', owner: 'ada', target: 'x:1' })
    expect(ada.value('interactions')).toBe(0)
    ada.send({ type, actor: 'ada', owner: 'bo', target: 'x:2' })
    expect(ada.value('interactions')).toBe(1)
  })

  test('D3 five hundred likes for one friend in one day are ten, and the next day counts anew', () => {
    const ada = newcomer(devSpace)
    for (let n = 1; n <= 500; n++) ada.send(likeOf('bo', n))
    expect(ada.value('interactions')).toBe(10)
    expect(ada.outcome('interactions')).toBe('capped')
    ada.send(likeOf('bo', 501, onDay(2)))
    expect([ada.value('interactions'), ada.outcome('interactions')]).toEqual([11, 'counted'])
  })

  test('D3 ten a day are those with each other person, of all four kinds together', () => {
    const ada = newcomer(devSpace)
    for (let n = 1; n <= 11; n++) ada.send({ ...likeOf('bo', n), type: INTERACTIONS[n % 4] ?? '' })
    expect(ada.value('interactions')).toBe(10)
    for (let n = 1; n <= 9; n++) ada.send(likeOf('cy', 100 + n))
    expect(ada.value('interactions')).toBe(19)
  })

  test('D4 of fifteen, three of the first ten taken back leave ten, and three more leave nine', () => {
    const ada = newcomer(devSpace)
    for (let n = 1; n <= 15; n++) ada.send(likeOf('bo', n))
    for (const n of [1, 2, 3]) ada.send({ ...likeOf('bo', n), type: 'reaction.removed' })
    expect(ada.value('interactions')).toBe(10)
    for (const n of [13, 14, 15]) ada.send({ ...likeOf('bo', n, onDay(9)), type: 'reaction.removed' })
    expect(ada.value('interactions')).toBe(9)
  })

  test('the ten of a day are full until midnight by the person’s wall', () => {
    const ada = newcomer(devSpace, 'ada', 'Europe/Berlin')
    for (let n = 1; n <= 10; n++) ada.send(likeOf('bo', n, '2026-07-01T12:00:00Z'))
    ada.send(likeOf('bo', 11, '2026-07-01T21:59:59Z'))
    expect(ada.value('interactions')).toBe(10)
    ada.send(likeOf('bo', 12, '2026-07-01T22:00:00Z'))
    expect(ada.value('interactions')).toBe(11)
  })

  test('are credited to the one who reached out, not to the one who was reached', () => {
    const member = newcomer(devSpace, 'member-1')
    member.send(interaction(1))
    expect(member.value('interactions')).toBe(0)
  })
})

describe('Code Titan', () => {
  /** A project of Ada's that is created on day 1 and worked on some days later. */
  function keptUp(n: number, days: number, type = 'project.updated'): readonly Sent[] {
    return [
      { ...project(n), at: onDay(1) },
      { ...project(n, type), at: onDay(1 + days) },
    ]
  }

  test('takes 25 projects that were updated or released when they were 30 days old', () => {
    const ada = newcomer(devSpace)
    const send = (n: number) =>
      keptUp(n, 30, n % 2 === 0 ? 'project.updated' : 'project.released').flatMap((event) => ada.send(event))
    for (let n = 1; n <= 24; n++) expect(send(n)).not.toContain('code-titan')
    expect(send(25)).toContain('code-titan')
  })

  test.each([
    [29, 0],
    [30, 1],
  ])('a project that was last touched after %i days is kept up %i times', (days, kept) => {
    const ada = newcomer(devSpace)
    for (const event of keptUp(1, days)) ada.send(event)
    expect(ada.value('projects-kept-up')).toBe(kept)
  })

  test('one project counts once, however long it is kept up, and still when it is gone', () => {
    const ada = newcomer(devSpace)
    for (const event of keptUp(1, 30)) ada.send(event)
    for (const day of [40, 400]) ada.send({ ...project(1, 'project.released'), at: onDay(day) })
    ada.send({ ...project(1, 'project.deleted'), at: onDay(401) })
    expect(ada.value('projects-kept-up')).toBe(1)
  })

  test('a project somebody else created is not one’s own, whoever keeps it up', () => {
    const ada = newcomer(devSpace)
    ada.send({ ...project(1, 'project.updated'), at: onDay(1) })
    ada.send({ ...project(1, 'project.updated'), at: onDay(60) })
    expect(ada.value('projects-kept-up')).toBe(0)
  })
})

describe('contributions', () => {
  test('are credited to the contributor and fall when they are taken back', () => {
    const ada = newcomer(devSpace)
    ada.send(contribution(1))
    ada.send(contribution(2))
    ada.send(contribution(2, 'contribution.reverted'))
    expect(ada.value('collaborations')).toBe(1)
  })

  test('D1 do not count when one approves them oneself', () => {
    const ada = newcomer(devSpace)
    expect(ada.send({ ...contribution(1), actor: 'ada' })).toEqual([])
    expect(ada.value('collaborations')).toBe(0)
    expect(ada.send(contribution(1))).toEqual(['team-spirit', 'first-collab'])
  })

  test('D1 joining one’s own project is no teamwork', () => {
    const ada = newcomer(devSpace)
    for (const n of [1, 2, 3]) expect(ada.send({ ...joined(n), owner: 'ada' })).toEqual([])
    expect(earnedAt(devSpace, 3, (n) => ({ ...joined(n), owner: 'bo' }))).toEqual({
      'first-collab': 1,
      'team-player': 3,
    })
  })

  test('First Collab comes with the first of joining and contributing, once', () => {
    const ada = newcomer(devSpace)
    expect(ada.send(joined(1))).toEqual(['first-collab'])
    expect(ada.send(contribution(1))).toEqual(['team-spirit'])
  })
})

describe('Mentor Spirit', () => {
  function mentor(answers: number, people: number): readonly string[] {
    const ada = newcomer(devSpace)
    return Array.from({ length: answers }, (_, n) => ada.send(accepted(n, `asker-${n % people}`))).flat()
  }

  test('takes 25 accepted answers and 10 people', () => {
    expect(mentor(25, 10)).toEqual(['mentor-spirit'])
    expect(mentor(24, 10)).toEqual([])
    expect(mentor(25, 9)).toEqual([])
  })

  test('D1 does not count answers that were accepted by who gave them', () => {
    const ada = newcomer(devSpace)
    ada.send(accepted(1, 'ada'))
    expect([ada.value('accepted-answers'), ada.value('mentees')]).toEqual([0, 0])
  })

  test('does not count the same answer twice', () => {
    const ada = newcomer(devSpace)
    for (let n = 0; n < 30; n++) ada.send(accepted(n % 24, `asker-${n % 12}`))
    expect(ada.value('accepted-answers')).toBe(24)
    expect(ada.value('mentees')).toBe(12)
  })
})

describe('influence', () => {
  test('Popular Project takes a hundred people, not a hundred reactions', () => {
    expect(earnedAt(devSpace, 200, (n) => reactionBy(`fan-${n % 99}`))).not.toHaveProperty([
      'popular-project project:1',
    ])
  })

  test('Popular Project is earned for each project, and not for a post', () => {
    const kinds = ['project', 'project', 'post']
    const earned = earnedAt(devSpace, 300, (n) => {
      const kind = kinds[n % 3] ?? ''
      return reactionBy(`fan-${Math.ceil(n / 3)}`, `${kind}:${n % 3}`, kind)
    })
    expect(earned).toEqual({
      'rising-star': 50,
      'popular-project project:0': 300,
      'popular-project project:1': 298,
    })
  })

  test('D1 nobody is a follower or a fan of themselves', () => {
    const ada = newcomer(devSpace)
    ada.send(followedBy('ada'))
    expect(ada.value('followers')).toBe(0)
    for (let n = 1; n <= 99; n++) ada.send(reactionBy(`fan-${n}`))
    expect(ada.send(reactionBy('ada'))).toEqual([])
    expect(ada.send(reactionBy('fan-100'))).toEqual(['popular-project project:1'])
  })

  test('followers who leave are no longer counted', () => {
    const ada = newcomer(devSpace)
    for (let n = 1; n <= 999; n++) ada.send(followedBy(`fan-${n}`))
    ada.send(followedBy('fan-1', 'user.unfollowed'))
    expect(ada.send(followedBy('fan-1000'))).toEqual([])
    expect(ada.send(followedBy('fan-1'))).toEqual(['community-legend'])
  })
})

describe('streaks', () => {
  /** The event types of which one a day, by Ada, makes a streak. */
  function typesThatKeep(streak: string): readonly string[] {
    return Object.keys(devSpace.events).filter((type) => {
      const ada = newcomer(devSpace)
      for (const day of [1, 2]) ada.send(onceOn(day, type))
      return ada.value(streak) === 2
    })
  }

  test('of activity are kept by all that only the person can have done', () => {
    const kept = typesThatKeep('activity-streak')
    expect(Object.keys(devSpace.events).filter((type) => !kept.includes(type))).toEqual([
      'project.deleted',
      'project.restored',
      'project.trended',
      'journey.removed',
      'comment.removed',
      'reply.removed',
      'reaction.removed',
      'user.unfollowed',
      'contribution.reverted',
    ])
  })

  test('of building are kept by code, project updates and journey logs alone', () => {
    expect(typesThatKeep('building-streak')).toEqual(['project.updated', 'journey.logged', 'code.pushed'])
  })

  test('are not kept by what others do to one’s things', () => {
    const ada = newcomer(devSpace)
    for (const day of [1, 2]) ada.send({ ...reactionBy('bo'), at: onDay(day) })
    expect(ada.value('activity-streak')).toBe(0)
  })

  test('end with the first day left out: 29 days and 29 more are no Consistency Beast, and one more is', () => {
    const earned = earnedAt(devSpace, 59, (n) => onceOn(n < 30 ? n : n + 1, 'code.pushed'))
    expect(earned).toEqual({ 'active-dev': 7, 'consistency-beast': 59, '30-day-streaker': 59 })
  })

  test('of building may change the kind of work from day to day', () => {
    const types = ['code.pushed', 'project.updated', 'journey.logged']
    expect(earnedAt(devSpace, 30, (n) => onceOn(n, types[n % 3]))).toMatchObject({ '30-day-streaker': 30 })
  })

  test('go by the wall of the zone the event happened in', () => {
    const ada = newcomer(devSpace)
    ada.send({ ...onceOn(1), at: '2026-03-01T23:30:00Z', zone: 'Europe/Berlin' })
    ada.send({ ...onceOn(2), at: '2026-03-02T22:30:00Z', zone: 'Europe/Berlin' })
    expect(ada.value('activity-streak')).toBe(1)
    ada.send({ ...onceOn(3), at: '2026-03-02T23:00:00Z', zone: 'Europe/Berlin' })
    expect(ada.value('activity-streak')).toBe(2)
  })
})
