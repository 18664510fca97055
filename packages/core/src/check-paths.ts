import type { Catalog, Criteria } from './catalog.ts'
import { type CatalogProblem, unknown } from './catalog-problem.ts'

/** What is wrong with the paths of a catalog. */
export function* checkPaths(catalog: Catalog): Generator<CatalogProblem> {
  for (const [id, path] of Object.entries(catalog.paths)) {
    const where = `paths.${id}`
    if (!Object.hasOwn(catalog.metrics, path.metric)) {
      yield unknown('metric', path.metric, `${where}.metric`, Object.keys(catalog.metrics))
    }
    let below = 0
    for (const [index, badgeId] of path.badges.entries()) {
      const spot = `${where}.badges.${index}`
      const badge = catalog.badges[badgeId]
      if (badge === undefined) {
        yield unknown('badge', badgeId, spot, Object.keys(catalog.badges))
        continue
      }
      const at = thresholdOn(badge.criteria, path.metric)
      if (at === null) {
        yield {
          code: 'step_without_threshold',
          where: spot,
          message: `The badge "${badgeId}" stands in the path, but no number of "${path.metric}" earns it.`,
          mend: `Give it the criteria "${path.metric}" >= a number, or take it out of the path.`,
        }
      } else if (at <= below) {
        yield {
          code: 'thresholds_not_rising',
          where: spot,
          message: `The badge "${badgeId}" is reached at ${at}, which is not more than ${below} before it.`,
          mend: 'Put the badges of a path in rising order, each with a number of its own.',
        }
      }
      below = at ?? below
    }
  }
}

/** The number of `metric` at which `criteria` are reached, or null when something else decides. */
function thresholdOn(criteria: Criteria, metric: string): number | null {
  return criteria.kind === 'compare' && criteria.op === '>=' && criteria.metric === metric ? criteria.value : null
}
