import { devSpace } from '@laurel/catalogs'
import { type Catalog, type Metric, parseCatalog } from '@laurel/core'
import type { Laurel } from '@laurel/engine'
import { devSpaceEvents, take } from './events.ts'
import { type Claim, median, seconds } from './measure.ts'
import type { Store } from './stores.ts'

const PEOPLE = 2_000
const BEFORE = 40_000
const ROUNDS = 25

/** What streaks, windows, caps and things that come and go cost, against a catalog of the same size that only counts. */
export async function measureLanguage(store: Store): Promise<readonly Claim[]> {
  const full = await store.community('language_full', devSpace)
  const plain = await store.community('language_counts', countsAlone(devSpace))
  const events = devSpaceEvents(PEOPLE, 4)
  for (let done = 0; done < BEFORE; done += 1_000) {
    const batch = take(events, 1_000)
    for (const laurel of [full, plain]) await laurel.record(batch)
  }

  const times = { full: [] as number[], plain: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const batch = take(events, 1_000)
    const measure = async (laurel: Laurel, into: number[]) => into.push(await seconds(() => laurel.record(batch)))
    if (round % 2 === 0) await measure(plain, times.plain)
    await measure(full, times.full)
    if (round % 2 === 1) await measure(plain, times.plain)
  }
  const [ours, theirs] = [1_000 / median(times.full), 1_000 / median(times.plain)]
  const ratio = theirs / ours
  const name = 'time per event, the whole dev-space catalog'
  return [{ name, engine: store.name, ours, theirs, beside: 'counts alone', ratio, aim: '≤ 1.6', met: ratio <= 1.6 }]
}

/** The same metrics and badges, each metric a plain count of its events. */
function countsAlone(catalog: Catalog): Catalog {
  const metrics = Object.entries(catalog.metrics).flatMap(([id, metric]) => {
    const of = eventsOf(metric)
    if (of.length === 0 || metric.kind === 'reached') return []
    return [[id, { kind: 'count', credit: metric.credit, of, noun: metric.noun }] as const]
  })
  const known = Object.fromEntries(metrics)
  const badges = Object.entries(catalog.badges).flatMap(([id, badge]) => {
    const { criteria } = badge
    if (criteria.kind !== 'compare' || !(criteria.metric in known)) return []
    const { name, description, category, tier, glyph } = badge
    return [[id, { name, description, category, tier, glyph, criteria }] as const]
  })
  const { events, categories, languages, name } = catalog
  return parseCatalog({
    id: 'counts',
    name,
    languages,
    events,
    categories,
    metrics: known,
    badges: Object.fromEntries(badges),
  })
}

function eventsOf(metric: Metric): readonly string[] {
  if (metric.kind === 'reached') return []
  return metric.kind === 'live' ? metric.things.flatMap((thing) => thing.added) : metric.of
}
