import { createHash } from 'node:crypto'
import { type Catalog, catalogSchema, catalogText, rulesText } from '@laurel/core'
import { type Database, maybeOne } from '../database/database.ts'
import { millis, raw, type Sql, sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'

/** A catalog that was published. */
export interface CatalogVersion {
  /** 1 for the first; the highest is in force. */
  readonly version: number
  readonly hash: string
  readonly publishedAt: Date
  readonly publishedBy: string | null
  readonly note: string | null
  /** How far everybody is with the rules that it changed; null where it changed none. */
  readonly backfill: BackfillProgress | null
}

export interface BackfillProgress {
  /** How many people are folded anew already. */
  readonly done: number
  /** How many that concerns; null until it is known. */
  readonly total: number | null
  readonly finished: boolean
}

/** The version in force, without its catalog. */
export interface InForce {
  readonly version: number
  readonly generation: number
  readonly hash: string
  readonly zone: string
  /** The generation with which everybody has been folded at least. */
  readonly settled: number
}

/** Tells one catalog from another, whatever the order of their fields. */
export function hashOf(catalog: Catalog): string {
  return sha256(catalogText(catalog))
}

/** The same for two catalogs that count and award the same. */
export function rulesHashOf(catalog: Catalog, zone: string): string {
  return sha256(rulesText(catalog, zone))
}

/** The version in force, or null where nothing was ever published. */
export async function readInForce(db: Database): Promise<InForce | null> {
  return maybeOne<InForce>(
    db,
    sql`select v.version, v.generation, v.hash, v.zone, coalesce((
               select max(b.generation) from ${db.schema}.backfill b where b.finished_at is not null
             ), 1) as settled
        from ${db.schema}.catalog_version v order by v.version desc limit 1`,
  )
}

/**
 * The catalog of one version; null where there is no such version.
 *
 * @throws LaurelError `catalog_unreadable` when it says more than this Laurel understands.
 */
export async function readCatalog(db: Database, version: number): Promise<Catalog | null> {
  const row = await maybeOne<{ catalog: unknown }>(
    db,
    sql`select v.catalog from ${db.schema}.catalog_version v where v.version = ${version}::int`,
  )
  return row === null ? null : toCatalog(row.catalog)
}

/** A catalog by whose rules people were folded. */
export interface Generation {
  readonly generation: number
  readonly catalog: Catalog
  readonly zone: string
}

/** The newest catalog of each generation there was. */
export async function readGenerations(db: Database): Promise<readonly Generation[]> {
  const rows = await db.many<{ generation: number; catalog: unknown; zone: string }>(
    sql`select distinct on (v.generation) v.generation, v.catalog, v.zone from ${db.schema}.catalog_version v
        order by v.generation, v.version desc`,
  )
  return rows.map((row) => ({ ...row, catalog: toCatalog(row.catalog) }))
}

/** Whether this catalog was published before, with this zone. */
export async function isKnown(db: Database, hash: string, zone: string | undefined): Promise<boolean> {
  const sameZone: Sql = zone === undefined ? raw('true') : sql`v.zone = ${zone}`
  const found = await maybeOne(
    db,
    sql`select 1 from ${db.schema}.catalog_version v where v.hash = ${hash} and ${sameZone} limit 1`,
  )
  return found !== null
}

/** Every version that was published, the newest first. */
export async function listVersions(db: Database): Promise<readonly CatalogVersion[]> {
  const rows = await db.many<Row>(
    sql`select v.version, v.hash, ${millis('v.published_at')} as at, v.published_by as by, v.note,
               b.done, b.total, exists (
                 select from ${db.schema}.backfill f
                 where f.generation >= v.generation and f.finished_at is not null
               ) as finished
        from ${db.schema}.catalog_version v
        left join ${db.schema}.backfill b on b.generation = v.generation
          and not exists (
            select from ${db.schema}.catalog_version o
            where o.generation = v.generation and o.version < v.version
          )
        order by v.version desc`,
  )
  return rows.map(({ at, by, done, total, finished, ...row }) => ({
    ...row,
    publishedAt: new Date(at),
    publishedBy: by,
    backfill: done === null ? null : { done, total, finished },
  }))
}

interface Row {
  readonly version: number
  readonly hash: string
  readonly at: number
  readonly by: string | null
  readonly note: string | null
  readonly done: number | null
  readonly total: number | null
  readonly finished: boolean
}

function toCatalog(stored: unknown): Catalog {
  const parsed = catalogSchema.safeParse(stored)
  if (!parsed.success) throw new LaurelError('catalog_unreadable', { cause: parsed.error })
  return parsed.data
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
