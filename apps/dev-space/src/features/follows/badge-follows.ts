import type { Queries } from '../../store/database.ts'

export async function followBadge(db: Queries, person: string, badge: string, at: Date): Promise<void> {
  await db.many(
    `insert into dev_space.badge_follow (person, badge, since) values ($1, $2, $3::timestamptz) on conflict do nothing`,
    [person, badge, at.toISOString()],
  )
}

export async function unfollowBadge(db: Queries, person: string, badge: string): Promise<void> {
  await db.many(`delete from dev_space.badge_follow where person = $1 and badge = $2`, [person, badge])
}

/** The ids of all badges that somebody follows, the newest wish first. */
export async function followedBadges(db: Queries, person: string): Promise<readonly string[]> {
  const rows = await db.many<{ readonly badge: string }>(
    `select badge from dev_space.badge_follow where person = $1 order by since desc, badge`,
    [person],
  )
  return rows.map(({ badge }) => badge)
}
