import { randomUUID } from 'node:crypto'
import {
  type Advanced,
  advance,
  type Badge,
  byOccurrence,
  type Change,
  decisionOf,
  elapse,
  type Fact,
  type FoldOptions,
  holdingOf,
  isCounted,
  isDecidedAlready,
  isEarned,
  PERSON,
  RESET,
  type Rules,
  States,
} from '@laurel/core'
import type { Supply } from '../rows/supply.ts'
import type { AwardChange, HistoryEntry, PersonChange } from './change.ts'
import type { LoadedPerson } from './load.ts'

/** Whether every fact is newer than all that was folded before, so that folding forward is exact. */
export function isForward(person: LoadedPerson, facts: readonly Fact[]): boolean {
  const [first] = facts
  if (person.stale || person.outdated || facts.some((fact) => fact.type === RESET)) return false
  return person.newest === null || first === undefined || byOccurrence(person.newest, first) < 0
}

const NOTHING: Advanced = { changes: [], failures: [] }

/** Somebody for whom nothing is counted by this batch. */
export function stub(person: LoadedPerson): PersonChange {
  const facts = person.newest === null ? [] : [person.newest]
  return { ...describe(person, person.states, facts, NOTHING), stale: person.stale, outdated: person.outdated }
}

/** Somebody whose late facts are only stored for now: what was counted so far stands until they are settled. */
export function deferred(person: LoadedPerson, facts: readonly Fact[]): PersonChange {
  const newest = person.newest === null ? facts : [person.newest, ...facts].toSorted(byOccurrence)
  return { ...describe(person, person.states, newest, NOTHING), stale: true, outdated: person.outdated }
}

/** Folds new facts, in order, into the states that were loaded. */
export function foldForward(rules: Rules, person: LoadedPerson, facts: readonly Fact[], supply: Supply): PersonChange {
  const back = decidedBack(rules, person, facts)
  const advanced = advance(rules, person.id, person.states, facts, optionsFor(person, supply))
  return forward(person, facts, advanced, back)
}

/** What time alone did to a person up to `at`, and what follows from it. */
export function foldTime(rules: Rules, person: LoadedPerson, at: number, supply: Supply): PersonChange {
  const advanced = elapse(rules, person.states, at, optionsFor(person, supply))
  return forward(person, person.newest === null ? [] : [person.newest], advanced)
}

function optionsFor({ id, zones }: LoadedPerson, supply: Supply): FoldOptions {
  return {
    zones,
    claim: (badge, instance) => supply.claim({ person: id, badge, instance }),
    release: (badge, instance) => supply.release({ person: id, badge, instance }),
  }
}

/** An award as it is stored. */
export interface StoredAward {
  readonly badge: string
  readonly instance: string
  readonly earnedAt: number
  readonly revoked: boolean
  readonly ground: AwardChange['ground']
  readonly times: number
  readonly ends: number | null
}

/** Awards that stay although nothing makes them true any more, and why. */
export interface Keep {
  readonly reason: string
  readonly applies: (badge: Badge, award: StoredAward) => boolean
  /** Whether an award that would only be dated later keeps its date too. */
  readonly dates: boolean
  /** When it is decided, in milliseconds since 1970 UTC. */
  readonly at: number
}

/**
 * Folds a person's whole history anew, because a fact arrived late, was corrected, or a rule was changed. The result
 * is what arrival in order would have given; what differs from the stored awards is what changes.
 */
export function refold(
  rules: Rules,
  person: LoadedPerson,
  history: readonly Fact[],
  stored: readonly StoredAward[],
  supply: Supply,
  keep?: Keep,
): PersonChange {
  const states = new States()
  const options = optionsFor(person, supply)
  const counted = history.filter((fact) => isCounted(rules, person.id, fact))
  const told = advance(rules, person.id, states, counted, options)
  // What somebody keeps is decided at an instant, and what time had ended by then is not among it.
  const first = keep === undefined ? told : both(told, elapse(rules, states, keep.at, options))
  const kept = keep === undefined ? [] : factsThatKeep(rules, person, stored, outcomesOf(first.changes), keep)
  const advanced = both(first, kept.length === 0 ? NOTHING : advance(rules, person.id, states, kept, options))

  const before = new Map(stored.map((award) => [awardKey(award), award]))
  const outcomes = outcomesOf(advanced.changes)
  const awards = [...outcomes.values()].flatMap((outcome) => differing(outcome, before.get(awardKey(outcome.award))))
  // A badge that has left the catalog is no longer judged: who holds it keeps it.
  const gone = stored.filter(
    (award) => !award.revoked && award.badge in rules.catalog.badges && !outcomes.has(awardKey(award)),
  )
  for (const { badge, instance } of gone) supply.release({ person: person.id, badge, instance })
  return {
    ...describe(person, states, [...counted, ...kept], advanced),
    facts: kept,
    scopes: touchedScopes(states),
    refolded: true,
    awards,
    earned: awards.filter((award) => award.revoked === null && before.get(awardKey(award))?.revoked !== false),
    lost: gone.map(({ badge, instance }) => ({ badge, instance, at: null, by: 'cascade', reason: null })),
    history: [...gone.map(asRevoked), ...awards.flatMap((award) => historyOf(award, before.get(awardKey(award))))],
  }
}

function both(first: Advanced, second: Advanced): Advanced {
  return { changes: [...first.changes, ...second.changes], failures: [...first.failures, ...second.failures] }
}

/** Facts by which somebody keeps what they held although the rules, as they are now, would not give it. */
function factsThatKeep(
  rules: Rules,
  person: LoadedPerson,
  stored: readonly StoredAward[],
  outcomes: ReadonlyMap<string, Outcome>,
  keep: Keep,
): readonly Fact[] {
  // After all that is known, whatever the clock of whoever told it said.
  const at = Math.max(keep.at, person.newest === null ? 0 : person.newest.at + 1)
  return stored.flatMap((award) => {
    const badge = rules.catalog.badges[award.badge]
    if (award.revoked || badge === undefined || badge.truth === 'live' || !keep.applies(badge, award)) return []
    const now = outcomes.get(awardKey(award))
    const held = now !== undefined && now.lost === null
    const later = held && keep.dates && now.award.earnedAt > award.earnedAt
    // What somebody took away by hand is not kept by anything.
    if ((held && !later) || now?.lost?.by === 'manual') return []
    const { instance, earnedAt: since } = award
    const data = { badge: award.badge, instance, since, ground: 'kept', reason: keep.reason }
    const id = `kept:${randomUUID()}`
    return [
      {
        id,
        type: 'laurel.granted',
        at,
        actor: null,
        owner: person.id,
        target: null,
        value: 1,
        zone: null,
        data,
      },
    ]
  })
}

function forward(
  person: LoadedPerson,
  facts: readonly Pick<Fact, 'at' | 'id'>[],
  advanced: Advanced,
  back: ReadonlySet<string> = NONE,
): PersonChange {
  const outcomes = [...outcomesOf(advanced.changes).values()]
  const lost = lostOnly(advanced.changes)
  return {
    ...describe(person, person.states, facts, advanced),
    scopes: touchedScopes(person.states),
    awards: outcomes.map(toAward),
    earned: outcomes.filter((outcome) => outcome.isNew && outcome.lost === null).map(toAward),
    lost: lost.map(({ badge, instance, lostAt, by, reason }) => ({ badge, instance, at: lostAt, by, reason })),
    history: advanced.changes.flatMap((change): readonly HistoryEntry[] => {
      if (change.kind === 'lost') return [asRevoked(change)]
      const isBack = change.times > 1 || (change.eventId !== null && back.has(change.eventId))
      return isEarned(change) && isBack ? [returned(change)] : []
    }),
  }
}

const NONE: ReadonlySet<string> = new Set()

/** Of new decisions those that give back what was revoked by hand, by their ids. */
function decidedBack(rules: Rules, person: LoadedPerson, facts: readonly Fact[]): ReadonlySet<string> {
  const decisions = facts.filter(({ type }) => type === 'laurel.granted' || type === 'laurel.lifted')
  const back = decisions.filter((fact) => {
    const { badge, instance } = decisionOf(fact)
    return !isDecidedAlready(holdingOf(rules.catalog, person.states, badge, instance), 'laurel.lifted')
  })
  return new Set(back.map((fact) => fact.id))
}

/** What became of one award in a fold: as it was last held, whether that was new, and whether it was lost after. */
interface Outcome {
  readonly award: Exclude<Change, { readonly kind: 'lost' }>
  readonly isNew: boolean
  readonly lost: (Change & { readonly kind: 'lost' }) | null
}

/** Of every award that was held at some time of the fold, what became of it. */
function outcomesOf(changes: readonly Change[]): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>()
  for (const change of changes) {
    const key = awardKey(change)
    const before = outcomes.get(key)
    if (change.kind !== 'lost')
      outcomes.set(key, { award: change, isNew: isEarned(change) || before?.isNew === true, lost: null })
    else if (before !== undefined) outcomes.set(key, { ...before, lost: change })
  }
  return outcomes
}

/** Losses of awards that were held before the fold and not again in it. */
function lostOnly(changes: readonly Change[]): readonly (Change & { readonly kind: 'lost' })[] {
  const last = new Map<string, Change[]>()
  for (const change of changes) last.set(awardKey(change), [...(last.get(awardKey(change)) ?? []), change])
  return [...last.values()].flatMap((all) => (all.length === 1 && all[0]?.kind === 'lost' ? [all[0]] : []))
}

function toAward({ award, lost }: Outcome): AwardChange {
  const { kind: _, ...rest } = award
  return { ...rest, revoked: lost === null ? null : { at: lost.lostAt, by: lost.by, reason: lost.reason } }
}

/** The award as it is to be written, where it differs from what is stored. */
function differing(outcome: Outcome, stored: StoredAward | undefined): readonly AwardChange[] {
  const award = toAward(outcome)
  const same =
    stored !== undefined &&
    stored.revoked === (award.revoked !== null) &&
    stored.earnedAt === award.earnedAt &&
    stored.ground === award.ground &&
    stored.times === award.times &&
    stored.ends === award.ends
  return same ? [] : [award]
}

const NO_DATES = { earnedAt: null, earlierAt: null } as const

function asRevoked({ badge, instance }: Pick<StoredAward, 'badge' | 'instance'>): HistoryEntry {
  return { ...NO_DATES, badge, instance, change: 'revoked' }
}

function returned({ badge, instance, earnedAt }: Pick<AwardChange, 'badge' | 'instance' | 'earnedAt'>): HistoryEntry {
  return { badge, instance, change: 'returned', earnedAt, earlierAt: null }
}

function historyOf(award: AwardChange, stored: StoredAward | undefined): readonly HistoryEntry[] {
  if (stored === undefined) return []
  const { badge, instance, earnedAt } = award
  if (award.revoked !== null) return stored.revoked ? [] : [{ ...NO_DATES, badge, instance, change: 'revoked' }]
  if (stored.revoked) return [returned(award)]
  return stored.earnedAt === earnedAt
    ? []
    : [{ badge, instance, change: 'moved', earnedAt, earlierAt: stored.earnedAt }]
}

/** A person as they are after a fold that changed none of their awards. */
function describe(
  person: LoadedPerson,
  states: States,
  facts: readonly Pick<Fact, 'at' | 'id'>[],
  advanced: Advanced,
): PersonChange {
  const last = facts.at(-1)
  return {
    id: person.id,
    version: person.version,
    stale: false,
    outdated: false,
    storedScopes: person.storedScopes,
    newest: last === undefined ? null : { at: last.at, id: last.id },
    state: states.read(PERSON) ?? { metrics: {}, badges: {} },
    failures: advanced.failures,
    facts: [],
    scopes: [],
    refolded: false,
    awards: [],
    isTold: person.isTold,
    earned: [],
    lost: [],
    history: [],
  }
}

function touchedScopes(states: States): PersonChange['scopes'] {
  return [...states.scopes()].filter(([scope]) => scope !== PERSON && states.touched.has(scope))
}

function awardKey(award: { readonly badge: string; readonly instance: string }): string {
  return `${award.badge}\n${award.instance}`
}
