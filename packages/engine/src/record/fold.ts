import {
  type Advanced,
  advance,
  byOccurrence,
  type Earned,
  type Fact,
  isCounted,
  isEarned,
  type Lost,
  PERSON,
  type Rules,
  States,
} from '@laurel/core'
import type { PersonChange } from './change.ts'
import type { LoadedPerson } from './load.ts'

/** Whether every fact is newer than all that was folded before, so that folding forward is exact. */
export function isForward(person: LoadedPerson, facts: readonly Fact[]): boolean {
  const [first] = facts
  if (person.stale) return false
  return person.newest === null || first === undefined || byOccurrence(person.newest, first) < 0
}

/** Somebody new for whom nothing is counted yet. */
export function stub(person: LoadedPerson): PersonChange {
  const nothing = { changes: [], failures: [] }
  return {
    ...describe(person, person.states, [], nothing),
    scopes: [],
    refolded: false,
    awards: [],
    earned: [],
    lost: [],
  }
}

/** Somebody whose late facts are only stored for now: what was counted so far stands until they are settled. */
export function deferred(person: LoadedPerson, facts: readonly Fact[]): PersonChange {
  const nothing = { changes: [], failures: [] }
  const newest = person.newest === null ? facts : [person.newest, ...facts].toSorted(byOccurrence)
  return {
    ...describe(person, person.states, newest, nothing),
    stale: true,
    scopes: [],
    refolded: false,
    awards: [],
    earned: [],
    lost: [],
  }
}

/** Folds new facts, in order, into the states that were loaded. */
export function foldForward(rules: Rules, person: LoadedPerson, facts: readonly Fact[]): PersonChange {
  const advanced = advance(rules, person.id, person.states, facts, person.zones)
  const { earned, lost } = settle(advanced)
  return {
    ...describe(person, person.states, facts, advanced),
    scopes: touchedScopes(person.states),
    refolded: false,
    awards: earned,
    earned,
    lost,
  }
}

/** An award as it is stored. */
export interface StoredAward {
  readonly badge: string
  readonly instance: string
  readonly earnedAt: number
  readonly revoked: boolean
}

/**
 * Folds a person's whole history anew, because a fact arrived late or a rule was mended. The result is what
 * arrival in order would have given; what differs from the stored awards is what changes.
 */
export function refold(
  rules: Rules,
  person: LoadedPerson,
  history: readonly Fact[],
  stored: readonly StoredAward[],
): PersonChange {
  const states = new States()
  const counted = history.filter((fact) => isCounted(rules, person.id, fact))
  const advanced = advance(rules, person.id, states, counted, person.zones)
  const { earned } = settle(advanced)
  const before = new Map(stored.filter((award) => !award.revoked).map((award) => [awardKey(award), award]))
  const now = new Set(earned.map(awardKey))
  return {
    ...describe(person, states, counted, advanced),
    scopes: touchedScopes(states),
    refolded: true,
    awards: earned.filter((award) => before.get(awardKey(award))?.earnedAt !== award.earnedAt),
    earned: earned.filter((award) => !before.has(awardKey(award))),
    // A badge that has left the catalog is no longer judged: who holds it keeps it.
    lost: [...before.values()].filter((award) => award.badge in rules.catalog.badges && !now.has(awardKey(award))),
  }
}

function describe(person: LoadedPerson, states: States, facts: readonly Pick<Fact, 'at' | 'id'>[], advanced: Advanced) {
  const last = facts.at(-1)
  return {
    id: person.id,
    version: person.version,
    stale: false,
    storedScopes: person.storedScopes,
    newest: last === undefined ? null : { at: last.at, id: last.id },
    state: states.read(PERSON) ?? { metrics: {}, badges: {} },
    failures: advanced.failures,
  }
}

function touchedScopes(states: States): PersonChange['scopes'] {
  return [...states.scopes()].filter(([scope]) => scope !== PERSON && states.touched.has(scope))
}

/** What remains of the changes: a badge earned and lost again in one fold was never held afterwards. */
function settle(advanced: Advanced): { readonly earned: readonly Earned[]; readonly lost: readonly Lost[] } {
  const last = new Map(advanced.changes.map((change) => [awardKey(change), change]))
  const settled = [...last.values()]
  return { earned: settled.filter(isEarned), lost: settled.filter((change): change is Lost => !isEarned(change)) }
}

function awardKey(award: { readonly badge: string; readonly instance: string }): string {
  return `${award.badge}\n${award.instance}`
}
