import type { Rules } from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { list, sql } from '../database/sql.ts'
import { loadStoredAwards } from '../record/awards.ts'
import type { PersonChange } from '../record/change.ts'
import { type Keep, refold, type StoredAward } from '../record/fold.ts'
import { type LoadedPerson, loadPeople, loadScopes } from '../record/load.ts'
import { loadHistories } from '../rows/facts.ts'
import type { Supply } from '../rows/supply.ts'
import { loadTyped } from './history.ts'
import { type Part, refoldPart } from './part.ts'

/** How people are folded for a catalog: the same for a preview and for what follows when it is published. */
export interface Work {
  readonly rules: Rules
  /** What of the rules changed; null where that is everything. */
  readonly part: Part | null
  readonly keep: Keep
  readonly inForce: Pick<Context, 'generation' | 'settled'>
}

/** What changes for one person, and what they held before. */
export interface Folded {
  readonly change: PersonChange
  readonly stored: readonly StoredAward[]
}

/**
 * How many people are folded at once: so many of whom only a part is read that reading everything once is worth it,
 * and fewer of whom all is.
 */
export function peopleAtOnce({ part }: Pick<Work, 'part'>): number {
  return part === null ? 250 : 20_000
}

/**
 * Folds these people by the new rules, in this order, and writes nothing. They are read before anything else of them,
 * so that whoever saves the result finds out whether anything was changed meanwhile. With `states` left out, nothing is
 * said of what is counted for them.
 */
export async function foldPeople(
  db: Database,
  work: Work,
  ids: readonly string[],
  supply: Supply,
  without?: 'states',
): Promise<readonly Folded[]> {
  if (ids.length === 0) return []
  const { part } = work
  const loaded = part === null ? NOBODY : await loadForPart(db, work, part.inScopes && without !== 'states', ids)
  const broken = await peopleWithFailures(db, ids)
  // A part is enough where the rest is as it should be.
  const isWhole = (id: string) => part === null || broken.has(id) || loaded.get(id)?.stale !== false
  const whole = ids.filter(isWhole)
  const inParts = ids.filter((id) => !isWhole(id))
  const people = new Map([...loaded, ...(await loadWhole(db, work, whole))])
  const histories = new Map([
    ...(whole.length === 0 ? [] : await loadHistories(db, whole)),
    ...(part === null || inParts.length === 0 ? [] : await loadTyped(db, inParts, part.types)),
  ])
  const awards = await loadStoredAwards(db, ids, whole.length === 0 && part !== null ? namesIn(part.rules) : undefined)
  return ids.flatMap((id) => {
    const person = people.get(id)
    if (person === undefined || person.version === null) return []
    const stored = (awards.get(id) ?? []).map((award) => withName(work.rules, award))
    const history = histories.get(id) ?? []
    const rules = part === null || isWhole(id) ? work.rules : part.rules
    const change =
      part === null || isWhole(id) || without === 'states'
        ? refold(rules, person, history, knownIn(rules, stored), supply, work.keep)
        : refoldPart(part, person, history, knownIn(rules, stored), supply, work.keep)
    return [{ change, stored }]
  })
}

const NOBODY: ReadonlyMap<string, LoadedPerson> = new Map()

function knownIn({ catalog }: Rules, awards: readonly StoredAward[]): readonly StoredAward[] {
  return awards.filter(({ badge }) => Object.hasOwn(catalog.badges, badge))
}

/** The badges of some rules by all the names that they had. */
function namesIn({ catalog, renamed }: Rules): readonly string[] {
  return [...Object.keys(catalog.badges), ...renamed.keys()]
}

/** The award by the name that its badge has by these rules. */
function withName(rules: Rules, award: StoredAward): StoredAward {
  return { ...award, badge: rules.renamed.get(award.badge) ?? award.badge }
}

async function loadWhole(
  db: Database,
  { inForce }: Work,
  ids: readonly string[],
): Promise<readonly (readonly [string, LoadedPerson])[]> {
  if (ids.length === 0) return []
  const people = await loadPeople(db, ids, inForce)
  return people.map((person) => [person.id, person])
}

async function loadForPart(
  db: Database,
  { inForce }: Work,
  inScopes: boolean,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LoadedPerson>> {
  const scopes = inScopes
    ? await db.many<{ person: string; scope: string }>(
        sql`select s.person, s.scope from ${db.schema}.scope_state s where s.person = any(${list(ids)})`,
      )
    : []
  const named = scopes.map(({ person, scope }) => [person, scope] as const)
  return (await loadScopes(db, inForce, ids, named)).people
}

/** Of whom a rule could not be evaluated: what is counted of them has holes. */
async function peopleWithFailures(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.many<{ person: string }>(
    sql`select distinct f.person from ${db.schema}.rule_failure f where f.person = any(${list(ids)})`,
  )
  return new Set(rows.map(({ person }) => person))
}
