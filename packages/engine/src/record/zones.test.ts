import { parseCatalog } from '@laurel/core'
import { expect, test } from 'vitest'
import { testCatalog } from '../test-support/catalog.ts'
import { event, onEachEngine } from '../test-support/engines.ts'

const noun = { en: 'days' }
const catalog = parseCatalog({
  ...testCatalog,
  metrics: {
    ...testCatalog.metrics,
    active: { kind: 'days', credit: 'actor', of: ['points.given'], noun },
    nights: {
      kind: 'days',
      credit: 'actor',
      of: ['points.given'],
      where: { kind: 'localTime', from: '00:00', to: '05:00' },
      noun,
    },
  },
})

onEachEngine((open) => {
  async function values(laurel: Awaited<ReturnType<typeof open>>['laurel']) {
    const rows = await Array.fromAsync(laurel.exportMetrics())
    return Object.fromEntries(rows.map((row) => [row.metric, row.value]))
  }

  test('F8 where nobody says a zone, days are those of the community', async () => {
    const utc = await open({ catalog })
    const auckland = await open({ catalog, zone: 'Pacific/Auckland' })
    for (const { laurel } of [utc, auckland]) {
      await laurel.record(event('a', 'points.given', { at: '2026-02-01T09:00:00Z' }))
      await laurel.record(event('b', 'points.given', { at: '2026-02-01T13:00:00Z' }))
    }
    expect(await values(utc.laurel)).toMatchObject({ active: 1 })
    expect(await values(auckland.laurel)).toMatchObject({ active: 2, nights: 1 })
  })

  test('G4 the zone on the event counts before the zone of the person', async () => {
    const { laurel, clock } = await open({ catalog })
    clock.now = new Date('2026-01-01T00:00:00Z')
    await laurel.person('ada', { zone: 'Europe/Berlin' })
    clock.now = new Date('2026-03-01T00:00:00Z')
    await laurel.record(event('a', 'points.given', { at: '2026-02-01T16:00:00Z', zone: 'Asia/Tokyo' }))
    expect(await values(laurel)).toMatchObject({ nights: 1 })
  })

  test('F7 a change of zone counts from then on: past days stay as they were, also when they are told late', async () => {
    const { laurel, clock } = await open({ catalog })
    clock.now = new Date('2026-01-01T00:00:00Z')
    await laurel.person('ada', { zone: 'Europe/Berlin' })
    clock.now = new Date('2026-02-01T00:00:00Z')
    await laurel.record(event('a', 'points.given', { at: '2026-01-31T23:30:00Z' }))
    clock.now = new Date('2026-02-10T00:00:00Z')
    await laurel.person('ada', { zone: 'America/Los_Angeles' })
    clock.now = new Date('2026-02-12T00:00:00Z')
    await laurel.record(event('c', 'points.given', { at: '2026-02-11T07:30:00Z' }))
    expect(await values(laurel)).toMatchObject({ active: 2, nights: 1 })

    await laurel.record(event('b', 'points.given', { at: '2026-02-03T23:30:00Z' }))
    expect(await values(laurel)).toMatchObject({ active: 3, nights: 2 })
  })

  test('the first zone somebody says counts from then on, and one taken back counts no more', async () => {
    const { laurel, clock } = await open({ catalog })
    await laurel.record(event('a', 'points.given', { at: '2026-03-02T10:00:00Z' }))
    await laurel.record(event('b', 'points.given', { at: '2026-03-02T11:00:00Z' }))
    await laurel.person('ada', { zone: 'Pacific/Kiritimati' })
    await laurel.record(event('late', 'points.given', { at: '2026-03-02T09:00:00Z' }))
    expect(await values(laurel)).toMatchObject({ active: 1 })

    clock.now = new Date('2026-03-05T12:00:00Z')
    await laurel.person('ada', { zone: null })
    clock.now = new Date('2026-03-06T12:00:00Z')
    await laurel.record(event('c', 'points.given', { at: '2026-03-05T20:00:00Z' }))
    await laurel.record(event('d', 'points.given', { at: '2026-03-05T23:00:00Z' }))
    expect(await values(laurel)).toMatchObject({ active: 2 })
  })

  test('saying the same zone again is no change', async () => {
    const { laurel, rows } = await open({ catalog })
    await laurel.person('ada', { zone: 'Europe/Berlin' })
    await laurel.person('ada', { zone: 'Europe/Berlin', name: 'Ada' })
    await laurel.person('ada', { name: 'Ada L.' })
    const [row] = await rows<{ zones: unknown[] }>('select zones from :schema.person')
    expect(row?.zones).toHaveLength(1)
  })
})
