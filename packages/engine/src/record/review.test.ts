import type { EventInput } from '@laurel/core'
import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { badgesOf, correctable, countsOf } from '../test-support/corrections.ts'
import { event, onEachEngine, START } from '../test-support/engines.ts'

const points = (id: string, value: number, more: Partial<EventInput> = {}) =>
  event(id, 'points.given', { value, ...more })

async function idsIn(laurel: Laurel): Promise<readonly string[]> {
  return (await laurel.reviewQueue()).items.map((item) => item.event)
}

onEachEngine((openCommunity) => {
  const open = () => openCommunity({ catalog: correctable })

  test('D10 an impossible amount waits for review and counts nowhere', async () => {
    const { laurel } = await open()
    const answers = await laurel.record([points('p1', 1_000), points('p2', 1_001, { data: { from: 'game' } })])
    expect(answers.map((answer) => answer.ignored)).toEqual([undefined, 'review'])
    expect(await countsOf(laurel)).toMatchObject({ points: 1_000 })
    expect(await laurel.reviewQueue()).toEqual({
      items: [
        {
          person: 'ada',
          event: 'p2',
          type: 'points.given',
          at: new Date('2026-03-02T11:00:00Z'),
          receivedAt: START,
          actor: 'ada',
          owner: null,
          target: null,
          value: 1_001,
          data: { from: 'game' },
        },
      ],
      next: null,
    })
  })

  test('D10 reinstating accepts it, retracting rejects it, and either takes it out of the queue', async () => {
    const { laurel } = await open()
    await laurel.record([points('p1', 2_000), points('p2', 3_000)])
    expect(await laurel.reinstate({ person: 'ada', event: 'p1' })).toEqual({ status: 'done' })
    expect(await laurel.retract({ person: 'ada', event: 'p2' })).toEqual({ status: 'done' })
    expect(await countsOf(laurel)).toMatchObject({ points: 2_000 })
    expect(await badgesOf(laurel)).toEqual(['points-5', 'points-50'])
    expect(await idsIn(laurel)).toEqual([])
  })

  test('D10 replacing accepts it with the value that was meant', async () => {
    const { laurel } = await open()
    await laurel.record(points('p1', 10_000))
    await laurel.replace({ person: 'ada', event: 'p1', value: 10 })
    expect(await countsOf(laurel)).toMatchObject({ points: 10 })
    expect(await idsIn(laurel)).toEqual([])
  })

  test('D10 sent again it is a duplicate that still waits', async () => {
    const { laurel } = await open()
    await laurel.record(points('p1', 10_000))
    const [again] = await laurel.record(points('p1', 10_000))
    expect(again).toEqual({ id: 'p1', status: 'duplicate', ignored: 'review', awards: [] })
  })

  test('the queue comes in pages, what waits longest first', async () => {
    const { laurel, clock } = await open()
    for (const n of [3, 1, 2]) {
      clock.now = new Date(START.getTime() + n)
      await laurel.record([points(`p${n}`, 5_000, { actor: 'bob' }), points(`p${n}`, 5_000)])
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<Laurel['reviewQueue']>> = await laurel.reviewQueue({ limit: 2, cursor })
      seen.push(...page.items.map((item) => `${item.person} ${item.event}`))
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toEqual(['ada p1', 'bob p1', 'ada p2', 'bob p2', 'ada p3', 'bob p3'])
  })

  test.each(['', 'x', Buffer.from('["2026","a","b"]').toString('base64url')])(
    'a cursor that the queue did not make is refused: %j',
    async (cursor) => {
      const { laurel } = await open()
      await expect(laurel.reviewQueue({ cursor })).rejects.toMatchObject({ code: 'invalid_cursor', field: 'cursor' })
    },
  )
})
