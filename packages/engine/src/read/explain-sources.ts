import { type Because, type CorrectionType, type Fact, factKey, type SetAside, type Zones } from '@laurel/core'
import type { Context } from '../context.ts'
import { maybeOne } from '../database/database.ts'
import { list, millis, sql } from '../database/sql.ts'
import { loadHistories, type Row, toFact } from '../rows/facts.ts'
import { type Audience, isOpenTo } from '../rows/visible.ts'

/** What somebody said of an event afterwards. */
export interface ExplainedCorrection {
  readonly type: CorrectionType
  readonly at: Date
  /** What it counts as from then on; null unless it was replaced. */
  readonly value: number | null
  readonly by: string | null
  readonly reason: string | null
}

/** All that is stored of a person and explains what they hold. */
export interface Sources {
  readonly zones: Zones
  /** The zone in which the person lives now, as far as they said. */
  readonly zone: string | null
  /** Whether late facts and changed rules are folded in. */
  readonly isCurrent: boolean
  readonly history: readonly Fact[]
  readonly setAside: readonly SetAside[]
  /** The corrections of each event by its key, the latest first. */
  readonly corrections: ReadonlyMap<string, readonly ExplainedCorrection[]>
  /** Badges that the person keeps from this reader. */
  readonly kept: ReadonlySet<string>
  readonly claim: (badge: string, instance: string) => boolean
}

/** For whom it is read: only a discreet reader is kept from anything. */
type Reader = { readonly discreet: boolean; readonly audience: Audience }

/** Null when nobody has this id, or the person keeps all of it from this reader. */
export async function loadSources(context: Context, person: string, reader: Reader): Promise<Sources | null> {
  const found = await readStanding(context, person, reader)
  if (found === null) return null
  const histories = await loadHistories(context.db, [person])
  const { zone, zones, stale, generation } = found
  return {
    zone,
    zones,
    isCurrent: !stale && Math.max(generation, context.settled) >= context.generation,
    history: histories.get(person) ?? [],
    setAside: await readSetAside(context, person),
    corrections: await readCorrections(context, person),
    kept: new Set(found.kept.map((badge) => context.rules.renamed.get(badge) ?? badge)),
    claim: await claimFor(context, person),
  }
}

interface StandingRow {
  readonly zone: string | null
  readonly zones: Zones
  readonly stale: boolean
  readonly generation: number
  readonly kept: readonly string[]
}

function readStanding({ db }: Context, person: string, { discreet, audience }: Reader): Promise<StandingRow | null> {
  const kept = discreet && audience === 'public' ? sql`p.hidden` : sql`'{}'::text[]`
  return maybeOne<StandingRow>(
    db,
    sql`select p.zone, p.zones, p.stale, p.generation, ${kept} as kept from ${db.schema}.person p
        where p.id = ${person} ${discreet ? sql`and ${isOpenTo(audience)}` : sql``}`,
  )
}

/** The events of a person, or of others for them, that no rule looks at. */
async function readSetAside({ db }: Context, person: string): Promise<readonly SetAside[]> {
  const rows = await db.many<Row & { readonly because: Because }>(
    sql`select e.id, e.type, ${millis('e.at')} as at, e.actor, e.owner, e.target,
               coalesce(e.corrected_value, e.value) as value, e.zone, e.data, e.ignored as because
        from ${db.schema}.event e
        where (e.person = ${person} or e.owner = ${person}) and e.ignored in ('retracted', 'review', 'too_old')`,
  )
  return rows.map((row) => ({ fact: toFact(row), because: row.because }))
}

interface CorrectionRow extends Omit<ExplainedCorrection, 'at'> {
  readonly at: number
  readonly person: string
  readonly event: string
}

async function readCorrections(
  { db }: Context,
  person: string,
): Promise<ReadonlyMap<string, readonly ExplainedCorrection[]>> {
  const corrections = sql`c.person, c.corrects as event, c.type, ${millis('c.at')} as at, c.data ->> 'by' as by,
    c.data ->> 'reason' as reason, case when c.type = 'laurel.replaced' then (c.data ->> 'value')::float8 end as value`
  const rows = await db.many<CorrectionRow>(
    sql`select ${corrections}, c.id from ${db.schema}.event c where c.person = ${person} and c.corrects is not null
        union all
        select ${corrections}, c.id from ${db.schema}.event e cross join lateral (
          select * from ${db.schema}.event c where c.person = e.person and c.corrects = e.id offset 0
        ) c
        where e.owner = ${person} and e.person <> e.owner
        order by at desc, id desc`,
  )
  const dated = rows.map(({ person: subject, event, at, type, by, reason, value }) => {
    return {
      key: factKey({ actor: subject, owner: null, id: event }),
      correction: { type, at: new Date(at), by, reason, value },
    }
  })
  const groups = Map.groupBy(dated, ({ key }) => key)
  return new Map([...groups].map(([key, group]) => [key, group.map(({ correction }) => correction)]))
}

/** Whether one of a limited badge was left for the person: they got one, or there still is one. */
async function claimFor(context: Context, person: string): Promise<Sources['claim']> {
  const { db, rules } = context
  const limited = Object.entries(rules.catalog.badges).flatMap(([id, { supply }]) => (supply === undefined ? [] : [id]))
  if (limited.length === 0) return () => true
  const rows = await db.many<{ badge: string; instance: string | null; taken: number }>(
    sql`select a.badge, a.instance, 0 as taken from ${db.schema}.award a
        where a.person = ${person} and a.badge = any(${list(limited)})
        union all
        select s.badge, null, s.taken from ${db.schema}.badge_supply s where s.badge = any(${list(limited)})`,
  )
  const own = new Set(rows.flatMap(({ badge, instance }) => (instance === null ? [] : [`${badge}\n${instance}`])))
  const taken = new Map(rows.flatMap((row) => (row.instance === null ? [[row.badge, row.taken]] : [])))
  return (badge, instance) => {
    const most = rules.catalog.badges[badge]?.supply?.most ?? Number.POSITIVE_INFINITY
    return own.has(`${badge}\n${instance}`) || (taken.get(badge) ?? 0) < most
  }
}
