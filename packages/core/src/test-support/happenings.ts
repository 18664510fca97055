import { advance } from '../advance.ts'
import { localDay } from '../calendar.ts'
import { type Catalog, type CatalogInput, type Metric, metricSchema } from '../catalog.ts'
import type { Advanced } from '../change.ts'
import { parseCatalog } from '../define.ts'
import type { Fact, LocalFact } from '../event.ts'
import type { FoldOptions } from '../fold.ts'
import { foldMetric, metricValue } from '../metric.ts'
import { compileRules, type Rules } from '../rules.ts'
import { PERSON, States } from '../state.ts'

/** Any text at all. */
export const text = { en: 'Text' }

/** All that a badge needs beside what it is earned for. */
export const badge = { name: text, description: text, category: 'c', tier: 'bronze', glyph: 'star' } as const

type Fields = Partial<Omit<Fact, 'at' | 'type'>>

let ids = 0

/** What Ada did, at an instant or at noon (UTC) of a date. */
export function happened(type: string, at: string | number, fields: Fields = {}): Fact {
  ids += 1
  const nothing = { actor: 'ada', owner: null, target: null, value: 1, zone: null, data: null }
  return { id: `e${String(ids).padStart(6, '0')}`, type, at: instantOf(at), ...nothing, ...fields }
}

/** The same as it is on Ada's calendar. */
export function here(fact: Fact, dayStart = 0): LocalFact {
  const zone = fact.zone ?? 'UTC'
  const other = fact.actor === 'ada' ? fact.owner : fact.actor
  return { ...fact, zone, day: localDay(fact.at, zone, dayStart), dayStart, other }
}

export function instantOf(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at.length === 10 ? `${at}T12:00:00Z` : at)
}

/** The day of a date. */
export function day(date: string): number {
  return Date.parse(date) / 86_400_000
}

/** A metric of things done by the actor; every test says the rest. */
export function metricOf(fields: object): Metric {
  return metricSchema.parse({ credit: 'actor', noun: text, ...fields })
}

/** The states after facts were counted in one metric, called `m`. */
export function counted(metric: Metric, facts: readonly Fact[], states = new States()): States {
  for (const fact of facts) foldMetric({ m: metric }, 'm', metric, here(fact), states)
  return states
}

/** What one metric comes to after facts, on a date. */
export function valueOn(date: string, metric: Metric, facts: readonly Fact[], scope = PERSON): number {
  return metricValue('m', metric, counted(metric, facts).read(scope), day(date))
}

/** A catalog of these metrics and badges, checked; its events are those that the metrics name. */
export function catalogOf(input: Partial<CatalogInput> & Pick<CatalogInput, 'metrics'>): Catalog {
  const events = Object.fromEntries(eventsIn(input).map((type) => [type, 'Something happened.']))
  return parseCatalog({ id: 'test', name: text, events, categories: { c: { name: text } }, badges: {}, ...input })
}

function eventsIn(input: Partial<CatalogInput>): readonly string[] {
  const lists = Object.values(input.metrics ?? {}).flatMap((metric): readonly (readonly string[] | undefined)[] => {
    if (metric.kind === 'reached') return []
    if (metric.kind === 'live') return metric.things.flatMap(({ added, removed }) => [added, removed])
    return metric.kind === 'span' ? [metric.of, metric.from] : [metric.of]
  })
  return [...lists, input.blocks?.by, input.blocks?.lifted].flatMap((types) => types ?? [])
}

/** A person and their rules, folded fact by fact. */
export class Person {
  readonly states = new States()
  readonly rules: Rules
  readonly #options: FoldOptions

  constructor(catalog: Catalog, options: FoldOptions = {}, zone = 'UTC') {
    this.rules = compileRules(catalog, zone)
    this.#options = options
  }

  did(...facts: readonly Fact[]): Advanced {
    return advance(this.rules, 'ada', this.states, facts, this.#options)
  }

  /** What became of badges, such as `+reader` for earned, `-reader` for lost and `~reader` for updated. */
  told(...facts: readonly Fact[]): readonly string[] {
    return tell(this.did(...facts))
  }

  value(metric: string, date: string): number {
    const found = this.rules.catalog.metrics[metric]
    if (found === undefined) throw new TypeError(`There is no metric ${metric}.`)
    return metricValue(metric, found, this.states.read(PERSON), day(date))
  }
}

export function tell({ changes }: Advanced): readonly string[] {
  return changes.map(({ kind, badge: id, instance }) => `${SIGNS[kind]}${id}${instance === '' ? '' : ` ${instance}`}`)
}

const SIGNS = { earned: '+', lost: '-', updated: '~' } as const
