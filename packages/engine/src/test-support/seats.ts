import { parseCatalog } from '@laurel/core'
import { expect } from 'vitest'
import { decidable } from './decisions.ts'
import type { Community } from './engines.ts'

/** A hundred seats, once given for good and once given back when they are lost; and one for each target. */
export const seats = parseCatalog({
  ...decidable,
  badges: {
    ...decidable.badges,
    seat: { ...decidable.badges['first-two'], supply: { most: 100, release: false } },
    'live-seat': { ...decidable.badges['builder'], supply: { most: 3, release: true } },
    'kept-seat': { ...decidable.badges['builder'], supply: { most: 3, release: false } },
    shelf: { ...decidable.badges['liked'], supply: { most: 3, release: true } },
  },
})

/** Counts of what is taken, and of the awards that take it, by badge. */
async function taken({ rows }: Pick<Community, 'rows'>): Promise<readonly unknown[]> {
  const released = Object.entries(seats.badges).flatMap(([id, badge]) => (badge.supply?.release ? [`'${id}'`] : []))
  return rows(`
    select s.badge, s.taken, (
      select count(*)::int from :schema.award a
      where a.badge = s.badge and (a.revoked_at is null or a.badge not in (${released.join(', ')}))
    ) as counted
    from :schema.badge_supply s order by s.badge`)
}

/** As many are counted as taken as awards take one. */
export async function expectPlacesCounted(community: Pick<Community, 'rows'>): Promise<void> {
  for (const row of (await taken(community)) as readonly { taken: number; counted: number }[]) {
    expect(row).toEqual({ ...row, taken: row.counted })
  }
}
