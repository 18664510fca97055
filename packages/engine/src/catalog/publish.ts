import { type Catalog, parseCatalog } from '@laurel/core'
import type { Context } from '../context.ts'
import { type Database, hasState } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { hideRenamed, moveRenamed, renamesIn } from '../record/renames.ts'
import { type Current, contextFor, type Surroundings } from './current.ts'
import { problemsOf } from './succession.ts'
import { countSupply } from './supply.ts'
import { hashOf, type InForce, isKnown, readCatalog, readInForce, rulesHashOf } from './versions.ts'

export interface PublishOptions {
  /** What `previewCatalog` gave: publishing is refused when anything is different by now. */
  readonly token?: string
  /** Who publishes it, and why. */
  readonly by?: string
  readonly note?: string
  /** Whether people are told of badges that they get because of it. */
  readonly announce?: boolean
}

/**
 * What becomes of the catalog that a process brings: published unless it ever was; only where none is published yet,
 * or one with the same id; or never.
 */
export type PublishPolicy = 'auto' | 'same' | 'never'

export interface Published {
  /** `already`: it is in force, and nothing was written. */
  readonly status: 'published' | 'already'
  readonly version: number
  /** Whether people are to be folded anew; a worker does that, or `backfill`. */
  readonly backfill: boolean
}

/** Names a catalog that was previewed, and what it was compared with. */
export function tokenFor(inForce: Pick<InForce, 'version'>, catalog: Catalog): string {
  return `${inForce.version}-${hashOf(catalog)}`
}

/**
 * Puts a catalog in force for every process. Whoever is writing at this moment finishes with the rules before; from
 * then on nothing is written with them any more.
 *
 * @throws LaurelError `preview_outdated`, or `catalog_refused` when it would take badges from those who hold them.
 */
export async function publishCatalog(current: Current, input: Catalog, options: PublishOptions): Promise<Published> {
  const { db, now } = current.context
  const publication = { ...options, catalog: parseCatalog(input), zone: undefined, now: now() }
  const published = await withBarrier(() => db.transaction((tx) => publishLocked(tx, publication)))
  await current.refresh()
  return published
}

/**
 * The context that a process begins with: the catalog it brings is published unless it ever was, or another process is
 * ahead of it.
 *
 * @throws LaurelError `no_catalog`, `catalog_refused` or `catalog_unreadable`.
 */
export async function openCatalog(
  around: Surroundings,
  wish: {
    readonly catalog: Catalog | undefined
    readonly zone: string | undefined
    readonly publish: PublishPolicy
  },
): Promise<Context> {
  const { db } = around
  const { catalog } = wish
  if (catalog !== undefined && (await isToBePublished(db, catalog, wish))) {
    const publication = { catalog, zone: wish.zone, now: around.now(), note: 'Brought by a process that started.' }
    await withBarrier(() => db.transaction((tx) => publishLocked(tx, { ...publication, onlyNew: true })))
  }
  const inForce = await readInForce(db)
  if (inForce === null) throw new LaurelError('no_catalog', { field: 'catalog' })
  return contextFor(around, inForce, catalog)
}

async function isToBePublished(
  db: Database,
  catalog: Catalog,
  { zone, publish }: { readonly zone: string | undefined; readonly publish: PublishPolicy },
): Promise<boolean> {
  if (publish === 'never' || (await isKnown(db, hashOf(catalog), zone))) return false
  if (publish === 'auto') return true
  const inForce = await readInForce(db)
  return inForce === null || (await readCatalog(db, inForce.version))?.id === catalog.id
}

interface Publication extends PublishOptions {
  readonly catalog: Catalog
  /** The zone of whoever has none; as it was when undefined. */
  readonly zone: string | undefined
  readonly now: Date
  /** Whether to leave things as they are when this catalog was in force before. */
  readonly onlyNew?: boolean
}

async function publishLocked(tx: Database, publication: Publication): Promise<Published> {
  const { catalog, token, onlyNew = false } = publication
  // Others who publish wait here; whoever reads or records does not.
  await tx.script(`lock table "${tx.schemaName}".catalog_version in share row exclusive mode`)
  const before = await readInForce(tx)
  const zone = publication.zone ?? before?.zone ?? 'UTC'
  if (token !== undefined && (before === null || token !== tokenFor(before, catalog)))
    throw new LaurelError('preview_outdated', { field: 'token' })
  if (before !== null && (onlyNew ? await isKnown(tx, hashOf(catalog), zone) : isSame(before, catalog, zone)))
    return { status: 'already', version: before.version, backfill: false }
  if (before !== null) await requireSuccession(tx, before, catalog)
  return putInForce(tx, before, { ...publication, zone })
}

function isSame(before: InForce, catalog: Catalog, zone: string): boolean {
  return before.hash === hashOf(catalog) && before.zone === zone
}

async function requireSuccession(tx: Database, { version }: InForce, catalog: Catalog): Promise<void> {
  const published = await readCatalog(tx, version)
  const problems = published === null ? [] : await problemsOf(tx, published, catalog)
  if (problems.length === 0) return
  const detail = problems.map(({ message, mend }) => `${message} ${mend}`).join('\n')
  throw new LaurelError('catalog_refused', { detail, field: problems[0]?.where ?? 'catalog' })
}

async function putInForce(
  tx: Database,
  before: InForce | null,
  publication: Publication & { readonly zone: string },
): Promise<Published> {
  const { catalog, zone, now, by = null, note = null, announce = false } = publication
  const version = (before?.version ?? 0) + 1
  const same = before !== null && (await hasRules(tx, before.version, rulesHashOf(catalog, zone)))
  const generation = before === null ? 1 : before.generation + (same ? 0 : 1)
  const at = sql`${now.toISOString()}::timestamptz`
  await tx.many(
    sql`insert into ${tx.schema}.catalog_version
          (version, hash, rules_hash, generation, catalog, zone, published_at, published_by, note)
        values (${version}::int, ${hashOf(catalog)}, ${rulesHashOf(catalog, zone)}, ${generation}::int,
                ${JSON.stringify(catalog)}::json, ${zone}, ${at}, ${by}, ${note})`,
  )
  const backfill = before !== null && !same
  if (backfill) {
    await tx.many(
      sql`insert into ${tx.schema}.backfill (generation, announce, started_at)
          values (${generation}::int, ${announce}::boolean, ${at})`,
    )
    await letWritersFinish(tx)
    await hideRenamed(tx, renamesIn(catalog))
    await moveRenamed(tx, renamesIn(catalog), { atMost: MOVED_AT_ONCE })
  }
  await countSupply(tx, catalog)
  return { status: 'published', version, backfill }
}

/** So many awards get their new names at once; of more, each person's when they are folded anew. */
const MOVED_AT_ONCE = 10_000

async function hasRules(tx: Database, version: number, hash: string): Promise<boolean> {
  const rows = await tx.many(
    sql`select 1 from ${tx.schema}.catalog_version where version = ${version}::int and rules_hash = ${hash}`,
  )
  return rows.length > 0
}

/**
 * Waits for those who are writing with the rules before, and lets nobody begin until this is in force: afterwards it
 * is certain that what they wrote is seen. For two seconds at most, since whoever wants to write waits as well.
 */
async function letWritersFinish(tx: Database): Promise<void> {
  await tx.script(`set local lock_timeout = '2s'; lock table "${tx.schemaName}".person in share mode`)
}

/** How often to wait for writers. One that stays open longer is a host's transaction, and has to end first. */
const TRIES = 5

async function withBarrier<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      // 55P03: the writers did not finish in time. 40P01: one of them would have waited for us.
      if (!hasState(error, '55P03', '40P01')) throw error
      if (tries === TRIES) throw new LaurelError('contended', { detail: BUSY, cause: error })
    }
  }
}

const BUSY = 'A transaction that records events has been open for long. Publish again when it has ended.'
