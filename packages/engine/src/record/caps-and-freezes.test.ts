import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { event, onEachEngine } from '../test-support/engines.ts'
import { languageCatalog } from '../test-support/language-catalog.ts'

const NOW = new Date('2026-03-20T12:00:00Z')

async function metricOf(laurel: Laurel, metric: string): Promise<unknown> {
  const rows = await Array.fromAsync(laurel.exportMetrics())
  return rows.find((row) => row.person === 'ada' && row.metric === metric)?.value
}

onEachEngine((open) => {
  test('D6 a cap is the person’s, whichever process or session the events come through', async () => {
    const { laurel, again, clock } = await open({ catalog: languageCatalog })
    clock.now = NOW
    const sessions = [laurel, await again(), await again()]
    const likes = sessions.map((session, n) =>
      session.record(
        event(`like-${n}`, 'post.liked', { owner: 'bob', target: `post:${n}`, at: `2026-03-02T1${n}:00:00Z` }),
      ),
    )
    await Promise.all(likes)
    expect(await metricOf(laurel, 'likes')).toBe(2)
  })

  test('F17 two processes and their workers at once spend one freeze once', async () => {
    const { laurel, again, clock } = await open({ catalog: languageCatalog })
    clock.now = NOW
    const other = await again()
    const pushed = (day: string) => event(day, 'code.pushed', { at: `${day}T12:00:00Z` })
    // The 3rd and the 5th are missed, and there is one freeze.
    await laurel.record(pushed('2026-03-02'))
    await Promise.all([laurel.record(pushed('2026-03-04')), other.record(pushed('2026-03-06'))])
    await Promise.all([laurel.startWorker().runOnce(), other.startWorker().runOnce()])
    expect(await metricOf(laurel, 'streak')).toMatchObject({ longest: 2, current: 1 })
    expect(await metricOf(other, 'streak')).toEqual(await metricOf(laurel, 'streak'))
  })
})
