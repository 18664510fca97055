import { congratulate, nearly, nudge, States, stepTo } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { devSpace } from './index.ts'

describe('what people read', () => {
  test('the sentences of the vision', () => {
    const states = (metric: string, value: number) => new States([['', { metrics: { [metric]: value }, badges: {} }]])
    const networking = stepTo(devSpace, 'networking-master', states('interactions', 297), 0)
    const pro = stepTo(devSpace, 'project-pro', states('projects', 29), 0)
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
    [
      'code-titan',
      'Du hast 25 Projekte einen Monat und länger gepflegt und damit das Abzeichen **Code Titan** verdient!',
    ],
    ['daily-coder', 'Du hast an 5 der letzten 7 Tage programmiert und damit das Abzeichen **Daily Coder** verdient!'],
    [
      'active-this-week',
      'Du hast dich an 3 Tagen dieser Woche blicken lassen und damit das Abzeichen **Diese Woche aktiv** verdient!',
    ],
    [
      'late-night-coder',
      'Du hast in 5 langen Nächten der letzten 30 Tage Code gepusht und damit das Abzeichen **Late-Night Coder** verdient!',
    ],
    ['rising-star', 'Du hast das Abzeichen **Rising Star** verdient!'],
    [
      'hacktober-challenge',
      'Du hast im Oktober 4 Beiträge zu Projekten anderer beigesteuert und damit das Abzeichen **Hacktober Dev-Space Challenge** verdient!',
    ],
    ['mentor-spirit', 'Du hast das Abzeichen **Mentor Spirit** verdient!'],
  ])('%s is announced in German as one would say it', (badge, sentence) => {
    expect(congratulate(devSpace, badge, 'de')).toBe(`Glückwunsch! ${sentence}`)
  })

  test.each([
    ['code-titan', 'keeping up 25 projects for a month and longer'],
    ['daily-coder', 'coding on 5 of the last 7 days'],
    ['active-this-week', 'being active on 3 days of this week'],
    ['late-night-coder', 'pushing code on 5 late nights of the last 30 days'],
    ['hacktober-challenge', '4 contributions to other people’s projects in October'],
  ])('%s is announced in English for %s', (badge, deed) => {
    expect(congratulate(devSpace, badge, 'en')).toMatch(`badge for ${deed}!`)
  })

  test.each(['en', 'de'])('a badge that can end says so in %s', (language) => {
    const live = Object.values(devSpace.badges).filter(({ truth }) => truth === 'live')
    expect(live).toHaveLength(3)
    for (const badge of live) expect(badge.description[language]).toMatch(/ends|endet|as long as|solange/)
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
