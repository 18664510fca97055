import { describe, expect, test } from 'vitest'
import { type Newcomer, newcomer, onDay } from '../testing.ts'
import { devSpace } from './index.ts'
import { onceOn } from './test-events.ts'

const NOT_LATE = '12:00'

/** Code pushed on the nth day of 2024, which began on a Monday. */
function pushed(day: number, time = NOT_LATE) {
  return { ...onceOn(day, 'code.pushed'), at: onDay(day, time) }
}

function pushedAt(at: string, zone?: string) {
  const push = { type: 'code.pushed', actor: 'ada', at }
  return zone === undefined ? push : { ...push, zone }
}

/** What sending code on these days earned that has to do with it. */
function earnedOn(days: readonly number[], badge: string, time = NOT_LATE): readonly number[] {
  const ada = newcomer(devSpace)
  return days.filter((day) => ada.send(pushed(day, time)).some((name) => name.split(' ')[0] === badge))
}

/** When a badge ended by itself up to an instant. */
function ended(ada: Newcomer, badge: string, until: string): readonly string[] {
  return ada.wait(until).flatMap((name) => (name.startsWith(`${badge} `) ? [name.slice(badge.length + 1)] : []))
}

describe('Daily Coder', () => {
  test('takes five days, not four', () => {
    expect(earnedOn([1, 2, 3, 4, 5], 'daily-coder')).toEqual([5])
  })

  test('looks at the last seven days with today: the first of eight no longer counts', () => {
    expect(earnedOn([1, 2, 3, 4, 7], 'daily-coder')).toEqual([7])
    expect(earnedOn([1, 2, 3, 4, 8], 'daily-coder')).toEqual([])
  })

  test('takes code and project updates, each day once, and nothing else', () => {
    const ada = newcomer(devSpace)
    for (const type of ['code.pushed', 'project.updated', 'code.pushed']) ada.send(onceOn(1, type))
    for (const type of ['project.released', 'journey.logged', 'user.active']) ada.send(onceOn(2, type))
    ada.send(onceOn(3, 'project.updated'))
    expect(ada.value('recent-coding-days')).toBe(2)
  })

  test('G1 ends by itself, at the midnight after which five of seven are no longer true', () => {
    const ada = newcomer(devSpace)
    for (const day of [1, 2, 3, 4, 5]) ada.send(pushed(day))
    expect(ended(ada, 'daily-coder', '2024-01-07T23:59:59.999Z')).toEqual([])
    expect(ended(ada, 'daily-coder', '2024-01-08T00:00:00Z')).toEqual(['2024-01-08T00:00:00.000Z'])
    expect(ended(ada, 'daily-coder', '2024-02-01T00:00:00Z')).toEqual([])
  })

  test('G1 lasts longer with every day of code, and ends by the person’s wall when clocks have changed', () => {
    const ada = newcomer(devSpace, 'ada', 'Europe/Berlin')
    for (const day of [23, 24, 25, 26, 27, 28]) ada.send(pushedAt(`2026-03-${day}T12:00:00Z`))
    expect(ended(ada, 'daily-coder', '2026-03-30T21:59:59Z')).toEqual([])
    expect(ended(ada, 'daily-coder', '2026-03-31T00:00:00Z')).toEqual(['2026-03-30T22:00:00.000Z'])
  })

  test('G5 is earned again after it ended', () => {
    expect(earnedOn([1, 2, 3, 4, 5, 20, 21, 22, 23, 24], 'daily-coder')).toEqual([5, 24])
  })
})

describe('Active this week', () => {
  test('takes three days of one week, not two, with whatever one does', () => {
    const ada = newcomer(devSpace)
    expect(ada.send(onceOn(1, 'journey.logged'))).not.toContain('active-this-week 2024-W01')
    expect(ada.send(onceOn(3, 'user.active'))).not.toContain('active-this-week 2024-W01')
    expect(ada.send(onceOn(3, 'code.pushed'))).not.toContain('active-this-week 2024-W01')
    expect(ada.send(onceOn(7, 'comment.created'))).toEqual(['active-this-week 2024-W01'])
  })

  test('G2 goes by weeks from Monday to Sunday, not by the last seven days', () => {
    const ada = newcomer(devSpace)
    for (const day of [6, 7, 8, 9]) expect(ada.send(onceOn(day))).toEqual([])
    expect(ada.send(onceOn(14))).toEqual(['active-this-week 2024-W02'])
  })

  test('G1 ends with the week, and the next week has its own', () => {
    const ada = newcomer(devSpace)
    for (const day of [1, 2, 3]) ada.send(onceOn(day))
    expect(ada.wait('2024-01-07T23:59:59.999Z')).toEqual([])
    expect(ada.wait('2024-01-08T00:00:00Z')).toEqual(['active-this-week 2024-W01 2024-01-08T00:00:00.000Z'])
    expect([8, 9, 10].flatMap((day) => ada.send(onceOn(day)))).toEqual(['active-this-week 2024-W02'])
  })

  test('ends at midnight where the person lives', () => {
    const ada = newcomer(devSpace, 'ada', 'America/Los_Angeles')
    // Sunday evening there is Monday elsewhere.
    const evenings = ['2024-01-06T02:00:00Z', '2024-01-07T02:00:00Z', '2024-01-08T02:00:00Z']
    expect(evenings.flatMap((at) => ada.send({ type: 'user.active', actor: 'ada', at }))).toEqual([
      'active-this-week 2024-W01',
    ])
    expect(ada.wait('2024-01-09T00:00:00Z')).toEqual(['active-this-week 2024-W01 2024-01-08T08:00:00.000Z'])
  })

  test('F23 is one week over new year', () => {
    const ada = newcomer(devSpace)
    const days = ['2026-12-31', '2027-01-02', '2027-01-03', '2027-01-04']
    const earned = days.map((day) => ada.send({ type: 'user.active', actor: 'ada', at: `${day}T12:00:00Z` }))
    expect(earned).toEqual([[], [], ['active-this-week 2026-W53'], []])
  })

  test('is shown and not announced', () => {
    expect(devSpace.badges['active-this-week']?.announced).toBe(false)
  })
})

describe('Late-Night Coder', () => {
  test('takes five nights, not four, and however much in one night is one', () => {
    const ada = newcomer(devSpace)
    for (const time of ['00:00', '01:00', '02:00', '03:00', '04:59']) ada.send(pushed(1, time))
    expect(ada.value('recent-late-nights')).toBe(1)
    expect(earnedOn([1, 3, 5, 7, 9], 'late-night-coder', '03:00')).toEqual([9])
  })

  test.each([
    ['23:59', 0],
    ['00:00', 1],
    ['04:59', 1],
    ['05:00', 0],
  ])('code pushed at %s on the wall makes %i late nights', (time, nights) => {
    const ada = newcomer(devSpace)
    ada.send(pushed(2, time))
    expect(ada.value('recent-late-nights')).toBe(nights)
  })

  test('looks at the last thirty days with today', () => {
    expect(earnedOn([1, 2, 3, 4, 30], 'late-night-coder', '03:00')).toEqual([30])
    expect(earnedOn([1, 2, 3, 4, 31], 'late-night-coder', '03:00')).toEqual([])
  })

  test('G1 ends by itself when its fifth night is thirty days ago', () => {
    const ada = newcomer(devSpace)
    for (const day of [1, 2, 3, 4, 5]) ada.send(pushed(day, '03:00'))
    expect(ended(ada, 'late-night-coder', '2024-01-30T23:59:59.999Z')).toEqual([])
    expect(ended(ada, 'late-night-coder', '2024-01-31T00:00:00Z')).toEqual(['2024-01-31T00:00:00.000Z'])
  })

  test('G3 half past two that comes twice is late both times, and one night', () => {
    for (const at of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
      const ada = newcomer(devSpace, 'ada', 'Europe/Berlin')
      ada.send(pushedAt(at))
      ada.send(pushedAt('2026-10-25T01:30:00Z'))
      expect(ada.value('recent-late-nights')).toBe(1)
    }
  })

  test.each([
    ['2026-03-28T22:59:59Z', 0],
    ['2026-03-28T23:00:00Z', 1],
    ['2026-03-29T00:59:59Z', 1],
    ['2026-03-29T01:00:00Z', 1],
    ['2026-03-29T02:59:59Z', 1],
    ['2026-03-29T03:00:00Z', 0],
  ])('G3 in the night without a half past two, %s makes %i late nights in Berlin', (at, nights) => {
    const ada = newcomer(devSpace, 'ada', 'Europe/Berlin')
    ada.send(pushedAt(at))
    expect(ada.value('recent-late-nights')).toBe(nights)
  })

  test('G4 a traveller’s night is where the event says it was, else where they live', () => {
    const oneInTokyo = '2026-05-01T16:00:00Z'
    for (const [zone, nights] of [
      ['Asia/Tokyo', 1],
      [undefined, 0],
    ] as const) {
      const ada = newcomer(devSpace, 'ada', 'Europe/Berlin')
      ada.send(pushedAt(oneInTokyo, zone))
      expect(ada.value('recent-late-nights')).toBe(nights)
    }
  })
})
