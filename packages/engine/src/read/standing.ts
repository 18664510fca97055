import { PERSON, type ScopeState, States } from '@laurel/core'
import type { Context } from '../context.ts'
import { maybeOne } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { isHeldAt } from '../rows/held.ts'
import { type Audience, isOpenTo, isVisibleTo } from '../rows/visible.ts'
import { AWARD_FIELDS, type AwardRow, toAward } from './awards.ts'
import { type Holdings, holdingsOf } from './highlights.ts'
import { PERSON_COLUMNS, type Person, type PersonRow, toPerson } from './person.ts'

/** A person with everything counted for the person as a whole and everything held, as far as the reader may see it. */
export interface PersonStanding<Extra> extends Holdings {
  readonly person: Person
  /** Whether the reader may see any of it; nothing is counted and held where not. */
  readonly visible: boolean
  readonly states: States
  readonly extra: Extra
}

interface Row extends PersonRow {
  readonly visible: boolean
  readonly metrics: ScopeState['metrics'] | null
  readonly badges: ScopeState['badges'] | null
  readonly awards: readonly AwardRow[] | null
  readonly pins: readonly string[]
  readonly hidden: readonly string[]
}

/**
 * Reads it in one statement, from one row and the person's awards; null when nobody has this id. `extra` are further
 * columns about the person `p`.
 */
export async function readStanding<Extra extends object>(
  context: Context,
  id: string,
  audience: Audience,
  extra: Sql = NOTHING,
): Promise<PersonStanding<Extra> | null> {
  const { db, rules } = context
  const row = await maybeOne<Row & Extra>(
    db,
    sql`select ${PERSON_COLUMNS}, p.pins, p.hidden, o.visible, o.metrics, o.badges, o.awards ${extra}
        from ${db.schema}.person p cross join lateral (
          select ${isOpenTo(audience)} as visible,
                 case when ${isOpenTo(audience)} then p.metrics end as metrics,
                 case when ${isOpenTo(audience)} then p.badges end as badges,
                 (select json_agg(json_build_object(${AWARD_FIELDS}) order by a.earned_at desc, a.badge, a.instance)
                  from ${db.schema}.award a
                  where a.person = p.id and ${isHeldAt(context)} and ${isVisibleTo(context, audience)}) as awards
        ) o
        where p.id = ${id}`,
  )
  if (row === null) return null
  return {
    person: toPerson(row),
    visible: row.visible,
    states: new States([[PERSON, { metrics: row.metrics ?? {}, badges: row.badges ?? {} }]]),
    ...holdingsOf(context, (row.awards ?? []).map(toAward), row.pins),
    hidden: new Set(row.hidden.map((badge) => rules.renamed.get(badge) ?? badge)),
    extra: row,
  }
}

const NOTHING = sql``
