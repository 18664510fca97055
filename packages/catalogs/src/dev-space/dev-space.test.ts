import { congratulate, nearly, nudge, States, stepTo } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { earnedAt, ladder, newcomer, onDay, type Sent } from '../testing.ts'
import { devSpace } from './index.ts'

const INTERACTIONS = ['reaction.given', 'comment.created', 'reply.created', 'user.followed'] as const

function project(n: number, type = 'project.created'): Sent {
  return { type, actor: 'ada', target: `project:${n}` }
}

function log(n: number, type = 'journey.logged'): Sent {
  return { type, actor: 'ada', target: `entry:${n}` }
}

function interaction(n: number): Sent {
  return { type: INTERACTIONS[n % 4] ?? '', actor: 'ada', owner: 'bo', target: `thing:${n}` }
}

function contribution(n: number, type = 'contribution.approved'): Sent {
  return { type, actor: 'bo', owner: 'ada', target: `contribution:${n}` }
}

function joined(n: number): Sent {
  return { type: 'collaboration.joined', actor: 'ada', target: `project:${n}` }
}

function accepted(n: number, asker: string): Sent {
  return { type: 'answer.accepted', actor: asker, owner: 'ada', target: `answer:${n}` }
}

function followedBy(follower: string, type = 'user.followed'): Sent {
  return { type, actor: follower, owner: 'ada', target: 'user:ada' }
}

function reactionBy(fan: string, target = 'project:1', kind = 'project'): Sent {
  return { type: 'reaction.given', actor: fan, owner: 'ada', target, data: { kind } }
}

/** Something by Ada on the nth day. */
function onceOn(day: number, type = 'user.active'): Sent {
  return { type, actor: 'ada', target: 'thing:1', at: onDay(day) }
}

describe('the ladders are those of the tables', () => {
  test('Builder', () => {
    expect(ladder(devSpace, 'builder')).toEqual([
      [1, 'First Builder', 'bronze'],
      [5, 'Project Rookie', 'bronze'],
      [15, 'Project Enthusiast', 'silver'],
      [30, 'Project Pro', 'gold'],
      [100, 'Code Architect', 'diamond'],
    ])
  })

  test('Social', () => {
    expect(ladder(devSpace, 'social')).toEqual([
      [10, 'Sociable Dev', 'bronze'],
      [100, 'Social Freak 😜', 'silver'],
      [300, 'Networking Master', 'gold'],
      [1000, 'Community Icon', 'diamond'],
    ])
  })

  test('Journey', () => {
    expect(ladder(devSpace, 'journey')).toEqual([
      [1, 'First Log', 'bronze'],
      [10, 'Journey Starter', 'bronze'],
      [50, 'Storyteller', 'silver'],
      [100, 'Journey Master', 'gold'],
    ])
  })

  test('Collaboration', () => {
    expect(ladder(devSpace, 'collaboration')).toEqual([
      [1, 'Team Spirit', 'bronze'],
      [10, 'Collab Guru', 'silver'],
      [30, 'Open-Source Ally', 'gold'],
    ])
  })

  test('Consistency', () => {
    expect(ladder(devSpace, 'consistency')).toEqual([
      [7, 'Active Dev', 'bronze'],
      [30, 'Consistency Beast', 'silver'],
      [100, 'Relentless Builder', 'gold'],
    ])
  })

  test('every badge stands on a path or is one of the nine beside them', () => {
    const onPaths = Object.values(devSpace.paths).flatMap((path) => path.badges)
    expect(Object.keys(devSpace.badges).filter((id) => !onPaths.includes(id))).toEqual([
      'first-project',
      'first-journey',
      'first-collab',
      'first-discussion',
      'mentor-spirit',
      'team-player',
      '30-day-streaker',
      'popular-project',
      'community-legend',
    ])
  })
})

describe('every badge is earned at its number and not before', () => {
  test('by creating projects', () => {
    expect(earnedAt(devSpace, 100, project)).toEqual({
      'first-builder': 1,
      'first-project': 1,
      'project-rookie': 5,
      'project-enthusiast': 15,
      'project-pro': 30,
      'code-architect': 100,
    })
  })

  test('by reactions, comments, replies and follows together', () => {
    expect(earnedAt(devSpace, 1000, interaction)).toEqual({
      'sociable-dev': 10,
      'social-freak': 100,
      'networking-master': 300,
      'community-icon': 1000,
    })
  })

  test('by logging a journey', () => {
    expect(earnedAt(devSpace, 100, log)).toEqual({
      'first-log': 1,
      'first-journey': 1,
      'journey-starter': 10,
      storyteller: 50,
      'journey-master': 100,
    })
  })

  test('by contributing', () => {
    expect(earnedAt(devSpace, 30, contribution)).toEqual({
      'team-spirit': 1,
      'first-collab': 1,
      'collab-guru': 10,
      'open-source-ally': 30,
    })
  })

  test('by joining collaborations', () => {
    expect(earnedAt(devSpace, 3, joined)).toEqual({ 'first-collab': 1, 'team-player': 3 })
  })

  test('by starting a discussion', () => {
    expect(
      earnedAt(devSpace, 1, (n) => ({ type: 'discussion.started', actor: 'ada', target: `discussion:${n}` })),
    ).toEqual({
      'first-discussion': 1,
    })
  })

  test('by being there day after day', () => {
    expect(earnedAt(devSpace, 100, (n) => onceOn(n))).toEqual({
      'active-dev': 7,
      'consistency-beast': 30,
      'relentless-builder': 100,
    })
  })

  test('by building day after day', () => {
    expect(earnedAt(devSpace, 30, (n) => onceOn(n, 'code.pushed'))).toEqual({
      'active-dev': 7,
      'consistency-beast': 30,
      '30-day-streaker': 30,
    })
  })

  test('by being followed', () => {
    expect(earnedAt(devSpace, 1000, (n) => followedBy(`fan-${n}`))).toEqual({ 'community-legend': 1000 })
  })

  test('by the reactions to one project', () => {
    expect(earnedAt(devSpace, 100, (n) => reactionBy(`fan-${n}`))).toEqual({ 'popular-project project:1': 100 })
  })
})

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

  test('are credited to the one who reached out, not to the one who was reached', () => {
    const bo = newcomer(devSpace, 'bo')
    bo.send(interaction(1))
    expect(bo.value('interactions')).toBe(0)
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
    expect(earnedAt(devSpace, 200, (n) => reactionBy(`fan-${n % 99}`))).toEqual({})
  })

  test('Popular Project is earned for each project, and not for a post', () => {
    const kinds = ['project', 'project', 'post']
    const earned = earnedAt(devSpace, 300, (n) => {
      const kind = kinds[n % 3] ?? ''
      return reactionBy(`fan-${Math.ceil(n / 3)}`, `${kind}:${n % 3}`, kind)
    })
    expect(earned).toEqual({ 'popular-project project:0': 300, 'popular-project project:1': 298 })
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

describe('what people read', () => {
  test('the sentences of the vision', () => {
    const states = (metric: string, value: number) => new States([['', { metrics: { [metric]: value }, badges: {} }]])
    const networking = stepTo(devSpace, 'networking-master', states('interactions', 297), { at: 0, zone: 'UTC' })
    const pro = stepTo(devSpace, 'project-pro', states('projects', 29), { at: 0, zone: 'UTC' })
    expect(congratulate(devSpace, 'project-rookie', 'en')).toBe(
      'Congrats! You earned the **Project Rookie** badge for creating 5 projects!',
    )
    expect(networking && nudge(devSpace, networking, 'en')).toBe(
      'Only 3 more interactions to unlock **Networking Master**!',
    )
    expect(pro && nearly(devSpace, pro, 'en')).toBe("You're just 1 project away from **Project Pro**!")
  })

  test.each([
    ['first-builder', 'Du hast dein erstes Projekt angelegt und damit das Abzeichen **First Builder** verdient!'],
    [
      'social-freak',
      'Du hast dich 100-mal in die Community eingebracht und damit das Abzeichen **Social Freak 😜** verdient!',
    ],
    ['storyteller', 'Du hast 50 Journey-Einträge geschrieben und damit das Abzeichen **Storyteller** verdient!'],
    ['team-spirit', 'Du hast deinen ersten Beitrag beigesteuert und damit das Abzeichen **Team Spirit** verdient!'],
    ['team-player', 'Du hast bei 3 Teamprojekten mitgemacht und damit das Abzeichen **Team Player** verdient!'],
    ['active-dev', 'Du hast dich 7 Tage in Folge blicken lassen und damit das Abzeichen **Active Dev** verdient!'],
    ['30-day-streaker', 'Du hast 30 Tage in Folge gebaut und damit das Abzeichen **30-Day Streaker** verdient!'],
    ['community-legend', 'Du hast 1.000 Follower gewonnen und damit das Abzeichen **Community Legend** verdient!'],
    [
      'popular-project',
      'Du hast Reaktionen von 100 Leuten auf ein Projekt bekommen und damit das Abzeichen **Popular Project** verdient!',
    ],
    ['mentor-spirit', 'Du hast das Abzeichen **Mentor Spirit** verdient!'],
  ])('%s is announced in German as one would say it', (badge, sentence) => {
    expect(congratulate(devSpace, badge, 'de')).toBe(`Glückwunsch! ${sentence}`)
  })

  test('the descriptions of the tables, word for word', () => {
    const described = Object.values(devSpace.paths).flatMap((path) =>
      path.badges.map((id) => devSpace.badges[id]?.description.en),
    )
    expect(described).toEqual([
      'Created your first project.',
      'Getting started on your building path!',
      'Consistent project creation and maintenance.',
      'Seasoned creator with multiple projects under your belt.',
      'You’ve built an empire.',
      'You’re starting to engage!',
      'You love connecting with the community.',
      'A Dev-Space social legend.',
      'You basically run this place.',
      'Documented your first journey.',
      'Consistently documenting your growth.',
      'You tell your dev story beautifully.',
      'Your timeline is an inspiration.',
      'First collaboration on a project.',
      'Trusted and active contributor.',
      'Champion of collaborative development.',
      'Logged in and engaged for a week.',
      'Regular contributor for a full month.',
      'You never stop learning or building.',
    ])
  })

  test('the four numbers of a profile', () => {
    expect(devSpace.milestones).toEqual(['projects', 'journey-logs', 'interactions', 'collaborations'])
  })
})
