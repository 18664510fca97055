import type { z } from 'zod'
import { type Catalog, catalogSchema } from './catalog.ts'
import { type CatalogProblem, unknown } from './catalog-problem.ts'
import { checkBadges } from './check-badges.ts'
import { checkMetrics, isPerTarget } from './check-metrics.ts'
import { checkPaths } from './check-paths.ts'
import { checkTexts } from './check-texts.ts'
import { isReserved } from './correction.ts'

export type { CatalogProblem } from './catalog-problem.ts'

export interface CheckedCatalog {
  /** Null when there is any problem. */
  readonly catalog: Catalog | null
  readonly problems: readonly CatalogProblem[]
}

/** Checks a catalog of unknown shape as a whole and lists every problem, where it stands and how to mend it. */
export function checkCatalog(input: unknown): CheckedCatalog {
  const parsed = catalogSchema.safeParse(input)
  if (!parsed.success) return { catalog: null, problems: parsed.error.issues.map(shapeProblem) }

  const catalog = parsed.data
  const problems = [
    ...checkEvents(catalog),
    ...checkBlocks(catalog),
    ...checkMetrics(catalog),
    ...checkBadges(catalog),
    ...checkPaths(catalog),
    ...checkMilestones(catalog),
    ...checkTexts(catalog),
  ]
  return { catalog: problems.length === 0 ? catalog : null, problems }
}

function shapeProblem(issue: z.core.$ZodIssue): CatalogProblem {
  const where = issue.path.join('.') || 'catalog'
  const mend =
    issue.code === 'unrecognized_keys'
      ? `Remove ${issue.keys.map((key) => `"${key}"`).join(', ')}, or check its spelling.`
      : 'See "Write a catalog" in the documentation for what may stand here.'
  return { code: 'invalid_shape', where, message: `${issue.message}.`.replace(/\.\.$/, '.'), mend }
}

function* checkEvents(catalog: Catalog): Generator<CatalogProblem> {
  for (const type of Object.keys(catalog.events).filter(isReserved)) {
    yield {
      code: 'reserved_event_type',
      where: `events.${type}`,
      message: 'Event types that begin with "laurel." are Laurel’s own: corrections, and decisions about badges.',
      mend: 'Name the event otherwise.',
    }
  }
}

function* checkBlocks({ blocks, events }: Catalog): Generator<CatalogProblem> {
  const types = [...(blocks?.by ?? []), ...(blocks?.lifted ?? [])]
  for (const type of types)
    if (!Object.hasOwn(events, type)) yield unknown('event type', type, 'blocks', Object.keys(events))
  if (new Set(types).size !== types.length) {
    yield {
      code: 'repeated_event_type',
      where: 'blocks',
      message: 'An event type stands twice, so one event would block and lift at once.',
      mend: 'Name each event type once.',
    }
  }
}

function* checkMilestones(catalog: Catalog): Generator<CatalogProblem> {
  for (const [index, id] of catalog.milestones.entries()) {
    const metric = catalog.metrics[id]
    if (metric === undefined) {
      yield unknown('metric', id, `milestones.${index}`, Object.keys(catalog.metrics))
    } else if (isPerTarget(metric)) {
      yield {
        code: 'scope_mismatch',
        where: `milestones.${index}`,
        message: `The metric "${id}" is kept for each target and has no single number for a person.`,
        mend: 'Name a metric that is kept for the person.',
      }
    }
  }
}
