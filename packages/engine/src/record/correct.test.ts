import type { EventInput } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { badgesOf, correctable } from '../test-support/corrections.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'

const points = (id: string, value: number, more: Partial<EventInput> = {}) =>
  event(id, 'points.given', { value, ...more })

/** A correction as an event: the `n`th in time. */
function correction(n: number, type: string, target: string, more: EventInput['data'] = {}): EventInput {
  return event(`c${n}`, `laurel.${type}`, { at: minute(60 + n), data: { event: target, ...more } })
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: correctable })

  describe('what is no correction', () => {
    test('is refused with what is wrong with it', async () => {
      const { laurel } = await open()
      const answers = await laurel.record([
        event('c1', 'laurel.retracted'),
        event('c2', 'laurel.replaced', { data: { event: 'p1' } }),
        event('c3', 'laurel.unheard-of'),
      ])
      expect(answers.map(({ problem }) => [problem?.code, problem?.field])).toEqual([
        ['invalid_correction', 'data.event'],
        ['invalid_correction', 'data.value'],
        ['reserved_event_type', 'type'],
      ])
      await expect(laurel.retract({ person: 'ada', event: '' })).rejects.toMatchObject({
        code: 'invalid_correction',
        field: 'event',
      })
      await expect(laurel.retract({ person: 'a\nb', event: 'p1' })).rejects.toMatchObject({
        code: 'invalid_correction',
        field: 'person',
      })
    })

    test('a correction cannot be corrected: the opposite one can be recorded', async () => {
      const { laurel } = await open()
      await laurel.record([points('p1', 5), correction(1, 'retracted', 'p1')])
      await expect(laurel.retract({ person: 'ada', event: 'c1' })).rejects.toMatchObject({ code: 'unknown_event' })
      await laurel.record(correction(2, 'retracted', 'c1'))
      expect(await badgesOf(laurel)).toEqual([])
    })

    test('is accepted where unknown types are refused, and is counted as unknown nowhere', async () => {
      const { laurel } = await openCommunity({ catalog: correctable, unknownEvents: 'refuse' })
      const answers = await laurel.record([points('p1', 5), correction(1, 'retracted', 'p1')])
      expect(answers.map((answer) => answer.status)).toEqual(['recorded', 'recorded'])
      expect((await laurel.health()).unknownTypes).toEqual([])
    })
  })

  describe('an event named by its id alone', () => {
    test('is found where one person has it', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      expect(await laurel.retract({ event: 'p1' })).toEqual({ status: 'done' })
    })

    test('is refused where nobody has it, or several do', async () => {
      const { laurel } = await open()
      await laurel.record([points('p1', 5), points('p1', 5, { actor: 'bob' })])
      await expect(laurel.retract({ event: 'a\0b' })).rejects.toMatchObject({ code: 'invalid_correction' })
      await expect(laurel.retract({ event: 'p2' })).rejects.toMatchObject({ code: 'unknown_event' })
      await expect(laurel.retract({ event: 'p1' })).rejects.toMatchObject({
        code: 'ambiguous_event',
        message: expect.stringContaining('"ada", "bob"'),
      })
    })
  })
})
