import type { Catalog, CatalogInput, Criteria, Texts } from './catalog.ts'
import { type CatalogProblem, checkCatalog } from './check.ts'

type MetricInput<E extends string> = TypedMetric<NonNullable<CatalogInput['metrics'][string]>, E>

/** A metric whose event types are known to the catalog, so that a misspelt one does not compile. */
type TypedMetric<M, E extends string> = M extends { readonly kind: 'live' }
  ? Constant<Omit<M, 'things'>> & {
      readonly things: readonly { readonly added: readonly E[]; readonly removed?: readonly E[] }[]
    }
  : M extends { readonly kind: string }
    ? TypedEvents<M, E>
    : never

/** The fields of a metric that are lists of event types. */
type EventField = 'of' | 'from' | 'restBy' | 'frozenBy' | 'pausedBy' | 'resumedBy' | 'repairedBy'

type TypedEvents<M, E extends string> = {
  readonly [K in keyof M]: K extends EventField
    ? readonly E[] | Extract<M[K], undefined>
    : M[K] extends readonly (infer I)[] | undefined
      ? readonly I[] | undefined
      : M[K]
}

/** Lists may come from an `as const` in another file. */
type Constant<T> = {
  readonly [K in keyof T]: T[K] extends readonly (infer I)[] | undefined ? readonly I[] | undefined : T[K]
}

type BadgeData = CatalogInput['badges'][string]

/** A badge whose category, metrics and needed badges are known to the catalog. */
type BadgeInput<C extends string, M extends string, B extends string> = Constant<
  Omit<BadgeData, 'category' | 'criteria'>
> & { readonly category: C; readonly criteria: Criteria<M, B> }

interface PathInput<M extends string, B extends string> {
  readonly name: Texts
  readonly metric: M
  readonly badges: readonly B[]
}

interface TypedCatalog<
  Events extends Readonly<Record<string, string>>,
  Categories extends CatalogInput['categories'],
  Metrics extends Readonly<Record<string, MetricInput<keyof Events & string>>>,
  Badges extends Readonly<
    Record<string, BadgeInput<keyof Categories & string, keyof Metrics & string, keyof Badges & string>>
  >,
> {
  readonly id: string
  readonly name: Texts
  readonly languages?: readonly string[]
  readonly events: Events
  readonly categories: Categories
  readonly metrics: Metrics
  readonly badges: Badges
  readonly paths?: Readonly<Record<string, PathInput<keyof Metrics & string, keyof Badges & string>>>
  readonly milestones?: readonly (keyof Metrics & string)[]
  readonly issuers?: CatalogInput['issuers']
  readonly blocks?: {
    readonly by: readonly (keyof Events & string)[]
    readonly lifted?: readonly (keyof Events & string)[]
  }
  readonly dayStart?: string
  readonly horizonDays?: number
}

/**
 * A catalog written in TypeScript. Event types, metrics, badges and categories are checked by the
 * compiler; everything else (thresholds, texts, cycles) when it is called.
 *
 * @throws CatalogError with every problem, where it stands and how to mend it.
 */
export function defineCatalog<
  const Events extends Readonly<Record<string, string>>,
  const Categories extends CatalogInput['categories'],
  const Metrics extends Readonly<Record<string, MetricInput<keyof Events & string>>>,
  const Badges extends Readonly<
    Record<string, BadgeInput<keyof Categories & string, keyof Metrics & string, keyof Badges & string>>
  >,
>(input: TypedCatalog<Events, Categories, Metrics, Badges>): Catalog {
  return parseCatalog(input)
}

/**
 * A catalog from data of unknown shape, such as a file.
 *
 * @throws CatalogError with every problem, where it stands and how to mend it.
 */
export function parseCatalog(input: unknown): Catalog {
  const { catalog, problems } = checkCatalog(input)
  if (catalog === null) throw new CatalogError(problems)
  return catalog
}

/**
 * One catalog with everything of several, for a platform that recognises more than one kind of thing.
 * What two of them call by the same id must be the same.
 *
 * @throws CatalogError when an id means different things, or the whole has a problem.
 */
export function combineCatalogs(id: string, name: Texts, ...catalogs: readonly Catalog[]): Catalog {
  const languages = catalogs.map((catalog) => catalog.languages)
  return parseCatalog({
    id,
    name,
    languages: languages[0]?.filter((language) => languages.every((other) => other.includes(language))),
    events: merge('events', catalogs),
    categories: merge('categories', catalogs),
    metrics: merge('metrics', catalogs),
    badges: merge('badges', catalogs),
    paths: merge('paths', catalogs),
    milestones: [...new Set(catalogs.flatMap((catalog) => catalog.milestones))],
    issuers: merge('issuers', catalogs),
    blocks: mergeBlocks(catalogs),
    dayStart: sameOfAll('dayStart', catalogs),
    horizonDays: sameOfAll('horizonDays', catalogs),
  })
}

/** A catalog that cannot be used; `problems` lists everything that is wrong with it. */
export class CatalogError extends Error {
  readonly code = 'invalid_catalog'
  readonly problems: readonly CatalogProblem[]

  constructor(problems: readonly CatalogProblem[]) {
    const list = problems.map((problem) => `  ${problem.where}: ${problem.message} ${problem.mend}`)
    super(`The catalog has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${list.join('\n')}`)
    this.name = 'CatalogError'
    this.problems = problems
  }
}

/** The criteria "at least `value`". */
export function reach<const M extends string>(metric: M, value: number): Criteria<M, never> {
  return { kind: 'compare', metric, op: '>=', value }
}

/** The criteria "holds that badge". */
export function holding<const B extends string>(badge: B): Criteria<never, B> {
  return { kind: 'holds', badge }
}

/** The criteria "all of these". */
export function allOf<const M extends string, const B extends string>(
  ...of: readonly Criteria<M, B>[]
): Criteria<M, B> {
  return { kind: 'all', of }
}

/** The criteria "any of these". */
export function anyOf<const M extends string, const B extends string>(
  ...of: readonly Criteria<M, B>[]
): Criteria<M, B> {
  return { kind: 'any', of }
}

type Part = 'events' | 'categories' | 'metrics' | 'badges' | 'paths' | 'issuers'

function merge(part: Part, catalogs: readonly Catalog[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {}
  for (const catalog of catalogs) {
    for (const [id, value] of Object.entries(catalog[part])) {
      if (Object.hasOwn(merged, id) && JSON.stringify(merged[id]) !== JSON.stringify(value))
        throw new CatalogError([clash(part, id)])
      merged[id] = value
    }
  }
  return merged
}

function mergeBlocks(catalogs: readonly Catalog[]): Catalog['blocks'] {
  const blocks = catalogs.flatMap((catalog) => catalog.blocks ?? [])
  if (blocks.length === 0) return undefined
  const union = (part: 'by' | 'lifted') => [...new Set(blocks.flatMap((block) => block[part]))]
  return { by: union('by'), lifted: union('lifted') }
}

/** What holds for a community as a whole must be said alike by all. */
function sameOfAll<P extends 'dayStart' | 'horizonDays'>(
  part: P,
  catalogs: readonly Catalog[],
): Catalog[P] | undefined {
  const [first] = catalogs
  if (catalogs.some((catalog) => catalog[part] !== first?.[part])) throw new CatalogError([clash(part, 'catalog')])
  return first?.[part]
}

function clash(part: string, id: string): CatalogProblem {
  return {
    code: 'id_clash',
    where: `${part}.${id}`,
    message: 'Two catalogs mean different things by this id.',
    mend: 'Rename one of them.',
  }
}
