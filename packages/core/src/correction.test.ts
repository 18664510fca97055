import { describe, expect, test } from 'vitest'
import { isReserved, parseCorrection, verdictOn } from './correction.ts'
import type { EventData, Fact } from './event.ts'

function fact(type: string, data: EventData | null = { event: 'e1' }): Fact {
  return { id: 'c1', type, at: 0, actor: 'ada', owner: null, target: null, value: 1, zone: null, data }
}

const retracted = { type: 'laurel.retracted', event: 'e1', value: null } as const
const reinstated = { type: 'laurel.reinstated', event: 'e1', value: null } as const
const replaced = (value: number) => ({ type: 'laurel.replaced', event: 'e1', value }) as const

test('every type that begins with laurel. is reserved, and no other', () => {
  expect(isReserved('laurel.retracted')).toBe(true)
  expect(isReserved('laurel.anything')).toBe(true)
  expect(isReserved('laurels.given')).toBe(false)
})

describe('a correction', () => {
  test('is read from the data of its event', () => {
    expect(parseCorrection(fact('laurel.retracted'))).toEqual({ correction: retracted })
    expect(parseCorrection(fact('laurel.reinstated', { event: 'e1', reason: 'a mistake', by: 'grace' }))).toEqual({
      correction: reinstated,
    })
    expect(parseCorrection(fact('laurel.replaced', { event: 'e1', value: 10 }))).toEqual({ correction: replaced(10) })
  })

  test('is no other event', () => {
    expect(parseCorrection(fact('project.created'))).toBeNull()
  })

  test.each([
    ['laurel.retracted', null, 'data.event'],
    ['laurel.retracted', { event: '' }, 'data.event'],
    ['laurel.retracted', { event: 'e1', reason: 7 }, 'data.reason'],
    ['laurel.replaced', { event: 'e1' }, 'data.value'],
    ['laurel.replaced', { event: 'e1', value: 0.12345678 }, 'data.value'],
  ])('%s with data %j has a problem at %s', (type, data, field) => {
    const problem = { code: 'invalid_correction', field, message: expect.stringContaining(field) }
    expect(parseCorrection(fact(type, data))).toEqual({ problem })
  })

  test('A13 turns −0 into 0', () => {
    expect(parseCorrection(fact('laurel.replaced', { event: 'e1', value: -0 }))).toEqual({ correction: replaced(0) })
  })

  test('of another type of Laurel’s own is refused', () => {
    const problem = { code: 'reserved_event_type', field: 'type', message: expect.stringContaining('"laurel.odd"') }
    expect(parseCorrection(fact('laurel.odd'))).toEqual({ problem })
  })
})

describe('of several corrections of one event', () => {
  const at = (at: number, correction: typeof retracted | typeof reinstated | ReturnType<typeof replaced>) => {
    return { ...correction, at, id: `c${at}` }
  }

  test('none says nothing', () => {
    expect(verdictOn([])).toBeNull()
  })

  test('the latest holds, in whatever order they come', () => {
    expect(verdictOn([at(1, retracted), at(2, reinstated)])).toEqual({ retracted: false, value: null })
    expect(verdictOn([at(2, retracted), at(1, reinstated)])).toEqual({ retracted: true, value: null })
    expect(verdictOn([at(2, replaced(5)), at(1, replaced(7))])).toEqual({ retracted: false, value: 5 })
  })

  test('a replacement outlives a retraction that is taken back', () => {
    const first = [at(1, replaced(5)), at(2, retracted)]
    expect(verdictOn(first)).toEqual({ retracted: true, value: 5 })
    expect(verdictOn([...first, at(3, reinstated)])).toEqual({ retracted: false, value: 5 })
  })

  test('D7 two at the same instant are told apart by their ids', () => {
    const [a, b] = [
      { ...retracted, at: 1, id: 'a' },
      { ...reinstated, at: 1, id: 'b' },
    ]
    expect(verdictOn([a, b])).toEqual(verdictOn([b, a]))
  })
})
