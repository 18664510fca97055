import { expect, test } from 'vitest'
import { event, minute, onEachEngine } from '../test-support/engines.ts'

onEachEngine((open) => {
  test('nobody, and somebody who earned nothing, has an empty inbox', async () => {
    const { laurel } = await open()
    await laurel.person('ada', {})
    expect(await laurel.inbox('ada')).toEqual([])
    expect(await laurel.inbox('nobody')).toEqual([])
  })

  test('B2 what was earned at once is one notice, led by the highest badge, in the reader’s language', async () => {
    const { laurel, clock } = await open()
    await laurel.record(event('e1', 'points.given', { value: 30 }))
    const [notice, ...others] = await laurel.inbox('ada')
    expect(others).toEqual([])
    expect(notice).toEqual({
      id: expect.stringMatching(/^\d+$/),
      text: 'Congrats! You earned **A badge** and 3 more badges!',
      awards: [
        ['points-30', 'gold'],
        ['points-15', 'silver'],
        ['points-5', 'bronze'],
        ['points-1', 'bronze'],
      ].map(([badge, tier]) => ({ badge, instance: '', name: 'A badge', tier, glyph: 'award' })),
      createdAt: clock.now,
      shownAt: null,
      readAt: null,
    })
    const [german] = await laurel.inbox('ada', { locale: 'de' })
    expect(german?.text).toBe('Glückwunsch! Du hast **A badge** und 3 weitere Abzeichen verdient!')
  })

  test('the newest notice comes first, also of those of one instant', async () => {
    const { laurel, clock } = await open()
    await laurel.record(event('e1', 'points.given', { at: minute(1) }))
    await laurel.record(event('e2', 'points.given', { at: minute(2), value: 4 }))
    clock.now = new Date('2026-03-02T13:00:00Z')
    await laurel.record(event('e3', 'points.given', { at: minute(3), value: 10 }))
    const inbox = await laurel.inbox('ada')
    expect(inbox.map((notice) => notice.awards[0]?.badge)).toEqual(['points-15', 'points-5', 'points-1'])
    expect(inbox.map((notice) => notice.createdAt.toISOString().slice(11, 13))).toEqual(['13', '12', '12'])
  })

  test('a notice that was read has its instant and is left out where only unread ones are wanted', async () => {
    const { laurel, clock } = await open()
    await laurel.record(event('e1', 'points.given', { at: minute(1) }))
    await laurel.record(event('e2', 'points.given', { at: minute(2), value: 4 }))
    const [newer, older] = await laurel.inbox('ada')
    clock.now = new Date('2026-03-02T13:00:00Z')
    await laurel.markRead('ada', [older?.id ?? ''])
    expect((await laurel.inbox('ada')).map((notice) => notice.readAt)).toEqual([null, clock.now])
    expect(await laurel.inbox('ada', { unreadOnly: true })).toEqual([newer])

    clock.now = new Date('2026-03-02T14:00:00Z')
    await laurel.markRead('ada', [older?.id ?? '', newer?.id ?? ''])
    expect((await laurel.inbox('ada')).map((notice) => notice.readAt?.getUTCHours())).toEqual([14, 13])
    expect(await laurel.inbox('ada', { unreadOnly: true })).toEqual([])
    expect((await laurel.inbox('ada')).map((notice) => notice.shownAt)).toEqual([
      new Date('2026-03-02T14:00:00Z'),
      new Date('2026-03-02T13:00:00Z'),
    ])
  })

  test('J9 nobody has notices while recognition is off, and has them again afterwards', async () => {
    const { laurel } = await open()
    await laurel.record(event('e1', 'points.given'))
    await laurel.prefer('ada', { recognition: 'off' })
    expect(await laurel.inbox('ada')).toEqual([])
    expect(await laurel.inbox('ada', { unreadOnly: true })).toEqual([])
    await laurel.record(event('e2', 'points.given', { value: 30 }))
    await laurel.prefer('ada', { recognition: 'all' })
    expect((await laurel.inbox('ada')).map((notice) => notice.awards[0]?.badge)).toEqual(['points-1'])
  })

  test('nobody marks the notices of another, and ids that are none change nothing', async () => {
    const { laurel } = await open()
    await laurel.record(['ada', 'bob'].map((actor) => event(actor, 'points.given', { actor })))
    const [ofAda] = await laurel.inbox('ada')
    const nonsense = ['', 'x', '-1', '1.5', '99999999999999999999999', "1' or true --", '1\n2', '0']
    await laurel.markRead('bob', [ofAda?.id ?? '', ...nonsense])
    await laurel.markRead('ada', nonsense)
    await laurel.markRead('nobody', [ofAda?.id ?? ''])
    await laurel.markRead('ada', [])
    expect(await laurel.inbox('ada', { unreadOnly: true })).toHaveLength(1)
    expect(await laurel.inbox('bob', { unreadOnly: true })).toHaveLength(1)
  })

  test('an inbox shows the hundred newest', async () => {
    const { laurel, rows } = await open()
    await laurel.record(event('e1', 'points.given'))
    await rows(`insert into :schema.notice (person, created_at, awards)
      select 'ada', created_at, awards from :schema.notice, generate_series(1, 120)`)
    const inbox = await laurel.inbox('ada')
    expect(inbox).toHaveLength(100)
    const ids = inbox.map((notice) => Number(notice.id))
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  })
})
