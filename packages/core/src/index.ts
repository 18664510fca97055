export { advance, elapse, scopesTouched } from './advance.ts'
export { isAvailable, isOpen, periodOn } from './availability.ts'
export { type Day, formatDay, localDay, startOfDay } from './calendar.ts'
export { catalogText, rulesText } from './canonical.ts'
export {
  type Badge,
  type Catalog,
  type CatalogInput,
  type Category,
  type Criteria,
  catalogSchema,
  type Filter,
  type Metric,
  type Path,
  type Texts,
  TIERS,
  type Tier,
} from './catalog.ts'
export {
  type Advanced,
  type Change,
  type Earned,
  isEarned,
  type Lost,
  type RuleFailure,
  type Updated,
} from './change.ts'
export { type CatalogProblem, type CheckedCatalog, checkCatalog } from './check.ts'
export {
  CORRECTIONS,
  type Correction,
  type CorrectionType,
  isReserved,
  parseCorrection,
  type Verdict,
  verdictOn,
} from './correction.ts'
export { holds, isByPeriod, isHeld, type Progress, progressTowards, type Subject, valueFor } from './criteria.ts'
export { type Decision, type DecisionType, decisionOf, isDecision, RESET } from './decision.ts'
export { allOf, anyOf, CatalogError, combineCatalogs, defineCatalog, holding, parseCatalog, reach } from './define.ts'
export {
  byOccurrence,
  CLOCK_SKEW,
  type EventData,
  type EventInput,
  eventSchema,
  type Fact,
  type ParsedEvent,
  parseEvent,
  peopleOf,
  subjectOf,
} from './event.ts'
export { type ExplainOptions, type Explanation, explain } from './explain.ts'
export { type ChangedBadge, type ExplainedEvent, explainEvent, explainSetAside } from './explain-event.ts'
export type {
  ExplainedFact,
  ExplainedMetric,
  ExplainedStreak,
  ExplainedWindow,
  Tally,
} from './explain-metrics.ts'
export { type Because, type FactOutcome, factKey, type Heard, type SetAside, whereIs } from './explain-outcomes.ts'
export type { EarnedBy, ExplainedDecision, ExplainedStanding, Standing } from './explain-standing.ts'
export type { ExplainedBadge, ExplainedCriteria, ExplainedNumber, ExplainedParts } from './explain-tree.ts'
export type { FoldOptions } from './fold.ts'
export { type Ground, type Holding, heldSince } from './holding.ts'
export { countingOf, metricValue, reportMetric, type StreakReport, typesOf, windowOf } from './metric.ts'
export { type NextStep, nextOnPath, nextSteps, stepTo } from './next.ts'
export type { Outcome } from './outcome.ts'
export { isPlausible } from './plausible.ts'
export type { Problem } from './problem.ts'
export { compileRules, isCounted, needsOf, type Plan, type Rules } from './rules.ts'
export { holdingOf, isDecidedAlready, isInstance } from './standing.ts'
export { isTargetScope, type MetricState, PERSON, type ScopeState, States, targetScope } from './state.ts'
export { streakDays } from './streak-days.ts'
export { type StreakStanding, streaksOn } from './streak-standing.ts'
export {
  allChanges,
  changedRules,
  checkSuccession,
  partOf,
  type RuleChanges,
  type SuccessionProblem,
} from './succession.ts'
export {
  badgeName,
  congratulate,
  congratulateMany,
  earnedText,
  formatText,
  leadFirst,
  nearly,
  nounOf,
  nudge,
  progressText,
} from './wording.ts'
export {
  conditionText,
  decisionText,
  metricText,
  outcomeText,
  resultText,
  secretText,
  standingText,
  talliesText,
} from './wording-explain.ts'
export { isZone, type Zones } from './zone.ts'
