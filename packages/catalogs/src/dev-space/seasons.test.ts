import { describe, expect, test } from 'vitest'
import { type Newcomer, newcomer, onDay } from '../testing.ts'
import { devSpace } from './index.ts'
import { contribution, followedBy, onceOn, reactionBy } from './test-events.ts'

describe('Rising Star', () => {
  /** Reactions by that many different people on one day; tells what the last one earned. */
  function cheered(ada: Newcomer, day: number, people: number): readonly string[] {
    const earned = Array.from({ length: people }, (_, n) =>
      ada.send({ ...reactionBy(`fan-${n}`, 'post:1', 'post'), at: onDay(day) }),
    )
    return earned.at(-1) ?? []
  }

  test('takes fifty reactions or follows, not forty-nine', () => {
    const ada = newcomer(devSpace)
    expect(cheered(ada, 1, 49)).toEqual([])
    expect(ada.send({ ...followedBy('fan-0'), at: onDay(1) })).toEqual(['rising-star'])
  })

  test('takes them within thirty days', () => {
    for (const [day, badges] of [
      [30, ['rising-star']],
      [31, []],
    ] as const) {
      const ada = newcomer(devSpace)
      cheered(ada, 1, 1)
      expect(cheered(ada, day, 49)).toEqual(badges)
    }
  })

  test('is there for the first ninety days, from the first thing the person did or was given', () => {
    for (const first of [onceOn(1), { ...followedBy('bo'), at: onDay(1) }]) {
      for (const [day, badges] of [
        [90, ['rising-star']],
        [91, []],
      ] as const) {
        const ada = newcomer(devSpace)
        ada.send(first)
        expect(cheered(ada, day, 50)).toEqual(badges)
      }
    }
  })

  test('is no longer to be had with forty-nine on the last of those days and one on the next', () => {
    const ada = newcomer(devSpace)
    ada.send(onceOn(1))
    expect(cheered(ada, 90, 49)).toEqual([])
    expect(cheered(ada, 91, 50)).toEqual([])
  })

  test('counts the ninety days on the calendar where the person lives', () => {
    const ada = newcomer(devSpace, 'ada', 'Europe/Berlin')
    ada.send({ type: 'user.active', actor: 'ada', at: '2026-01-31T22:59:00Z' })
    ada.send({ type: 'user.active', actor: 'ada', at: '2026-04-30T21:59:00Z' })
    expect(ada.value('days-on-board')).toBe(89)
    ada.send({ type: 'user.active', actor: 'ada', at: '2026-04-30T22:00:00Z' })
    expect(ada.value('days-on-board')).toBe(90)
  })

  test('D1 one’s own applause does not count', () => {
    const ada = newcomer(devSpace)
    ada.send(reactionBy('ada'))
    expect([ada.value('recent-attention'), ada.outcome('recent-attention')]).toEqual([0, 'self'])
  })

  test('counts what was received, whether or not it was taken back', () => {
    const ada = newcomer(devSpace)
    ada.send(followedBy('bo'))
    ada.send(followedBy('bo', 'user.unfollowed'))
    expect(ada.value('recent-attention')).toBe(1)
  })

  test('stays when the applause is over', () => {
    const ada = newcomer(devSpace)
    cheered(ada, 1, 50)
    expect(ada.wait('2030-01-01T00:00:00Z')).toEqual([])
    expect(cheered(ada, 80, 50)).toEqual([])
  })
})

describe('Hacktober', () => {
  const HACKTOBER = 'hacktober-challenge'

  /** Sends contributions at these instants and tells which badge of the challenge each one earned. */
  function contributed(ada: Newcomer, ...times: readonly string[]): readonly string[] {
    return times.flatMap((at) =>
      ada.send({ ...contribution(Date.parse(at)), at }).filter((name) => name.startsWith(HACKTOBER)),
    )
  }

  const three = (year: number) => [1, 2, 3].map((hour) => `${year}-10-15T0${hour}:00:00Z`)

  test('takes four contributions, not three, and is that year’s', () => {
    const ada = newcomer(devSpace)
    expect(contributed(ada, ...three(2026))).toEqual([])
    expect(contributed(ada, '2026-10-20T12:00:00Z')).toEqual(['hacktober-challenge hacktober-2026'])
  })

  test.each([
    ['Europe/Berlin', '2026-09-30T21:59:59Z', 0],
    ['Europe/Berlin', '2026-09-30T22:00:00Z', 1],
    ['Europe/Berlin', '2026-10-31T22:59:59Z', 1],
    ['Europe/Berlin', '2026-10-31T23:00:00Z', 0],
    ['Pacific/Honolulu', '2026-10-01T09:59:59Z', 0],
    ['Pacific/Honolulu', '2026-10-01T10:00:00Z', 1],
    ['Pacific/Honolulu', '2026-11-01T09:59:59Z', 1],
    ['Pacific/Honolulu', '2026-11-01T10:00:00Z', 0],
  ])('is open from the first to the last minute of October in %s: %s counts %i times', (zone, at, counted) => {
    const ada = newcomer(devSpace, 'ada', zone)
    contributed(ada, at)
    expect(ada.value('october-contributions')).toBe(counted)
    expect(ada.outcome('october-contributions')).toBe(counted === 1 ? 'counted' : 'out_of_season')
  })

  test('is earned with the last second of October, and not with the first of November', () => {
    for (const [last, badges] of [
      ['2026-10-31T22:59:59Z', ['hacktober-challenge hacktober-2026']],
      ['2026-10-31T23:00:00Z', []],
    ] as const) {
      const ada = newcomer(devSpace, 'ada', 'Europe/Berlin')
      contributed(ada, ...three(2026))
      expect(contributed(ada, last)).toEqual(badges)
    }
  })

  test('is earned once in each year, and again in the next', () => {
    const ada = newcomer(devSpace)
    const earned = [2026, 2027].map((year) =>
      contributed(ada, ...three(year), `${year}-10-20T00:00:00Z`, ...three(year).map((at) => at.replace('15T', '21T'))),
    )
    expect(earned).toEqual([['hacktober-challenge hacktober-2026'], ['hacktober-challenge hacktober-2027']])
    expect(ada.wait('2030-01-01T00:00:00Z')).toEqual([])
  })

  test('does not add up two years', () => {
    const ada = newcomer(devSpace)
    expect(contributed(ada, ...three(2026), '2027-10-15T00:00:00Z')).toEqual([])
    expect(ada.value('october-contributions')).toBe(1)
  })

  test('leaves out what was taken back, and what one approved oneself or gave to one’s own project', () => {
    const ada = newcomer(devSpace)
    const at = '2026-10-16T00:00:00Z'
    contributed(ada, ...three(2026))
    const [first = ''] = three(2026)
    ada.send({ ...contribution(Date.parse(first), 'contribution.reverted'), at })
    ada.send({ ...contribution(1), actor: 'ada', at })
    expect(ada.outcome('october-contributions')).toBe('self')
    ada.send({ ...contribution(2), data: { own: true }, at })
    expect(ada.outcome('october-contributions')).toBe('filtered')
    expect(ada.value('october-contributions')).toBe(2)
    expect(contributed(ada, '2026-10-17T00:00:00Z', '2026-10-17T01:00:00Z')).toHaveLength(1)
  })

  test('D4 what was approved in September and taken back in October takes nothing from October', () => {
    const ada = newcomer(devSpace)
    ada.send({ ...contribution(1), at: '2026-09-20T00:00:00Z' })
    contributed(ada, ...three(2026))
    ada.send({ ...contribution(1, 'contribution.reverted'), at: '2026-10-16T00:00:00Z' })
    expect(ada.value('october-contributions')).toBe(3)
  })
})
