import { describe, expect, test } from 'vitest'
import { badgesOf } from '../test-support/corrections.ts'
import { decidable } from '../test-support/decisions.ts'
import { type Community, event, minute, onEachEngine } from '../test-support/engines.ts'
import type { DecisionRow } from './bulk.ts'

const row = (person: string, badge: string, more: Partial<DecisionRow> = {}): DecisionRow => ({
  person,
  badge,
  reason: 'Helped',
  ...more,
})

const rows: readonly DecisionRow[] = [
  row('ada', 'points-5'),
  row('ada', 'points-5'),
  row('ada', 'both', { action: 'revoke' }),
  row('ada', 'both', { action: 'lift' }),
  row('bob', 'points-50', { action: 'revoke' }),
  row('bob', 'points-50', { action: 'revoke' }),
  row('cy', 'builder', { action: 'revoke' }),
  row('cy', 'liked', { instance: 'post:1' }),
  row('cy', 'liked', { instance: 'post:1', action: 'revoke' }),
  row('cy', 'liked'),
  row('cy', 'none'),
  row('cy', 'points-5', { action: 'take' }),
  row('cy', 'points-5', { reason: '' }),
  row('', 'points-5'),
  row('dee', 'first-two'),
  row('eve', 'first-two'),
  row('fay', 'first-two'),
  row('fay', 'first-two', { action: 'revoke' }),
  row('dee', 'two-seats'),
  row('eve', 'two-seats'),
  row('dee', 'two-seats', { action: 'revoke' }),
  row('fay', 'two-seats'),
  row('gus', 'points-5', { action: 'revoke', line: 99 }),
]

const done = (line: number, held: boolean) => ({ line, status: 'done', held })
const already = (line: number, held: boolean) => ({ line, status: 'already', held })
const refused = (line: number, code: string, field: string) => ({
  line,
  status: 'refused',
  problem: { code, field, message: expect.any(String) },
})

const outcomes = [
  done(1, true),
  already(2, true),
  done(3, false),
  done(4, true),
  done(5, false),
  already(6, false),
  refused(7, 'unknown_person', 'person'),
  done(8, true),
  done(9, false),
  refused(10, 'invalid_instance', 'instance'),
  refused(11, 'unknown_badge', 'badge'),
  refused(12, 'invalid_decision', 'action'),
  refused(13, 'invalid_decision', 'reason'),
  refused(14, 'invalid_person', 'person'),
  done(15, true),
  done(16, true),
  refused(17, 'sold_out', 'badge'),
  refused(18, 'unknown_person', 'person'),
  done(19, true),
  done(20, true),
  done(21, false),
  done(22, true),
  refused(99, 'unknown_person', 'person'),
]

/** All that is stored of people and what they hold, without the ids of decisions. */
async function picture({ rows: query }: Community): Promise<unknown> {
  return {
    people: await query('select id, version, metrics, badges from :schema.person order by id'),
    events: await query('select person, type, at, data from :schema.event order by person, at'),
    awards: await query('select person, badge, instance, ground, revoked_at from :schema.award order by 1, 2, 3'),
    supply: await query('select badge, taken from :schema.badge_supply order by badge'),
  }
}

onEachEngine((openCommunity) => {
  async function open(): Promise<Community> {
    const community = await openCommunity({ catalog: decidable })
    await community.laurel.badges()
    await community.laurel.record([
      event('b1', 'points.given', { actor: 'bob', value: 60, at: minute(0) }),
      event('b2', 'points.given', { actor: 'bob', at: minute(1) }),
    ])
    return community
  }

  describe('many decisions', () => {
    test('are answered row by row, and one that is refused holds up none of the others', async () => {
      const { laurel } = await open()
      expect(await laurel.decideAll(rows, { by: 'grace' })).toEqual(outcomes)
      expect(await badgesOf(laurel, 'ada')).toEqual(['both', 'points-5'])
      expect(await badgesOf(laurel, 'bob')).toEqual(['both', 'points-5'])
      expect(await badgesOf(laurel, 'fay')).toEqual(['two-seats'])
    })

    test('in a dry run are answered the same, and nothing is written', async () => {
      const community = await open()
      const before = await picture(community)
      expect(await community.laurel.decideAll(rows, { by: 'grace', dryRun: true })).toEqual(outcomes)
      expect(await picture(community)).toEqual(before)
    })

    test('in a dry run see late facts that were only stored', async () => {
      const { laurel } = await open()
      await laurel.record(event('b0', 'project.created', { actor: 'bob', target: 'a', at: '2026-02-01T10:00:00Z' }), {
        settle: false,
      })
      const revoke = [row('bob', 'builder', { action: 'revoke' })]
      expect(await laurel.decideAll(revoke, { by: 'grace', dryRun: true })).toEqual([done(1, false)])
      expect(await laurel.decideAll(revoke, { by: 'grace' })).toEqual([done(1, false)])
      await laurel.settle()
      expect(await badgesOf(laurel, 'bob')).toEqual(['both', 'points-5', 'points-50'])
    })

    test('again are already so', async () => {
      const { laurel } = await open()
      const grants = ['x', 'y', 'z'].map((person) => row(person, 'points-5'))
      await laurel.decideAll(grants, { by: 'grace', announce: false })
      const again = await laurel.decideAll(grants, { by: 'grace' })
      expect(again.map((result) => result.status)).toEqual(['already', 'already', 'already'])
      expect(await laurel.inbox('x')).toEqual([])
    })

    test('need somebody who decides', async () => {
      const { laurel } = await open()
      await expect(laurel.decideAll(rows, { by: '' })).rejects.toMatchObject({ code: 'invalid_decision', field: 'by' })
    })

    test('none are nothing', async () => {
      const { laurel } = await open()
      expect(await laurel.decideAll([], { by: 'grace' })).toEqual([])
      expect(await laurel.decideAll([], { by: 'grace', dryRun: true })).toEqual([])
    })
  })
})
