import type { Context } from '../context.ts'
import { type Database, maybeOne, one } from '../database/database.ts'
import { list, raw, type Sql, sql, table } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import type { PersonChange } from '../record/change.ts'
import { keptByPolicy } from '../record/keep.ts'
import { OutdatedRules } from '../record/outdated-rules.ts'
import { moveRenamed, renamesIn } from '../record/renames.ts'
import { save } from '../record/save.ts'
import { hasLimits, loadSupply, lockSupply, Supply } from '../rows/supply.ts'
import { type Changes, changesTo } from './changes.ts'
import { concernedPeople } from './concerned.ts'
import type { Current } from './current.ts'
import { foldPeople, peopleAtOnce, type Work } from './fold-people.ts'
import { byEarnedDate, isLimited } from './limited.ts'
import { partFor } from './part.ts'

export interface BackfillOptions {
  /** Hears after every step how many people are done, of how many. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
}

interface Run extends BackfillOptions {
  /** Whether to wait for another process that is at it; otherwise it is left to that one. */
  readonly wait: boolean
  /** Asked before every step whether to go on. */
  readonly goesOn?: () => boolean
}

/**
 * Folds everybody anew whom the newest rules concern, and returns how many this process did. Each step is a
 * transaction of its own, so that a process that is ended in between loses nothing, and any other can go on.
 */
export async function runBackfill(current: Current, run: Run): Promise<number> {
  let folded = 0
  let plan: Plan | null = null
  while (run.goesOn?.() !== false) {
    const context = await current.refresh()
    if (context.settled === context.generation) break
    if (plan?.context.generation !== context.generation) plan = await prepare(context)
    const round = await foldNext(plan, run).catch(nullWhenOutdated)
    if (round === null) plan = null
    else folded += round.folded
    if (round?.busy === true) break
  }
  return folded
}

/** Other rules came into force: what is still to be done is to be found out anew. */
function nullWhenOutdated(error: unknown): null {
  if (error instanceof OutdatedRules) return null
  throw error
}

interface Plan {
  readonly context: Context
  readonly work: Work
}

/** What is to be done, and for whom; the latter is written down once. */
async function prepare(context: Context): Promise<Plan> {
  const { db, rules, generation, settled } = context
  const changes = await changesTo(db, rules.catalog, rules.zone, settled)
  const work = workFor(context, changes)
  const { total } = await one<{ total: number | null }>(
    db,
    sql`select b.total from ${db.schema}.backfill b where b.generation = ${generation}::int`,
  )
  if (total !== null) return { context, work }
  await correctRows(context, changes)
  const concerned = concernedPeople(db, rules.catalog, changes)
  const ordered = isLimited(work) ? await byEarnedDate(db, work, await idsOf(db, concerned)) : null
  await db.transaction((tx) => writeDown(tx, generation, ordered === null ? concerned : inOrder(ordered)))
  return { context, work }
}

function workFor(context: Context, changes: Changes): Work {
  const { rules } = context
  return { rules, part: partFor(rules, changes), keep: keptByPolicy(context, context.now()), inForce: context }
}

export async function idsOf(db: Database, people: Sql): Promise<readonly string[]> {
  const rows = await db.many<{ person: string }>(sql`select c.person from (${people}) c order by c.person`)
  return rows.map(({ person }) => person)
}

function inOrder(ids: readonly string[]): Sql {
  const rows = ids.map((id, index) => ({ id, place: index + 1 }))
  return sql`select k.person, k.place from ${table('k', rows, { person: ['text', ({ id }) => id], place: ['int', ({ place }) => place] })}`
}

/** Another process may have been faster; then what it wrote down holds. */
async function writeDown(tx: Database, generation: number, people: Sql): Promise<void> {
  const open = await maybeOne(
    tx,
    sql`select 1 from ${tx.schema}.backfill b where b.generation = ${generation}::int and b.total is null for update`,
  )
  if (open === null) return
  await tx.many(sql`delete from ${tx.schema}.backfill_person b where b.generation < ${generation}::int`)
  await tx.many(
    sql`with concerned as (
          insert into ${tx.schema}.backfill_person (generation, person, place)
          select ${generation}::int, c.person, c.place from (select *, 0 as unplaced from (${people}) p) c (person, place)
          returning 1
        )
        update ${tx.schema}.backfill b set total = (select count(*) from concerned) where b.generation = ${generation}::int`,
  )
}

interface Round {
  readonly folded: number
  /** Whether another process is at it. */
  readonly busy: boolean
}

/** How many people are saved in one transaction: few enough that nobody waits for long. */
const SAVED_AT_ONCE = 500

/**
 * Folds the next people, without anybody waiting, and then saves some at a time. Whoever was changed in between is held
 * and folded again; whoever did something meanwhile has been folded by that, and is left as they are.
 */
async function foldNext({ context, work }: Plan, run: Run): Promise<Round> {
  const { db, rules, generation } = context
  const ids = await nextIds(db, generation, peopleAtOnce(work))
  if (ids.length === 0) {
    await db.transaction((tx) => finish(tx, generation, context.now()))
    return { folded: 0, busy: false }
  }
  const isOrdered = isLimited(work)
  const at = context.now()
  const dated = { ...work, keep: keptByPolicy(context, at) }
  const due = isOrdered ? [] : await outdatedOf(context, db, ids)
  await moveRenamed(db, renamesIn(rules.catalog), { people: due })
  const changes = new Map(
    (await foldPeople(db, dated, due, new Supply(rules))).map(({ change }) => [change.id, change]),
  )
  let folded = 0
  for (let from = 0; from < ids.length && run.goesOn?.() !== false; from += SAVED_AT_ONCE) {
    const some = ids.slice(from, from + SAVED_AT_ONCE)
    const step = await db.transaction((tx) => saveNext(context, tx, dated, some, changes, run.wait))
    if (step === null) return { folded, busy: true }
    folded += step.folded
    run.onProgress?.({ done: step.done, total: step.total })
  }
  return { folded, busy: false }
}

async function nextIds(db: Database, generation: number, limit: number): Promise<readonly string[]> {
  const rows = await db.many<{ person: string }>(
    sql`select b.person from ${db.schema}.backfill_person b where b.generation = ${generation}::int
        order by b.place, b.person limit ${limit}::int`,
  )
  return rows.map(({ person }) => person)
}

/**
 * Saves those of these people who are still to be done, and notes that they are. One process at a time; null when it
 * is another one's turn and this one does not wait.
 */
async function saveNext(
  context: Context,
  tx: Database,
  work: Work,
  ids: readonly string[],
  changes: ReadonlyMap<string, PersonChange>,
  wait: boolean,
): Promise<{ readonly folded: number; readonly done: number; readonly total: number } | null> {
  const { generation, rules } = context
  const row = await maybeOne<{ announce: boolean }>(
    tx,
    sql`select b.announce from ${tx.schema}.backfill b where b.generation = ${generation}::int
        for update ${raw(wait ? '' : 'skip locked')}`,
  )
  if (row === null) return null
  const taken = await tx.many<{ person: string }>(
    sql`delete from ${tx.schema}.backfill_person b
        where b.generation = ${generation}::int and b.person = any(${list(ids)}) returning b.person`,
  )
  const open = new Set(taken.map(({ person }) => person))
  const people = ids.flatMap((id) => (open.has(id) ? (changes.get(id) ?? []) : []))
  const options = { at: new Date(work.keep.at), announce: row.announce, generation, supply: new Supply(rules) }
  const isSaved = people.length > 0 && (await save(tx, rules, { facts: [], people }, options))
  const others = ids.filter((id) => open.has(id) && !(isSaved && changes.has(id)))
  await foldHeld(context, tx, work, others, row.announce)
  const { done, total } = await one<{ done: number; total: number }>(
    tx,
    sql`update ${tx.schema}.backfill set done = done + ${open.size}::int
        where generation = ${generation}::int returning done, total`,
  )
  return { folded: open.size, done, total }
}

/** Folds those of these people who have not been meanwhile, while nothing can come in between. */
async function foldHeld(
  context: Context,
  tx: Database,
  work: Work,
  ids: readonly string[],
  announce: boolean,
): Promise<void> {
  const { rules, generation } = context
  if ((await outdatedOf(context, tx, ids)).length === 0) return
  await tx.many(sql`select 1 from ${tx.schema}.person p where p.id = any(${list(ids)}) order by p.id for update`)
  const due = await outdatedOf(context, tx, ids)
  await moveRenamed(tx, renamesIn(rules.catalog), { people: due })
  if (hasLimits(rules)) await lockSupply(tx, rules)
  const supply = await loadSupply(tx, rules, due)
  const folded = await foldPeople(tx, work, due, supply)
  const people = folded.map(({ change }) => change)
  const saved = await save(
    tx,
    rules,
    { facts: [], people },
    { at: new Date(work.keep.at), announce, generation, supply },
  )
  if (!saved) throw new LaurelError('contended')
}

/** Those of these people who were folded with older rules, in their order. */
async function outdatedOf(
  { generation, settled }: Context,
  db: Database,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await db.many<{ id: string }>(
    sql`select p.id from ${db.schema}.person p
        where p.id = any(${list(ids)}) and greatest(p.generation, ${settled}::int) < ${generation}::int`,
  )
  const outdated = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => outdated.has(id))
}

async function finish(tx: Database, generation: number, now: Date): Promise<void> {
  await tx.many(
    sql`update ${tx.schema}.backfill set finished_at = ${now.toISOString()}::timestamptz
        where generation = ${generation}::int and finished_at is null and total is not null
          and not exists (select from ${tx.schema}.backfill_person b where b.generation = ${generation}::int)`,
  )
}

/** How many rows one statement mends. */
const ROWS_AT_ONCE = 10_000

/** What stands in rows and follows from the catalog alone: the tiers of awards, and which types are unknown. */
async function correctRows({ db, rules }: Context, { retiered, learned }: Changes): Promise<void> {
  const tiers = table('k', retiered, {
    badge: ['text', (badge) => badge],
    tier: ['text', (badge) => rules.catalog.badges[badge]?.tier],
  })
  const names = list(retiered)
  if (retiered.length > 0) {
    await untilNoneIsLeft(() =>
      db.many(
        sql`update ${db.schema}.award a set tier = k.tier from ${tiers}
            where a.badge = k.badge and (a.person, a.badge, a.instance) in (
              select o.person, o.badge, o.instance from ${db.schema}.award o
              join ${tiers} on k.badge = o.badge and k.tier <> o.tier
              where o.badge = any(${names}) limit ${ROWS_AT_ONCE}::int
            ) returning 1`,
      ),
    )
  }
  if (learned.length === 0) return
  await untilNoneIsLeft(() =>
    db.many(
      sql`update ${db.schema}.event e set ignored = null where (e.person, e.id) in (
            select o.person, o.id from ${db.schema}.event o
            where o.ignored = 'unknown_type' and o.type = any(${list(learned)}) limit ${ROWS_AT_ONCE}::int
          ) returning 1`,
    ),
  )
}

async function untilNoneIsLeft(work: () => Promise<readonly unknown[]>): Promise<void> {
  while ((await work()).length === ROWS_AT_ONCE) {
    // The next ones.
  }
}
