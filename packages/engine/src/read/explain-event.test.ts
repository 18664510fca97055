import { parseCatalog } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { correctable } from '../test-support/corrections.ts'
import { event, onEachEngine, START } from '../test-support/engines.ts'

const points = (id: string, value: number) => event(id, 'points.given', { value })

const like = (id: string, actor: string, owner: string) => event(id, 'post.liked', { actor, owner, target: 'post:1' })

async function explained(laurel: Laurel, badge: string, options: Parameters<Laurel['explain']>[1] = {}, more = {}) {
  const found = await laurel.explain({ person: 'ada', badge, ...more }, options)
  if (found === null) throw new TypeError('Nobody is called ada.')
  return found
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: correctable })

  describe('one event', () => {
    test('is told for everybody whom it credits: what each metric made of it, and the badges it earned', async () => {
      const { laurel } = await open()
      await laurel.record(like('l1', 'eve', 'ada'))
      const found = await laurel.explainEvent({ person: 'ada', event: 'l1' })
      expect(found).toMatchObject({
        event: 'l1',
        type: 'post.liked',
        actor: 'eve',
        owner: 'ada',
        value: 1,
        countsAs: null,
        ignored: null,
        corrects: null,
        corrections: [],
        receivedAt: START,
        people: [
          { person: 'eve', outcomes: [{ metric: 'given', outcome: 'counted', text: 'counted' }] },
          { person: 'ada', day: '2026-03-02', zoneFrom: 'community', outcomes: [{ metric: 'likes' }], lost: [] },
        ],
      })
      expect(found?.people[1]?.earned).toEqual([
        { badge: 'liked', name: 'A badge', instance: '', isHeld: true },
        { badge: 'liked-truly', name: 'A badge', instance: '', isHeld: true },
        { badge: 'liked-now', name: 'A badge', instance: '', isHeld: true },
      ])
    })

    test('that was retracted says so, in every metric that it would have reached', async () => {
      const { laurel } = await open()
      await laurel.record(points('p1', 5))
      await laurel.retract({ person: 'ada', event: 'p1', reason: 'Spam' })
      await laurel.reinstate({ person: 'ada', event: 'p1' })
      await laurel.retract({ person: 'ada', event: 'p1', reason: 'Spam again' })
      expect(await laurel.explainEvent({ person: 'ada', event: 'p1' })).toMatchObject({
        ignored: 'retracted',
        corrections: [
          { type: 'laurel.retracted', reason: 'Spam again' },
          { type: 'laurel.reinstated', reason: null },
          { type: 'laurel.retracted', reason: 'Spam' },
        ],
        people: [{ outcomes: [{ metric: 'points', outcome: 'retracted' }], earned: [] }],
      })
    })

    test('is the person’s own where somebody else did something to them under the same id', async () => {
      const { laurel } = await open()
      await laurel.record([
        like('x', 'ada', 'bob'),
        like('x', 'eve', 'ada'),
        like('y', 'eve', 'ada'),
        like('y', 'bob', 'ada'),
      ])
      const of = (id: string) => laurel.explainEvent({ person: 'ada', event: id })
      expect(await of('x')).toMatchObject({ actor: 'ada' })
      await expect(of('y')).rejects.toMatchObject({ code: 'ambiguous_event' })
      await expect(of('z')).rejects.toMatchObject({ code: 'unknown_event', field: 'event' })
      expect(await laurel.explainEvent({ person: 'nobody', event: 'x' })).toBeNull()
    })
  })

  describe('to a discreet reader', () => {
    const hidden = { ...correctable.badges.both, visibility: 'hidden' }
    const above = { ...correctable.badges.both, criteria: { kind: 'holds', badge: 'both' } }
    const catalog = parseCatalog({ ...correctable, badges: { ...correctable.badges, both: hidden, above } })
    const discreet = { discreet: true }

    test('I9 a secret badge is none, and stands without its name where another one needs it', async () => {
      const { laurel } = await openCommunity({ catalog })
      await laurel.record(points('p1', 3))
      await expect(explained(laurel, 'both', discreet)).rejects.toMatchObject({ code: 'unknown_badge' })
      const found = await explained(laurel, 'above', discreet)
      expect(found.criteria).toMatchObject({
        kind: 'secret',
        text: 'a badge that is still a secret',
        badge: null,
        of: [],
      })
      expect(found.metrics).toEqual([])
      expect((await explained(laurel, 'above')).criteria).toMatchObject({ kind: 'holds', badge: 'both' })

      await laurel.record([points('p2', 3), like('l1', 'ada', 'bob')])
      expect(await explained(laurel, 'both', discreet)).toMatchObject({ held: true })
    })

    test('nobody else is named, and no reason of a decision or a correction', async () => {
      const { laurel } = await openCommunity({ catalog })
      await laurel.record(like('l1', 'eve', 'ada'))
      await laurel.retract({ person: 'eve', event: 'l1', reason: 'Bot', by: 'grace' })
      await laurel.revoke({ person: 'ada', badge: 'liked', reason: 'Ring', by: 'grace' })
      const found = await explained(laurel, 'liked', discreet)
      expect(JSON.stringify(found)).not.toMatch(/"eve"|grace|Bot|Ring/)
      expect(found).toMatchObject({ standing: 'revoked', decisions: [{ kind: 'revoked' }, { kind: 'kept' }] })
      const one = await laurel.explainEvent({ person: 'ada', event: 'l1' }, discreet)
      expect(JSON.stringify(one)).not.toMatch(/"eve"|grace|Bot/)
    })
  })
})
