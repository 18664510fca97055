import {
  type Day,
  isTargetScope,
  type MetricState,
  PERSON,
  reportMetric,
  type ScopeState,
  type StreakReport,
  targetScope,
} from '@laurel/core'
import type { Context } from '../context.ts'
import { sql } from '../database/sql.ts'
import { isHeldAt } from '../rows/held.ts'
import { AWARD_COLUMNS, type Award, type AwardRow, toAward } from './awards.ts'
import { todayOf } from './person.ts'

/** One value of one metric, for the person or for one target of theirs. */
export interface MetricRow {
  readonly person: string
  readonly metric: string
  readonly target?: string
  readonly value: number | StreakReport
}

/** How many people one statement reads: enough to keep the server busy, little to hold in memory. */
const PEOPLE_PER_READ = 500

/** Every award held, person by person. Reads in pages, so memory does not grow with the community. */
export async function* exportAwards(context: Context): AsyncGenerator<Award> {
  for await (const [first, last] of peopleRanges(context)) {
    const rows = await context.db.many<AwardRow>(
      sql`select ${AWARD_COLUMNS} from ${context.db.schema}.award a
          where a.person between ${first} and ${last} and ${isHeldAt(context)}
          order by a.person, a.badge, a.instance`,
    )
    yield* rows.map(toAward)
  }
}

/** Every metric of the catalog that was ever counted, person by person. */
export async function* exportMetrics(context: Context): AsyncGenerator<MetricRow> {
  const { db, rules } = context
  for await (const [first, last] of peopleRanges(context)) {
    const rows = await db.many<{ person: string; zone: string | null; scope: string; metrics: ScopeState['metrics'] }>(
      sql`select id as person, zone, '' as scope, metrics from ${db.schema}.person where id between ${first} and ${last}
          union all
          select s.person, p.zone, s.scope, s.metrics from ${db.schema}.scope_state s
          join ${db.schema}.person p on p.id = s.person
          where s.person between ${first} and ${last} and s.scope like 'target:%'
          order by 1, 3`,
    )
    for (const row of rows) yield* metricsIn(rules.catalog.metrics, row, todayOf(context, row))
  }
}

function* metricsIn(
  metrics: Context['rules']['catalog']['metrics'],
  row: { readonly person: string; readonly scope: string; readonly metrics: Record<string, MetricState> },
  today: Day,
): Generator<MetricRow> {
  const state = { metrics: row.metrics, badges: {} }
  for (const id of Object.keys(row.metrics)) {
    const metric = metrics[id]
    if (metric === undefined) continue
    const perTarget = metric.kind !== 'reached' && metric.per === 'target'
    // A thing that is a target is remembered in the scope of that target: what stands there is no value.
    if (perTarget ? !isTargetScope(row.scope) : row.scope !== PERSON) continue
    const found = { person: row.person, metric: id, value: reportMetric(id, metric, state, today) }
    yield perTarget ? { ...found, target: row.scope.slice(targetScope('').length) } : found
  }
}

async function* peopleRanges(context: Context): AsyncGenerator<readonly [string, string]> {
  let after = ''
  for (;;) {
    const ids: readonly { readonly id: string }[] = await context.db.many<{ id: string }>(
      sql`select id from ${context.db.schema}.person where id > ${after} order by id limit ${PEOPLE_PER_READ}::int`,
    )
    const first = ids[0]?.id
    const last = ids.at(-1)?.id
    if (first === undefined || last === undefined) return
    yield [first, last]
    after = last
  }
}
