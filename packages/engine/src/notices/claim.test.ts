import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'

const later = new Date('2026-03-02T13:00:00Z')

onEachEngine((open) => {
  /** Three notices of Ada's, the first of them for `points-1`. */
  async function withThree() {
    const community = await open()
    for (const [n, value] of [1, 4, 10].entries()) {
      await community.laurel.record(event(`e${n}`, 'points.given', { at: minute(n), value }))
    }
    return community
  }
  const badgesOf = (notices: Awaited<ReturnType<Laurel['claimNotices']>>) =>
    notices.map((notice) => notice.awards[0]?.badge)

  test('what was never shown is handed out once, the oldest first, and then counts as shown', async () => {
    const { laurel, clock } = await withThree()
    clock.now = later
    const claimed = await laurel.claimNotices('ada', { locale: 'de' })
    expect(badgesOf(claimed)).toEqual(['points-1', 'points-5', 'points-15'])
    expect(claimed.every(({ shownAt, readAt }) => shownAt?.getTime() === later.getTime() && readAt === null)).toBe(true)
    expect(claimed[0]?.text).toMatch(/^Glückwunsch/)
    expect(await laurel.claimNotices('ada')).toEqual([])
    expect((await laurel.inbox('ada')).map(({ shownAt }) => shownAt)).toEqual([later, later, later])
  })

  test('of twenty who claim at once in two processes each notice goes to one', async () => {
    const { laurel, again } = await withThree()
    const other = await again()
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? laurel : other).claimNotices('ada')),
    )
    expect(claims.flatMap(badgesOf).sort()).toEqual(['points-1', 'points-15', 'points-5'])
  })

  test('claiming and reading at once, in any order of ids, does not stop one another', async () => {
    const { laurel, again } = await withThree()
    const other = await again()
    const ids = (await laurel.inbox('ada')).map(({ id }) => id)
    const [claimed] = await Promise.all([
      laurel.claimNotices('ada'),
      ...Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? laurel : other).markRead('ada', n % 3 === 0 ? ids : ids.toReversed()),
      ),
    ])
    expect(claimed.length).toBeLessThanOrEqual(3)
    expect((await laurel.inbox('ada')).every(({ readAt, shownAt }) => readAt !== null && shownAt !== null)).toBe(true)
  })

  test('what was read is not shown any more', async () => {
    const { laurel } = await withThree()
    const [newest] = await laurel.inbox('ada')
    await laurel.markRead('ada', [newest?.id ?? ''])
    expect(badgesOf(await laurel.claimNotices('ada'))).toEqual(['points-1', 'points-5'])
  })

  test('nobody claims the notices of another, and who has none gets none', async () => {
    const { laurel } = await withThree()
    expect(await laurel.claimNotices('bob')).toEqual([])
    expect(await laurel.claimNotices('nobody')).toEqual([])
    expect(await laurel.claimNotices('ada')).toHaveLength(3)
  })

  test('C10 what was revoked before anybody saw it is not celebrated, also not when it comes back', async () => {
    const { laurel } = await withThree()
    const decision = { person: 'ada', badge: 'points-5', reason: 'A mistake', by: 'grace' }
    await laurel.revoke(decision)
    expect(badgesOf(await laurel.claimNotices('ada'))).toEqual(['points-1', 'points-15'])
    await laurel.lift(decision)
    expect(await laurel.claimNotices('ada')).toEqual([])
    expect(badgesOf(await laurel.inbox('ada'))).toContain('points-5')
  })

  test('J9 nothing is shown to somebody who turned recognition off', async () => {
    const { laurel } = await withThree()
    await laurel.prefer('ada', { recognition: 'off' })
    expect(await laurel.claimNotices('ada')).toEqual([])
  })

  test('I14 of a long backlog the hundred newest are shown, and the rest never', async () => {
    const { laurel, rows } = await open()
    await laurel.record(event('e1', 'points.given'))
    await rows(`insert into :schema.notice (person, created_at, awards)
      select 'ada', created_at, awards from :schema.notice, generate_series(1, 120)`)
    const ids = (await laurel.claimNotices('ada')).map(({ id }) => Number(id))
    expect(ids).toHaveLength(100)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(ids.at(-1)).toBe(Number((await laurel.inbox('ada'))[0]?.id))
    expect(await laurel.claimNotices('ada')).toEqual([])
  })
})
