import { type Day, localDay } from './calendar.ts'
import { takeRoom } from './caps.ts'
import type { Cap, Metric } from './catalog.ts'
import { RESET } from './decision.ts'
import { byOccurrence, type Fact, type LocalFact, subjectOf } from './event.ts'
import { matches } from './filter.ts'
import { countingOf } from './metric.ts'
import type { Outcome } from './outcome.ts'
import { planFor, type Rules } from './rules.ts'
import { PERSON, pairScope, type ScopeState, States, targetScope } from './state.ts'
import { type Zones, zoneAt } from './zone.ts'

/** Why no rule looked at a fact. */
export type Because = 'retracted' | 'review' | 'too_old'

/** What became of a fact in a metric, as it stands now. */
export type FactOutcome =
  | Outcome
  | Because
  /** It counted, in a window that is over. */
  | 'out_of_window'
  /** It counted, before the account was reset. */
  | 'reset'
  /** The metric could not read it. */
  | 'failed'

/** A fact that no rule looked at. */
export interface SetAside {
  readonly fact: Fact
  readonly because: Because
}

/** What one metric said of one fact. */
export interface Heard {
  readonly fact: Fact
  readonly metric: string
  readonly outcome: FactOutcome
  /** The cap that left no room; null for every other outcome. */
  readonly cap: Cap | null
  /** Why the metric could not read it. */
  readonly error: string | null
}

/** Keeps what becomes of each fact while `states` are folded. */
export class Listener {
  readonly heard: Heard[] = []
  readonly #rules: Rules
  readonly #states: States
  readonly #facts: ReadonlyMap<string, Fact>
  /** What each metric said of the fact it heard last, for those that look at its number. */
  readonly #last = new Map<string, Heard>()

  constructor(rules: Rules, states: States, facts: readonly Fact[]) {
    this.#rules = rules
    this.#states = states
    this.#facts = new Map(facts.map((fact) => [factKey(fact), fact]))
  }

  /** To be told right after the fact was folded. */
  hear(local: LocalFact, id: string, outcome: Outcome): void {
    const fact = this.#facts.get(factKey(local))
    const metric = this.#rules.catalog.metrics[id]
    if (fact === undefined || metric === undefined) return
    const cap = outcome === 'capped' ? capOf(id, metric, local, this.#states) : null
    const heard = this.#atItsBase({ fact, metric: id, outcome, cap, error: null }, metric)
    this.#last.set(id, heard)
    this.heard.push(heard)
  }

  /** A metric that looks at the number of another one can say nothing of a fact that this one did not count. */
  #atItsBase(heard: Heard, metric: Metric): Heard {
    const base = metric.kind === 'reached' ? this.#last.get(metric.metric) : undefined
    if (base === undefined || base.fact !== heard.fact || base.outcome === 'counted') return heard
    return { ...base, metric: heard.metric }
  }
}

/** Whose event it is, and its id: together they are unique. */
export function factKey(fact: Pick<Fact, 'actor' | 'owner' | 'id'>): string {
  return `${subjectOf(fact)}\n${fact.id}`
}

/** Every metric that would have heard a fact that was set aside. */
export function unheard(rules: Rules, person: string, { fact, because }: SetAside, zones: Zones): readonly Heard[] {
  const { catalog, dayStart } = rules
  const { zone, day } = whereIs(rules, fact, zones)
  const other = fact.actor === person ? fact.owner : fact.actor
  const local: LocalFact = { ...fact, zone, day, dayStart, other }
  return (planFor(rules, person, fact)?.metrics ?? []).flatMap(([id, metric]) => {
    const where = countingOf(catalog.metrics, metric)?.where
    if (where !== undefined && !matches(where, local)) return []
    return [{ fact, metric: id, outcome: because, cap: null, error: null }]
  })
}

/** The same facts as they stand now that the account was reset after some of them. */
export function sinceReset(heard: readonly Heard[], history: readonly Fact[]): readonly Heard[] {
  const reset = history.findLast((fact) => fact.type === RESET)
  if (reset === undefined) return heard
  return heard.map((one) =>
    one.outcome === 'counted' && byOccurrence(one.fact, reset) < 0 ? { ...one, outcome: 'reset' } : one,
  )
}

/** Where a fact lies on the calendar. */
export interface WhereIs {
  readonly zone: string
  /** Who said so; `community`: nobody did, and it is an assumption. */
  readonly zoneFrom: 'event' | 'person' | 'community'
  readonly day: Day
}

export function whereIs(rules: Rules, fact: Fact, zones: Zones): WhereIs {
  const home = zoneAt(zones, fact.at)
  const zone = fact.zone ?? home ?? rules.zone
  const zoneFrom = fact.zone !== null ? 'event' : home !== null ? 'person' : 'community'
  return { zone, zoneFrom, day: localDay(fact.at, zone, rules.dayStart) }
}

function capOf(id: string, metric: Metric, fact: LocalFact, states: States): Cap | null {
  const caps = 'caps' in metric ? (metric.caps ?? []) : []
  const scope = metric.kind !== 'reached' && metric.per === 'target' ? targetScope(fact.target ?? '') : PERSON
  const full = caps.length < 2 ? caps[0] : caps.find((_, index) => isFull(id, caps, index, scope, fact, states))
  return full ?? null
}

/** Whether one of several caps alone leaves no room: tried on a copy, with no limit in the others. */
function isFull(
  id: string,
  caps: readonly Cap[],
  index: number,
  scope: string,
  fact: LocalFact,
  states: States,
): boolean {
  const alone = caps.map((cap, other) => (other === index ? cap : { ...cap, most: Number.POSITIVE_INFINITY }))
  const scopes = [scope, ...(fact.other === null ? [] : [pairScope(fact.other)])]
  const copies = scopes.flatMap((name): readonly (readonly [string, ScopeState])[] => {
    const state = states.read(name)
    return state === undefined ? [] : [[name, { metrics: { ...state.metrics }, badges: {} }]]
  })
  return !takeRoom(id, alone, scope, fact, new States(copies))
}
