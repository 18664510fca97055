export { type Advanced, advance, type Earned, isEarned, type Lost, type RuleFailure, scopesTouched } from './advance.ts'
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
export { type CatalogProblem, type CheckedCatalog, checkCatalog } from './check.ts'
export { heldAt, type Progress, progressTowards } from './criteria.ts'
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
export { metricValue, reportMetric, type StreakReport } from './metric.ts'
export { type Moment, type NextStep, nextOnPath, nextSteps, stepTo } from './next.ts'
export type { Problem } from './problem.ts'
export { compileRules, isCounted, type Rules } from './rules.ts'
export { isTargetScope, type MetricState, PERSON, type ScopeState, States, targetScope } from './state.ts'
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
export { isZone, type Zones } from './zone.ts'
