import { leadFirst, type Rules } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { type Columns, list, type Sql, sql, table } from '../database/sql.ts'
import type { HistoryEntry, PersonChange } from './change.ts'
import { time, UNCHANGED } from './statement.ts'

export function writeAwards(db: Database, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const rows = people.flatMap(({ id, awards }) => awards.map((award) => ({ person: id, ...award })))
  if (rows.length === 0) return []
  const awards = table('a', rows, {
    ...AWARD_KEY,
    tier: ['text', (row) => row.tier],
    earned_at: ['float8', (row) => row.earnedAt],
    event_id: ['text', (row) => row.eventId],
    ground: ['text', (row) => row.ground],
    times: ['int', (row) => row.times],
    ends_at: ['float8', (row) => row.ends],
    revoked_at: ['float8', (row) => row.revoked?.at],
    revoked_by: ['text', (row) => row.revoked?.by],
    revoked_reason: ['text', (row) => oneLine(row.revoked?.reason)],
  })
  return [
    sql`awards as (
      insert into ${db.schema}.award as held (person, badge, instance, tier, earned_at, awarded_at, event_id, ground,
        times, ends_at, revoked_at, revoked_by, revoked_reason)
      select person, badge, coalesce(instance, ''), tier, ${time('earned_at')}, ${at}, event_id, ground, times,
        ${time('ends_at')}, ${time('revoked_at')}, revoked_by, revoked_reason
      from ${awards} where ${UNCHANGED}
      on conflict (person, badge, instance) do update
      set earned_at = excluded.earned_at, event_id = excluded.event_id, tier = excluded.tier, ground = excluded.ground,
          times = excluded.times, ends_at = excluded.ends_at,
          -- One that had ended before this began was awarded anew, whether or not its end was noticed.
          awarded_at = case when held.revoked_at is null and (held.ends_at is null or held.ends_at > excluded.earned_at)
                       then held.awarded_at else excluded.awarded_at end,
          revoked_at = excluded.revoked_at, revoked_by = excluded.revoked_by, revoked_reason = excluded.revoked_reason
    )`,
  ]
}

export function revokeAwards(db: Database, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const rows = people.flatMap(({ id, lost }) => lost.map((award) => ({ person: id, ...award })))
  if (rows.length === 0) return []
  const lost = table('l', rows, {
    ...AWARD_KEY,
    at: ['float8', (row) => row.at],
    by: ['text', (row) => row.by],
    reason: ['text', (row) => oneLine(row.reason)],
  })
  return [
    sql`revoked as (
      update ${db.schema}.award a
      set revoked_at = coalesce(${time('l.at')}, ${at}), revoked_by = l.by, revoked_reason = l.reason, ends_at = null
      from ${lost}
      where a.person = l.person and a.badge = l.badge and a.instance = coalesce(l.instance, '')
        and a.person = any(${list(rows.map((row) => row.person))}) and a.revoked_at is null and ${UNCHANGED}
    )`,
  ]
}

/** Notes what happened to awards that were there before. */
export function writeHistory(db: Database, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const rows = people.flatMap(({ id, history }) => history.map((entry) => ({ person: id, ...entry })))
  if (rows.length === 0) return []
  const history = table<HistoryEntry & { readonly person: string }>('h', rows, {
    ...AWARD_KEY,
    change: ['text', (row) => row.change],
    earned_at: ['float8', (row) => row.earnedAt],
    earlier_at: ['float8', (row) => row.earlierAt],
  })
  return [
    sql`history as (
      insert into ${db.schema}.award_history (person, badge, instance, at, change, earned_at, earlier_at)
      select person, badge, coalesce(instance, ''), ${at}, change, ${time('earned_at')}, ${time('earlier_at')}
      from ${history} where ${UNCHANGED}
    )`,
  ]
}

interface AwardKey {
  readonly person: string
  readonly badge: string
  readonly instance: string
}

const AWARD_KEY: Columns<AwardKey> = {
  person: ['text', (row) => row.person],
  badge: ['text', (row) => row.badge],
  instance: ['text', (row) => row.instance],
}

/** Rows travel one a line. */
function oneLine(text: string | null | undefined): string | null {
  return text == null ? null : text.replaceAll(/\s+/g, ' ')
}

export function insertNotices(db: Database, rules: Rules, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const rows = people.flatMap((person) => {
    const awards = noticeFor(rules, person)
    return awards.length === 0 ? [] : [{ person: person.id, awards: JSON.stringify(awards) }]
  })
  if (rows.length === 0) return []
  const notices = table('n', rows, { person: ['text', (row) => row.person], awards: ['jsonb', (row) => row.awards] })
  return [
    sql`notices as (
      insert into ${db.schema}.notice (person, created_at, awards)
      select person, ${at}, awards from ${notices} where ${UNCHANGED}
    )`,
  ]
}

/** One notice for all that a person earned at once, led by the highest badge; none when nothing is announced. */
export function noticeFor(
  rules: Rules,
  person: Pick<PersonChange, 'earned' | 'isTold'>,
): readonly { readonly badge: string; readonly instance: string }[] {
  if (!person.isTold || person.earned.length === 0) return []
  const announced = person.earned.filter((award) => !award.quiet && rules.catalog.badges[award.badge]?.announced)
  const order = leadFirst(rules.catalog, [...new Set(announced.map((award) => award.badge))])
  const awards = order.flatMap((badge) => announced.filter((award) => award.badge === badge))
  return awards.map(({ badge, instance }) => ({ badge, instance }))
}
