import type { Context } from '../context.ts'
import { raw, type Sql, sql } from '../database/sql.ts'

/**
 * Who sees what a person earned. `all`: everybody. `quiet`: everybody, and the person hears nothing of it. `private`:
 * only the person. `off`: nobody, not even the person.
 */
export type Recognition = 'all' | 'quiet' | 'private' | 'off'

export const RECOGNITIONS: readonly Recognition[] = ['all', 'quiet', 'private', 'off']

export function isRecognition(value: unknown): value is Recognition {
  return RECOGNITIONS.some((known) => known === value)
}

/** For whom something is read: for everybody, or for the person whom it is about. */
export type Audience = 'public' | 'owner'

/** Whether everybody may see the award `a`: every list that is shown to others asks this, and asks it here. */
export function isVisible({ db }: Pick<Context, 'db'>): Sql {
  // Asked the other way round, for there are few of whom something is kept back and they have an index of their own.
  return sql`not exists (
    select from ${db.schema}.person kept
    where kept.id = a.person and (kept.recognition in ('private', 'off') or kept.hidden <> '{}')
      and (kept.recognition in ('private', 'off') or a.badge = any(kept.hidden))
  )`
}

/** Whether the owner of the award `a` may see it, as everybody else may or may not. */
export function isVisibleToOwner({ db }: Pick<Context, 'db'>): Sql {
  return sql`not exists (select from ${db.schema}.person kept where kept.id = a.person and kept.recognition = 'off')`
}

/** `isVisible` for either reader. */
export function isVisibleTo(context: Pick<Context, 'db'>, audience: Audience): Sql {
  return audience === 'owner' ? isVisibleToOwner(context) : isVisible(context)
}

/** Whether anything of the person `p` may be seen by this reader. */
export function isOpenTo(audience: Audience): Sql {
  return raw(audience === 'owner' ? `p.recognition <> 'off'` : `p.recognition in ('all', 'quiet')`)
}
