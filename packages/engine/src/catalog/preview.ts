import { type Catalog, type CatalogProblem, compileRules, parseCatalog, type Rules } from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { keptByPolicy } from '../record/keep.ts'
import { noticeFor } from '../record/save-awards.ts'
import { loadPlaces, Supply } from '../rows/supply.ts'
import { idsOf } from './backfill.ts'
import { type Changes, changesTo, isNothing } from './changes.ts'
import { peopleWithBadges } from './concerned.ts'
import { type Folded, foldPeople, peopleAtOnce, type Work } from './fold-people.ts'
import { byEarnedDate, isLimited } from './limited.ts'
import { partFor } from './part.ts'
import { type BadgePreview, Tally } from './preview-tally.ts'
import { tokenFor } from './publish.ts'
import { problemsOf } from './succession.ts'
import { readTaken } from './supply.ts'

/** What publishing a catalog would do. */
export interface CatalogPreview {
  /** Names what was previewed: publishing with it is refused once anything is different. */
  readonly token: string
  /** The version that is in force, and with which the catalog was compared. */
  readonly base: number
  /** Why it would be refused: badges that people hold would be lost. */
  readonly problems: readonly CatalogProblem[]
  /** How many people were folded by the new rules to tell; no badge of anybody else can change. */
  readonly people: number
  /** How many messages publishing would send if it announced what people get. */
  readonly messages: number
  /** Every badge whose rules changed, and what that does; also a draft, with what it would give. */
  readonly badges: readonly BadgePreview[]
}

/**
 * Tells what publishing a catalog would do, by doing it without writing anything. Nobody waits for it: what is
 * recorded meanwhile may or may not be counted.
 */
export async function previewCatalog(
  context: Context,
  input: Catalog,
  onProgress?: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<CatalogPreview> {
  const { db, rules, version } = context
  const catalog = parseCatalog(input)
  const tally = await tallyOf(context, compileRules(catalog, rules.zone), onProgress)
  const drafts = await draftsIn(context, catalog)
  return {
    token: tokenFor({ version }, catalog),
    base: version,
    problems: await problemsOf(db, rules.catalog, catalog),
    people: tally.people,
    messages: tally.messages,
    badges: [...tally.badges().filter(({ badge }) => catalog.badges[badge]?.status !== 'draft'), ...drafts],
  }
}

async function tallyOf(
  context: Context,
  rules: Rules,
  onProgress?: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<Tally> {
  const changes = await changesTo(context.db, rules.catalog, rules.zone, context.settled)
  const tally = new Tally(changes.badges, context.now().getTime())
  if (!isNothing(changes)) await foldAll(context, rules, changes, tally, onProgress)
  return tally
}

/** What drafts would give, if they were in force. */
async function draftsIn(context: Context, catalog: Catalog): Promise<readonly BadgePreview[]> {
  const drafts = new Set(Object.keys(catalog.badges).filter((id) => catalog.badges[id]?.status === 'draft'))
  if (drafts.size === 0) return []
  const badges = Object.entries(catalog.badges).map(
    ([id, badge]) => [id, { ...badge, status: 'active' as const }] as const,
  )
  const active = { ...catalog, badges: Object.fromEntries(badges) }
  const tally = await tallyOf(context, compileRules(active, context.rules.zone))
  return tally.badges().flatMap((preview) => (drafts.has(preview.badge) ? [{ ...preview, draft: true }] : []))
}

async function foldAll(
  context: Context,
  rules: Rules,
  changes: Changes,
  tally: Tally,
  onProgress?: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<void> {
  const { db } = context
  const at = context.now()
  const work: Work = { rules, part: partFor(rules, changes), keep: keptByPolicy(context, at), inForce: context }
  const found = await idsOf(db, peopleWithBadges(db, rules.catalog, changes))
  const ids = isLimited(work) ? await byEarnedDate(db, work, found) : found
  const taken = await readTaken(db, rules.catalog)
  const atOnce = peopleAtOnce(work)
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const folded = await db.transaction((tx) => foldUnwritten(tx, work, some, taken))
    for (const person of folded) tally.add(person, noticeFor(rules, person.change).length > 0)
    onProgress?.({ done: Math.min(from + atOnce, ids.length), total: ids.length })
  }
}

/** All that is read of some people is read at one instant. Afterwards `taken` says what is taken of limited badges. */
async function foldUnwritten(
  tx: Database,
  work: Work,
  ids: readonly string[],
  taken: Map<string, number>,
): Promise<readonly Folded[]> {
  await tx.script('set transaction isolation level repeatable read, read only')
  const supply = new Supply(work.rules, taken, await loadPlaces(tx, work.rules, ids))
  const folded = await foldPeople(tx, work, ids, supply, 'states')
  for (const { badge, taken: now } of supply.changes()) taken.set(badge, now)
  return folded
}
