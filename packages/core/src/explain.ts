import { formatDay } from './calendar.ts'
import type { Badge } from './catalog.ts'
import type { RuleFailure } from './change.ts'
import type { Fact } from './event.ts'
import { type ListenOptions, listen, type Told } from './explain-listen.ts'
import { type ExplainedMetric, explainMetric } from './explain-metrics.ts'
import { type Moment, momentOf } from './explain-moment.ts'
import { type SetAside, unheard } from './explain-outcomes.ts'
import { decisionsOn, type ExplainedDecision, type ExplainedStanding, standingOf } from './explain-standing.ts'
import { type ExplainedCriteria, explainCriteria, nearestTarget, numbersIn } from './explain-tree.ts'
import { heldSince } from './holding.ts'
import type { Rules } from './rules.ts'
import { holdingOf, isInstance } from './standing.ts'

/** All there is to say of one person and one instance of a badge. Instants are milliseconds since 1970 UTC. */
export interface Explanation extends ExplainedStanding {
  readonly badge: string
  readonly instance: string
  /** The target at which a badge judged by target was looked at; null for every other, and where there is none. */
  readonly target: string | null
  /** The date on which the criteria were looked at: today, or the last one of a period that is over. */
  readonly day: string
  readonly criteria: ExplainedCriteria
  /** Every number in the tree, with the facts behind it. */
  readonly metrics: readonly ExplainedMetric[]
  /** What somebody decided about this badge or the whole account, the newest first. */
  readonly decisions: readonly ExplainedDecision[]
  /** Events for which the badge could not be judged, and why. */
  readonly failures: readonly Omit<RuleFailure, 'rule'>[]
}

export interface ExplainOptions extends ListenOptions {
  /** In milliseconds since 1970 UTC. */
  readonly now: number
  /** How many facts are listed of each metric, and days of each streak; 100 unless given. */
  readonly limit?: number
  /** Facts that no rule looks at; none of them is in the history. */
  readonly setAside?: readonly SetAside[]
}

/**
 * Why somebody holds a badge, or what is missing: the history, in the order in which it happened, is folded once more
 * by the one evaluator, and what it says of each fact is kept.
 *
 * Without an instance it is the one somebody would ask about: the period that it is, or the target at which the badge
 * is held or nearest. Null for a badge or an instance that there is not.
 */
export function explain(
  rules: Rules,
  person: string,
  id: string,
  instance: string | null,
  history: readonly Fact[],
  options: ExplainOptions,
): Explanation | null {
  const { catalog } = rules
  const badge = Object.hasOwn(catalog.badges, id) ? catalog.badges[id] : undefined
  const named = instance === '' ? null : instance
  if (badge === undefined || (named !== null && !isInstance(catalog, badge, named))) return null
  const moment = momentOf(rules, badge, named, options.zones ?? [], options.now)
  if (moment === null) return null

  const told = listen(rules, person, history, options, options.now)
  const target = badge.scope === 'target' ? targetOf(rules, id, badge, named, told, moment) : null
  const { states, heard } = toldAt(rules, person, told, moment, options)
  const { today, period } = moment
  const criteria = explainCriteria(catalog, badge.criteria, { states, target, today })
  const asked = { id, badge, instance: period ?? (badge.once === 'target' ? (target ?? '') : ''), today }
  const sources = { rules, states, today, zones: options.zones ?? [], heard, limit: options.limit ?? LIMIT }
  return {
    badge: id,
    instance: asked.instance,
    target,
    ...standingOf(rules, asked, criteria.isTrue, told),
    day: formatDay(today),
    criteria,
    metrics: numbersIn(criteria).map((number) => explainMetric(number, sources)),
    decisions: decisionsOn(rules, asked, history),
    failures: told.failures.flatMap(({ rule, ...failure }) => (rule === `badge:${id}` ? [failure] : [])),
  }
}

const LIMIT = 100

/** The same as it was told up to the moment in question, with the facts that were set aside. */
function toldAt(
  rules: Rules,
  person: string,
  told: Told,
  { end }: Moment,
  options: ExplainOptions,
): Pick<Told, 'states' | 'heard'> {
  const { now, setAside = [], zones = [] } = options
  const earlier = (fact: Fact) => fact.at < end
  const { states, heard } = end > now ? told : listen(rules, person, told.history.filter(earlier), options, end - 1)
  const aside = setAside.filter(({ fact }) => earlier(fact)).flatMap((one) => unheard(rules, person, one, zones))
  return { states, heard: [...heard, ...aside] }
}

/** The target in question: the one that is named, else where the badge was earned last, else where it is nearest. */
function targetOf(
  { catalog }: Rules,
  id: string,
  badge: Badge,
  named: string | null,
  { states, changes, history }: Told,
  { today }: Moment,
): string | null {
  if (named !== null && badge.once === 'target') return named
  const nearest = () => nearestTarget(catalog, badge.criteria, states, today)
  for (const change of changes.toReversed()) {
    if (change.kind !== 'earned' || change.badge !== id) continue
    if (heldSince(holdingOf(catalog, states, id, change.instance)) === undefined) continue
    if (badge.once === 'target') return change.instance
    return history.find((fact) => fact.id === change.eventId && fact.at === change.earnedAt)?.target ?? nearest()
  }
  return nearest()
}
