import {
  compileRules,
  type Fact,
  type Metric,
  PERSON,
  type Plan,
  partOf,
  type RuleChanges,
  type Rules,
  type ScopeState,
} from '@laurel/core'
import type { PersonChange } from '../record/change.ts'
import { type Keep, refold, type StoredAward } from '../record/fold.ts'
import type { LoadedPerson } from '../record/load.ts'
import type { Supply } from '../rows/supply.ts'
import type { TypesByRole } from './history.ts'

/** The part of the rules that changed, with what it depends on: enough to tell what changes for people. */
export interface Part {
  readonly rules: Rules
  readonly changes: RuleChanges
  /** The types of the events that it looks at, by who is credited. */
  readonly types: TypesByRole
  /** Whether anything that changed is kept in scopes of a person, and not only for the person as a whole. */
  readonly inScopes: boolean
}

/** The part of the rules that changed; null where that is everything. */
export function partFor(rules: Rules, changes: RuleChanges): Part | null {
  if (changes.everything) return null
  const catalog = partOf(rules.catalog, changes)
  const metrics = [...changes.metrics].flatMap((id) => catalog.metrics[id] ?? [])
  const compiled = compileRules(catalog, rules.zone)
  return {
    rules: compiled,
    changes,
    types: typesByRole(compiled),
    inScopes: metrics.some(isKeptInScopes) || [...changes.badges].some((id) => catalog.badges[id]?.once === 'target'),
  }
}

function typesByRole({ plans }: Rules): TypesByRole {
  const isLooked = ({ metrics, blocks }: Plan) => metrics.length > 0 || blocks !== null
  const types = [...plans]
  return {
    actor: types.flatMap(([type, { actor, both }]) => (isLooked(actor) || isLooked(both) ? [type] : [])),
    owner: types.flatMap(([type, { owner }]) => (isLooked(owner) ? [type] : [])),
  }
}

function isKeptInScopes(metric: Metric): boolean {
  if (metric.kind === 'reached' || metric.kind === 'distinct' || metric.kind === 'live') return true
  if (metric.per === 'target' || metric.notBlocked === true) return true
  return 'caps' in metric && metric.caps?.some((cap) => cap.of === 'pair') === true
}

/**
 * Folds the changed part of somebody's history anew and leaves everything else as it is: the result is that of folding
 * everything anew. `person` has its scopes loaded where the part is kept in some.
 */
export function refoldPart(
  { rules, changes }: Pick<Part, 'rules' | 'changes'>,
  person: LoadedPerson,
  history: readonly Fact[],
  stored: readonly StoredAward[],
  supply: Supply,
  keep: Keep,
): PersonChange {
  const folded = refold(rules, person, history, stored, supply, keep)
  const gone = { metrics: changes.metrics, badges: new Set([...changes.badges, ...rules.renamed.keys()]) }
  const scopes = mergedScopes(gone, person, folded.scopes)
  return {
    ...folded,
    newest: later(person.newest, folded.newest),
    state: merged(gone, person.states.read(PERSON), folded.state),
    scopes: scopes.filter(([, state]) => !isEmpty(state)),
    emptied: scopes
      .filter(([scope, state]) => isEmpty(state) && person.storedScopes.has(scope))
      .map(([scope]) => scope),
    refolded: false,
  }
}

/** What is not taken from the state before, by the names it has or had. */
type Changed = Pick<RuleChanges, 'metrics' | 'badges'>

/** The scopes in which anything is different. */
function mergedScopes(changes: Changed, person: LoadedPerson, folded: PersonChange['scopes']): PersonChange['scopes'] {
  const now = new Map(folded)
  const names = new Set([...person.storedScopes, ...now.keys()].filter((scope) => scope !== PERSON))
  return [...names].flatMap((scope) => {
    const before = person.storedScopes.has(scope) ? person.states.read(scope) : undefined
    const after = merged(changes, before, now.get(scope))
    return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? [] : [[scope, after] as const]
  })
}

/** A state with what changed taken from the new one, and everything else from the one before. */
function merged(changes: Changed, before: ScopeState | undefined, after: ScopeState | undefined): ScopeState {
  return {
    metrics: mergedRecord(changes.metrics, before?.metrics, after?.metrics),
    badges: mergedRecord(changes.badges, before?.badges, after?.badges),
  }
}

function mergedRecord<T>(
  changed: ReadonlySet<string>,
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
): Record<string, T> {
  const result = { ...before }
  for (const key in before) if (isOf(changed, key)) delete result[key]
  for (const [key, value] of Object.entries(after)) if (isOf(changed, key)) result[key] = value
  return result
}

/** Whether a key is that of one of these ids; some have more after a `#`. */
function isOf(ids: ReadonlySet<string>, key: string): boolean {
  return ids.has(key) || (key.includes('#') && ids.has(key.split('#')[0] ?? ''))
}

function later(a: PersonChange['newest'], b: PersonChange['newest']): PersonChange['newest'] {
  if (a === null || b === null) return a ?? b
  return a.at > b.at || (a.at === b.at && a.id > b.id) ? a : b
}

function isEmpty({ metrics, badges }: ScopeState): boolean {
  return Object.keys(metrics).length === 0 && Object.keys(badges).length === 0
}
