import { targetScope } from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { list, millis, type Sql, sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { hasLimits, loadSupply, lockSupply } from '../rows/supply.ts'
import { foldTime } from './fold.ts'
import { loadScopes } from './load.ts'
import { save } from './save.ts'

/** How many awards one transaction ends: few enough that it holds nobody up for long. */
const AWARDS_AT_ONCE = 200

/**
 * Ends the awards that time has ended, each at its instant, with everything that follows from it, and returns of how
 * many people. Nobody is told. Early, late, twice at once or not at all: what is read is the same.
 */
export async function endAwards(context: Context): Promise<number> {
  const now = context.now()
  let people = 0
  let last: Due | undefined
  for (;;) {
    const due = await findDue(context, now, last)
    last = due.at(-1)
    if (last === undefined) return people
    people += await context.db.transaction((tx) => endSome(context, tx, due, now))
  }
}

/** An award that is over although nobody has noticed. */
interface Due {
  readonly person: string
  readonly badge: string
  readonly instance: string
  readonly ends: number
}

/** In the order of the index. A badge that has left the catalog is no longer judged, not even by time. */
async function findDue({ db, rules }: Context, now: Date, after: Due | undefined): Promise<readonly Due[]> {
  return db.many<Due>(
    sql`select a.person, a.badge, a.instance, ${millis('a.ends_at')} as ends from ${db.schema}.award a
        where a.ends_at <= ${now.toISOString()}::timestamptz and a.revoked_at is null
          and a.badge = any(${list(Object.keys(rules.catalog.badges))}) ${after === undefined ? sql`` : later(after)}
        order by a.ends_at, a.person, a.badge, a.instance limit ${AWARDS_AT_ONCE}::int`,
  )
}

function later({ ends, person, badge, instance }: Due): Sql {
  return sql`and (a.ends_at, a.person, a.badge, a.instance)
    > (to_timestamp(${ends}::float8 / 1000), ${person}::text, ${badge}::text, ${instance}::text)`
}

/** Leaves to a later round who is being folded at this moment, and who is to be folded anew first. */
async function endSome(context: Context, tx: Database, due: readonly Due[], now: Date): Promise<number> {
  const { rules, generation, settled } = context
  const locked = await tx.many<{ id: string }>(
    sql`select id from ${tx.schema}.person
        where id = any(${list([...new Set(due.map(({ person }) => person))])})
          and not stale and greatest(generation, ${settled}::int) = ${generation}::int
        order by id for update skip locked`,
  )
  const ids = locked.map(({ id }) => id)
  if (ids.length === 0) return 0
  const scopes = due.flatMap(({ person, badge, instance }) =>
    rules.catalog.badges[badge]?.once === 'target' ? [[person, targetScope(instance)] as const] : [],
  )
  const { people } = await loadScopes(
    tx,
    context,
    ids,
    scopes.filter(([person]) => ids.includes(person)),
  )
  if (hasLimits(rules)) await lockSupply(tx, rules)
  const supply = await loadSupply(tx, rules, ids)
  const changes = [...people.values()].map((person) => foldTime(rules, person, now.getTime(), supply))
  const saved = await save(tx, rules, { facts: [], people: changes }, { at: now, announce: false, generation, supply })
  if (!saved) throw new LaurelError('contended')
  return ids.length
}
