import type { Catalog } from '@laurel/core'
import { type Database, one } from '../database/database.ts'
import { list, raw, type Sql, sql, table } from '../database/sql.ts'

/** A badge by its earlier name and the one it has now. */
export interface Rename {
  readonly old: string
  readonly now: string
}

export function renamesIn(catalog: Catalog): readonly Rename[] {
  return Object.entries(catalog.badges).flatMap(([now, { previousIds }]) => previousIds.map((old) => ({ old, now })))
}

/**
 * Gives awards, what happened to them, and notices of them the names that their badges have now. Nobody earns anything
 * by it. Of one person's, or everybody's; nothing when those are more than `atMost`.
 */
export async function moveRenamed(
  tx: Database,
  renames: readonly Rename[],
  of: { readonly people: readonly string[] } | { readonly atMost: number },
): Promise<void> {
  if (renames.length === 0 || ('people' in of && of.people.length === 0)) return
  if ('atMost' in of && (await countAwards(tx, renames)) > of.atMost) return
  const among = (column: string): Sql =>
    'people' in of ? sql`and ${raw(column)} = any(${list(of.people)})` : NO_FURTHER_CONDITION
  await moveAwards(tx, renames, among('a.person'))
  await tx.many(
    sql`update ${tx.schema}.award_history h set badge = r.now from ${named(renames)}
        where h.badge = r.old ${among('h.person')}`,
  )
  await moveNotices(tx, renames, among('n.person'))
}

/** Who hides a badge hides it under its new name too, from the moment on at which an award may have that. */
export async function hideRenamed(tx: Database, renames: readonly Rename[]): Promise<void> {
  if (renames.length === 0) return
  await tx.many(
    sql`update ${tx.schema}.person p set hidden = p.hidden || array(
          select r.now from ${named(renames)} where r.old = any(p.hidden) and r.now <> all(p.hidden)
        )
        where p.hidden && ${list(renames.map(({ old }) => old))}`,
  )
}

const NO_FURTHER_CONDITION = sql``

function named(renames: readonly Rename[]): Sql {
  return table('r', renames, { old: ['text', (rename) => rename.old], now: ['text', (rename) => rename.now] })
}

async function countAwards(tx: Database, renames: readonly Rename[]): Promise<number> {
  const { count } = await one<{ count: number }>(
    tx,
    sql`select count(*)::int4 as count from ${tx.schema}.award a
        where a.badge = any(${list(renames.map(({ old }) => old))})`,
  )
  return count
}

/** Where somebody has both, the award stays that is held, and of two that are, the earlier one. */
async function moveAwards(tx: Database, renames: readonly Rename[], among: Sql): Promise<void> {
  await tx.many(
    sql`with moved as (
          delete from ${tx.schema}.award a using ${named(renames)} where a.badge = r.old ${among}
          returning a.*, r.now as name
        )
        insert into ${tx.schema}.award as held (person, badge, instance, ${REST})
        select distinct on (person, name, instance) person, name, instance, ${REST} from moved
        order by person, name, instance, revoked_at is not null, earned_at
        on conflict (person, badge, instance) do update
        set (${REST}) = row (${raw(prefixed('excluded'))})
        where held.revoked_by is distinct from 'manual' and excluded.revoked_at is null
          and (held.revoked_at is not null or excluded.earned_at < held.earned_at)`,
  )
}

const COLUMNS = [
  'tier',
  'earned_at',
  'awarded_at',
  'event_id',
  'ground',
  'times',
  'ends_at',
  'revoked_at',
  'revoked_by',
  'revoked_reason',
]
const REST = raw(COLUMNS.join(', '))

function prefixed(table: string): string {
  return COLUMNS.map((column) => `${table}.${column}`).join(', ')
}

async function moveNotices(tx: Database, renames: readonly Rename[], among: Sql): Promise<void> {
  await tx.many(
    sql`update ${tx.schema}.notice n set awards = (
          select jsonb_agg(case when r.now is null then entry.award
                           else jsonb_set(entry.award, '{badge}', to_jsonb(r.now)) end order by entry.place)
          from jsonb_array_elements(n.awards) with ordinality as entry(award, place)
          left join ${named(renames)} on r.old = entry.award ->> 'badge'
        )
        where exists (
          select from jsonb_array_elements(n.awards) as entry(award)
          where entry.award ->> 'badge' = any(${list(renames.map(({ old }) => old))})
        ) ${among}`,
  )
}
