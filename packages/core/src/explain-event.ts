import { advance, elapse } from './advance.ts'
import type { Change } from './change.ts'
import type { Fact } from './event.ts'
import { type ListenOptions, listen } from './explain-listen.ts'
import { factKey, type Heard, type SetAside, unheard } from './explain-outcomes.ts'
import { heldSince } from './holding.ts'
import type { Rules } from './rules.ts'
import { holdingOf } from './standing.ts'
import { States } from './state.ts'

/** What one fact did for one person. */
export interface ExplainedEvent {
  /** What became of it in every metric that listens to it. */
  readonly outcomes: readonly Omit<Heard, 'fact'>[]
  readonly earned: readonly (ChangedBadge & { readonly isHeld: boolean })[]
  readonly lost: readonly ChangedBadge[]
}

export interface ChangedBadge {
  readonly badge: string
  readonly instance: string
}

/**
 * What one fact of a person's history did, and whether the badges it earned are still held at `now` (milliseconds since
 * 1970 UTC). A fact that the history does not have did nothing.
 */
export function explainEvent(
  rules: Rules,
  person: string,
  fact: Fact,
  history: readonly Fact[],
  options: ListenOptions & { readonly now: number },
): ExplainedEvent {
  const index = history.findIndex((other) => factKey(other) === factKey(fact))
  if (index < 0) return { outcomes: [], earned: [], lost: [] }
  const whole = listen(rules, person, history, options, options.now)
  const changes = changesBy(rules, person, history, index, options)
  const isHeld = ({ badge, instance }: ChangedBadge) =>
    heldSince(holdingOf(rules.catalog, whole.states, badge, instance)) !== undefined
  return {
    outcomes: whole.heard.filter((heard) => factKey(heard.fact) === factKey(fact)).map(withoutFact),
    earned: changed(changes, 'earned').map((badge) => ({ ...badge, isHeld: isHeld(badge) })),
    lost: changed(changes, 'lost'),
  }
}

/** What a fact that no rule looks at would have done. */
export function explainSetAside(
  rules: Rules,
  person: string,
  setAside: SetAside,
  { zones = [] }: ListenOptions,
): ExplainedEvent {
  return { outcomes: unheard(rules, person, setAside, zones).map(withoutFact), earned: [], lost: [] }
}

/** The changes between a history without its end, and the same with one more fact. */
function changesBy(
  rules: Rules,
  person: string,
  history: readonly Fact[],
  index: number,
  options: ListenOptions,
): readonly Change[] {
  const states = new States()
  const fact = history[index]
  if (fact === undefined) return []
  advance(rules, person, states, history.slice(0, index), options)
  elapse(rules, states, fact.at, options)
  return advance(rules, person, states, [fact], options).changes
}

function changed(changes: readonly Change[], kind: Change['kind']): readonly ChangedBadge[] {
  return changes.flatMap((change) => (change.kind === kind ? [{ badge: change.badge, instance: change.instance }] : []))
}

function withoutFact({ fact: _, ...heard }: Heard): Omit<Heard, 'fact'> {
  return heard
}
