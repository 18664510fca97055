import { badgeName, congratulate, congratulateMany, type Ground, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { millis, type Sql, sql } from '../database/sql.ts'
import { isHeldAt } from '../rows/held.ts'
import { isVisibleToOwner } from '../rows/visible.ts'

/** A message to one person about everything they earned at once. */
export interface Notice {
  readonly id: string
  /** "Congrats! You earned the **Project Rookie** badge for creating 5 projects!" */
  readonly text: string
  /** What was earned, the highest badge first. */
  readonly awards: readonly NoticeAward[]
  readonly createdAt: Date
  /** When it was celebrated; once on all screens of the person. */
  readonly shownAt: Date | null
  /** When the person dealt with it in their inbox. */
  readonly readAt: Date | null
}

export interface NoticeAward {
  readonly badge: string
  readonly instance: string
  readonly name: string
  readonly tier: Tier
  readonly glyph: string
}

/** A notice as it is stored, with what is still held of it. */
export interface NoticeRow {
  readonly person: string
  readonly id: string
  readonly awards: readonly AwardEntry[]
  readonly created_at: number
  readonly shown_at: number | null
  readonly read_at: number | null
}

interface AwardEntry {
  readonly badge: string
  readonly instance: string
  readonly tier: Tier
  readonly ground: Ground
}

/**
 * The notices `n` of `from`, as `NoticeRow`. A badge that is no longer held is not spoken of, and a notice of nothing
 * else is none; nor has anybody notices who turned recognition off.
 */
export function selectNotices(context: Context, from: Sql): Sql {
  return sql`select n.person, n.id::text, held.awards, ${millis('n.created_at')} as created_at,
      ${millis('n.shown_at')} as shown_at, ${millis('n.read_at')} as read_at
    from ${from} cross join lateral (
      select jsonb_agg(entry.award || jsonb_build_object('ground', a.ground, 'tier', a.tier) order by entry.place)
        as awards
      from jsonb_array_elements(n.awards) with ordinality as entry(award, place)
      join ${context.db.schema}.award a on a.person = n.person
        and a.badge = entry.award ->> 'badge' and a.instance = entry.award ->> 'instance'
      where ${isHeldAt(context)} and ${isVisibleToOwner(context)}
    ) held
    where held.awards is not null`
}

/** The notice in the reader's language. */
export function toNotice(context: Context, row: NoticeRow, locale: string): Notice {
  const { catalog } = context.rules
  return {
    id: row.id,
    text: textOf(context, row.awards, locale),
    awards: row.awards.map(({ badge, instance, tier }) => ({
      badge,
      instance,
      name: badgeName(catalog, badge, locale),
      tier,
      glyph: catalog.badges[badge]?.glyph ?? 'award',
    })),
    createdAt: new Date(row.created_at),
    shownAt: dateOf(row.shown_at),
    readAt: dateOf(row.read_at),
  }
}

function textOf({ rules }: Context, awards: readonly AwardEntry[], locale: string): string {
  const [first, ...others] = awards
  if (first !== undefined && others.length === 0) return congratulate(rules.catalog, first.badge, locale, first.ground)
  return congratulateMany(
    rules.catalog,
    awards.map((award) => award.badge),
    locale,
  )
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant)
}
