import { defineCatalog, reach } from '@laurel/core'
import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'

const catalog = defineCatalog({
  id: 'showcase',
  name: { en: 'Showcase' },
  events: {
    'project.created': 'A project.',
    'project.deleted': 'No project.',
    'answer.voted': 'A vote of +1 or -1.',
    'time.spent': 'Hours on one thing.',
  },
  categories: {
    making: { name: { en: 'Making', de: 'Schaffen' }, symbol: '🛠' },
    helping: { name: { en: 'Helping', de: 'Helfen' } },
    empty: { name: { en: 'Empty' } },
  },
  metrics: {
    projects: {
      kind: 'live',
      credit: 'actor',
      by: 'target',
      things: [{ added: ['project.created'], removed: ['project.deleted'] }],
      noun: { en: 'projects', de: 'Projekte' },
    },
    votes: {
      kind: 'count',
      credit: 'owner',
      per: 'target',
      of: ['answer.voted'],
      noun: { en: 'votes', de: 'Stimmen' },
    },
    score: { kind: 'peak', credit: 'owner', per: 'target', of: ['answer.voted'], noun: { en: 'points' } },
    care: {
      kind: 'span',
      credit: 'actor',
      per: 'target',
      from: ['time.spent'],
      of: ['time.spent'],
      noun: { en: 'days' },
    },
    visits: { kind: 'days', credit: 'actor', per: 'target', of: ['time.spent'], noun: { en: 'days' } },
    run: { kind: 'streak', credit: 'actor', per: 'target', of: ['time.spent'], noun: { en: 'days' } },
    hours: { kind: 'sum', credit: 'actor', per: 'target', of: ['time.spent'], noun: { en: 'hours' } },
  },
  badges: {
    helper: { ...badge('helping', 'Helper'), criteria: reach('votes', 5), scope: 'target', once: 'target' },
    builder: { ...badge('making', 'Builder'), criteria: reach('projects', 2) },
    'builder-now': { ...badge('making', 'Builder now'), criteria: reach('projects', 2), truth: 'live' },
    scored: { ...badge('helping', 'Scored'), criteria: reach('score', 4), scope: 'target' },
    patient: { ...badge('making', 'Patient'), criteria: reach('hours', 10), scope: 'target' },
    keeper: { ...badge('making', 'Keeper'), criteria: reach('care', 30), scope: 'target' },
    visitor: { ...badge('making', 'Visitor'), criteria: reach('visits', 30), scope: 'target' },
    runner: { ...badge('making', 'Runner'), criteria: reach('run', 30), scope: 'target' },
  },
  paths: {},
  milestones: [],
})

function badge<const C extends string>(category: C, en: string) {
  const name = { en, de: `${en} auf Deutsch` }
  return {
    name,
    description: { en: `About ${en}`, de: `Über ${en}` },
    category,
    tier: 'silver' as const,
    glyph: 'star',
  }
}

async function badgeOf(laurel: Laurel, person: string, id: string, locale = 'en') {
  const showcase = await laurel.showcase(person, { locale })
  return showcase?.categories.flatMap((category) => category.badges).find((shown) => shown.id === id)
}

const vote = (id: string, target: string, value = 1, at = minute(0)) =>
  event(id, 'answer.voted', { actor: 'voter', owner: 'ada', target, value, at })
const created = (n: number) => event(`c${n}`, 'project.created', { target: `project:${n}`, at: minute(n) })

onEachEngine((open) => {
  test('every badge stands in its category, in the catalog’s order, locked until it is earned', async () => {
    const { laurel } = await open({ catalog })
    await laurel.person('ada', {})
    const showcase = await laurel.showcase('ada')
    expect(showcase).toMatchObject({ earned: 0, total: 8 })
    expect(
      showcase?.categories.map(({ id, name, symbol, badges }) => [id, name, symbol, badges.map((shown) => shown.id)]),
    ).toEqual([
      ['making', 'Making', '🛠', ['builder', 'builder-now', 'patient', 'keeper', 'visitor', 'runner']],
      ['helping', 'Helping', null, ['helper', 'scored']],
      ['empty', 'Empty', null, []],
    ])
    expect(await badgeOf(laurel, 'ada', 'builder')).toMatchObject({
      id: 'builder',
      name: 'Builder',
      description: 'About Builder',
      tier: 'silver',
      glyph: 'star',
      earnedAt: null,
      count: 0,
      progress: { value: 0, target: 2, text: '0 / 2 projects' },
    })
  })

  test('an earned badge has the instant of the event that earned it, and counts once', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record([created(1), created(2), created(3)])
    expect(await laurel.showcase('ada')).toMatchObject({ earned: 2 })
    expect(await badgeOf(laurel, 'ada', 'builder')).toMatchObject({
      earnedAt: new Date(minute(2)),
      count: 1,
      progress: { value: 2, target: 2, text: '2 / 2 projects' },
    })
  })

  test('C1, C4 when the number falls, a permanent badge shows as done and a live one is locked again', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record([created(1), created(2), event('d', 'project.deleted', { target: 'project:1', at: minute(3) })])
    expect(await badgeOf(laurel, 'ada', 'builder')).toMatchObject({
      count: 1,
      progress: { value: 2, text: '2 / 2 projects' },
    })
    expect(await badgeOf(laurel, 'ada', 'builder-now')).toMatchObject({
      earnedAt: null,
      count: 0,
      progress: { value: 1, text: '1 / 2 projects' },
    })
    expect(await laurel.showcase('ada')).toMatchObject({ earned: 1 })
  })

  test('a badge judged by target shows the best target, and the targets are not added up', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record([
      ...[1, 2, 3].map((n) => vote(`a${n}`, 'answer:a')),
      ...[1, 2].map((n) => vote(`b${n}`, 'answer:b')),
      event('h1', 'time.spent', { target: 'thing:1', value: 2.5 }),
      event('h2', 'time.spent', { target: 'thing:1', value: 0.1 }),
      event('h3', 'time.spent', { target: 'thing:2', value: 1 }),
    ])
    expect(await badgeOf(laurel, 'ada', 'helper')).toMatchObject({
      count: 0,
      progress: { value: 3, target: 5, text: '3 / 5 votes' },
    })
    expect(await badgeOf(laurel, 'ada', 'patient')).toMatchObject({ progress: { value: 2.6, target: 10 } })
  })

  test('the best target is told by days, runs of days and the time between two as well', async () => {
    const { laurel } = await open({ catalog })
    const spent = (day: number, target: string) =>
      event(`${target}-${day}`, 'time.spent', { target, at: `2026-02-0${day}T12:00:00Z` })
    await laurel.record([
      ...[1, 2, 4, 8].map((day) => spent(day, 'thing:1')),
      ...[1, 2, 3].map((day) => spent(day, 'thing:2')),
    ])
    const values = ['keeper', 'visitor', 'runner'].map(async (id) => (await badgeOf(laurel, 'ada', id))?.progress.value)
    expect(await Promise.all(values)).toEqual([7, 4, 3])
  })

  test('the best that was reached counts where the peak is what is judged', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record([vote('v1', 'answer:a', 3), vote('v2', 'answer:a', -2, minute(1)), vote('v3', 'answer:b', -5)])
    expect(await badgeOf(laurel, 'ada', 'scored')).toMatchObject({ progress: { value: 3, target: 4 } })
  })

  test('a badge once per target says how often it is held, and since when', async () => {
    const { laurel } = await open({ catalog })
    const votes = ['answer:a', 'answer:b'].flatMap((target, place) =>
      Array.from({ length: 6 }, (_, n) => vote(`${target}${n}`, target, 1, minute(10 * place + n))),
    )
    await laurel.record(votes)
    expect(await badgeOf(laurel, 'ada', 'helper')).toMatchObject({
      count: 2,
      earnedAt: new Date(minute(4)),
      progress: { value: 5, target: 5 },
    })
    expect(await laurel.showcase('ada')).toMatchObject({ earned: 2, total: 8 })
    expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
  })

  test('somebody else’s targets are theirs', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record([vote('a1', 'answer:a'), { ...vote('x1', 'answer:x'), owner: 'bob' }])
    expect(await badgeOf(laurel, 'bob', 'helper')).toMatchObject({ progress: { value: 1 } })
    expect(await badgeOf(laurel, 'voter', 'helper')).toMatchObject({ progress: { value: 0 } })
  })

  test('the showcase speaks the reader’s language', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record(created(1))
    const showcase = await laurel.showcase('ada', { locale: 'de' })
    expect(showcase?.categories.map((category) => category.name)).toEqual(['Schaffen', 'Helfen', 'Empty'])
    expect(await badgeOf(laurel, 'ada', 'builder', 'de')).toMatchObject({
      name: 'Builder auf Deutsch',
      description: 'Über Builder',
      progress: { text: '1 / 2 Projekte' },
    })
  })
})
