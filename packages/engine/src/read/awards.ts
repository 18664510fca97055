import type { Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { millis, sql } from '../database/sql.ts'

/** A badge somebody holds. */
export interface Award {
  readonly person: string
  readonly badge: string
  readonly instance: string
  readonly tier: Tier
  readonly earnedAt: Date
  /** When Laurel noticed; later than `earnedAt` for what happened before it was told. */
  readonly awardedAt: Date
}

interface Row extends Omit<Award, 'earnedAt' | 'awardedAt'> {
  readonly earned_at: number
  readonly awarded_at: number
}

/** All that a person holds, the newest first. */
export async function awardsOf(context: Context, person: string): Promise<readonly Award[]> {
  const rows = await context.db.many<Row>(
    sql`select person, badge, instance, tier, ${millis('earned_at')} as earned_at, ${millis('awarded_at')} as awarded_at
        from ${context.db.schema}.award where person = ${person} and revoked_at is null
        order by award.earned_at desc, badge, instance`,
  )
  return rows.map(toAward)
}

function toAward({ earned_at, awarded_at, ...row }: Row): Award {
  return { ...row, earnedAt: new Date(earned_at), awardedAt: new Date(awarded_at) }
}
