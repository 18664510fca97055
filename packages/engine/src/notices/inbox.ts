import { congratulate, congratulateMany, type Ground } from '@laurel/core'
import type { Context } from '../context.ts'
import { list, millis, sql } from '../database/sql.ts'
import { isHeldAt } from '../rows/held.ts'

/** A message to one person about everything they earned at once. */
export interface Notice {
  readonly id: string
  /** "Congrats! You earned the **Project Rookie** badge for creating 5 projects!" */
  readonly text: string
  /** What was earned, the highest badge first. */
  readonly awards: readonly { readonly badge: string; readonly instance: string }[]
  readonly createdAt: Date
  readonly readAt: Date | null
}

interface Row {
  readonly id: string
  readonly awards: readonly (Notice['awards'][number] & { readonly ground: Ground })[]
  readonly created_at: number
  readonly read_at: number | null
}

/**
 * A person's notices, the newest first, at most 100. A badge that is no longer held is not spoken of, and a notice of
 * nothing else is gone.
 */
export async function readInbox(
  context: Context,
  person: string,
  locale: string,
  options: { readonly unreadOnly?: boolean } = {},
): Promise<readonly Notice[]> {
  const { schema } = context.db
  const rows = await context.db.many<Row>(
    sql`select n.id::text, held.awards, ${millis('n.created_at')} as created_at, ${millis('n.read_at')} as read_at
        from ${schema}.notice n cross join lateral (
          select jsonb_agg(entry.award || jsonb_build_object('ground', a.ground) order by entry.place) as awards
          from jsonb_array_elements(n.awards) with ordinality as entry(award, place)
          join ${schema}.award a on a.person = n.person
            and a.badge = entry.award ->> 'badge' and a.instance = entry.award ->> 'instance'
          where ${isHeldAt(context)}
        ) held
        where n.person = ${person} and (not ${options.unreadOnly === true}::boolean or n.read_at is null)
          and held.awards is not null
        order by n.id desc limit 100`,
  )
  return rows.map((row) => ({
    id: row.id,
    text: textOf(context, row.awards, locale),
    awards: row.awards.map(({ badge, instance }) => ({ badge, instance })),
    createdAt: new Date(row.created_at),
    readAt: row.read_at === null ? null : new Date(row.read_at),
  }))
}

function textOf({ rules }: Context, awards: Row['awards'], locale: string): string {
  const [first, ...others] = awards
  if (first !== undefined && others.length === 0) return congratulate(rules.catalog, first.badge, locale, first.ground)
  return congratulateMany(
    rules.catalog,
    awards.map((award) => award.badge),
    locale,
  )
}

/** Marks these notices of a person as read. One that is read already, or somebody else's, stays as it is. */
export async function markRead(context: Context, person: string, ids: readonly string[]): Promise<void> {
  const known = ids.filter((id) => /^\d{1,18}$/.test(id))
  await context.db.many(
    sql`update ${context.db.schema}.notice set read_at = ${context.now().toISOString()}::timestamptz
        where person = ${person} and read_at is null
          and id = any(${list(known)}::bigint[])`,
  )
}
