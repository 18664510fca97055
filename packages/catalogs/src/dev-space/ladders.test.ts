import { describe, expect, test } from 'vitest'
import { earnedAt, ladder } from '../testing.ts'
import { devSpace } from './index.ts'
import { contribution, followedBy, interaction, joined, log, onceOn, project, reactionBy } from './test-events.ts'

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

  test('every badge stands on a path or is one of the fifteen beside them', () => {
    const onPaths = Object.values(devSpace.paths).flatMap((path) => path.badges)
    expect(Object.keys(devSpace.badges).filter((id) => !onPaths.includes(id))).toEqual([
      'first-project',
      'first-journey',
      'first-collab',
      'first-discussion',
      'code-titan',
      'mentor-spirit',
      'team-player',
      '30-day-streaker',
      'popular-project',
      'community-legend',
      'daily-coder',
      'active-this-week',
      'late-night-coder',
      'rising-star',
      'hacktober-challenge',
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
    expect(earnedAt(devSpace, 1000, (n) => followedBy(`fan-${n}`))).toEqual({
      'rising-star': 50,
      'community-legend': 1000,
    })
  })

  test('by the reactions to one project', () => {
    expect(earnedAt(devSpace, 100, (n) => reactionBy(`fan-${n}`))).toEqual({
      'rising-star': 50,
      'popular-project project:1': 100,
    })
  })
})
