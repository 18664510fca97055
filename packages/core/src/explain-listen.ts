import { advance, elapse } from './advance.ts'
import type { Change, RuleFailure } from './change.ts'
import type { Fact } from './event.ts'
import { factKey, type Heard, Listener, sinceReset } from './explain-outcomes.ts'
import type { FoldOptions } from './fold.ts'
import { planFor, type Rules } from './rules.ts'
import { States } from './state.ts'

/** A history that was folded with somebody listening. */
export interface Told {
  readonly history: readonly Fact[]
  readonly states: States
  readonly changes: readonly Change[]
  readonly failures: readonly RuleFailure[]
  readonly heard: readonly Heard[]
  /** Badges, each with its instance, of which none was left. */
  readonly refused: ReadonlySet<string>
}

export type ListenOptions = Pick<FoldOptions, 'zones' | 'claim'>

/** Folds a history and the time up to `until`, and keeps what every metric says of every fact. */
export function listen(
  rules: Rules,
  person: string,
  history: readonly Fact[],
  { zones = [], claim }: ListenOptions,
  until: number,
): Told {
  const states = new States()
  const listener = new Listener(rules, states, history)
  const refused = new Set<string>()
  const options: FoldOptions = {
    zones,
    observe: (fact, metric, outcome) => listener.hear(fact, metric, outcome),
    claim: (badge, instance) => {
      const isLeft = claim?.(badge, instance) !== false
      if (!isLeft) refused.add(refusalKey(badge, instance))
      return isLeft
    },
  }
  const first = advance(rules, person, states, history, options)
  const second = elapse(rules, states, until, options)
  const failures = [...first.failures, ...second.failures]
  const heard = [...listener.heard, ...unread(rules, person, history, listener.heard, failures)]
  const changes = [...first.changes, ...second.changes]
  return { history, states, changes, failures, heard: sinceReset(heard, history), refused }
}

export function refusalKey(badge: string, instance: string): string {
  return `${badge}\n${instance}`
}

/** The facts that metrics could not read. */
function unread(
  rules: Rules,
  person: string,
  history: readonly Fact[],
  heard: readonly Heard[],
  failures: readonly RuleFailure[],
): readonly Heard[] {
  const failed = failures.flatMap(({ rule, eventId, error }) =>
    rule.startsWith(METRIC) ? [{ metric: rule.slice(METRIC.length), eventId, error }] : [],
  )
  if (failed.length === 0) return []
  const said = new Set(heard.map(({ fact, metric }) => `${metric} ${factKey(fact)}`))
  return failed.flatMap(({ metric, eventId, error }) =>
    history
      .filter((fact) => fact.id === eventId && !said.has(`${metric} ${factKey(fact)}`))
      .filter((fact) => planFor(rules, person, fact)?.metrics.some(([id]) => id === metric) === true)
      .map((fact) => ({ fact, metric, outcome: 'failed' as const, cap: null, error })),
  )
}

const METRIC = 'metric:'
