import type { Cap, Catalog, CountingMetric, Metric } from '../catalog.ts'
import { isInWindow, periodLabel, windowLabel } from './oracle-calendar.ts'
import { fieldOf, heard, type Told } from './oracle-facts.ts'
import { longestStreak } from './oracle-streak.ts'

/** A metric counted from the first fact on. */
interface Tally {
  /** Whether anything was ever counted, of the person or towards one target. */
  readonly has: (target: string | null) => boolean
  readonly valueOn: (target: string | null, today: number) => number
}

/** All metrics of a person after some facts. */
export type Recount = ReadonlyMap<string, Tally>

type Events = CountingMetric & { readonly kind: 'count' | 'sum' | 'distinct' }
type Live = CountingMetric & { readonly kind: 'live' }
type Span = CountingMetric & { readonly kind: 'span' }

/** Counts everything anew after each fact: as many recounts as there are facts, and one before them. */
export function recounts(catalog: Catalog, facts: readonly Told[], person: string): readonly Recount[] {
  const all: Recount[] = []
  for (let length = 0; length <= facts.length; length++) {
    const known = facts.slice(0, length)
    const tallies = new Map<string, Tally>()
    for (const [id, metric] of Object.entries(catalog.metrics))
      if (metric.kind !== 'reached') tallies.set(id, tally(metric, heard(catalog, metric, known, person)))
    for (const [id, metric] of Object.entries(catalog.metrics))
      if (metric.kind === 'reached') tallies.set(id, reached(metric, known, [...all, tallies]))
    all.push(tallies)
  }
  return all
}

/** The number of a metric, or of nothing that was counted. */
export function valueIn(recount: Recount, id: string, target: string | null, today: number): number {
  return recount.get(id)?.valueOn(target, today) ?? 0
}

export function hasIn(recount: Recount, id: string, target: string | null): boolean {
  return recount.get(id)?.has(target) ?? false
}

/** For how many targets the other metric was at least so much: after any of the facts, or after the last. */
function reached(
  metric: Metric & { readonly kind: 'reached' },
  facts: readonly Told[],
  recounted: readonly Recount[],
): Tally {
  const targets = [...new Set(facts.flatMap(({ target }) => target ?? []))]
  const isReached = (then: Recount, target: string) =>
    hasIn(then, metric.metric, target) && valueIn(then, metric.metric, target, 0) >= metric.at
  const ever = targets.filter((target) => recounted.some((then) => isReached(then, target)))
  const now = recounted.slice(-1).flatMap((then) => targets.filter((target) => isReached(then, target)))
  const count = metric.judged === 'ever' ? ever.length : now.length
  return { has: () => ever.length > 0, valueOn: () => count }
}

/** `facts` are those that the metric hears, of all targets. */
function tally(metric: CountingMetric, facts: readonly Told[]): Tally {
  const of = (told: readonly Told[], target: string | null) =>
    metric.per === 'target' ? told.filter((fact) => fact.target === target) : told
  switch (metric.kind) {
    case 'live':
      return tallyLive(metric, facts)
    case 'peak': {
      const sums = (target: string | null) => runningSums(of(facts, target).map(({ value }) => value))
      return { has: (target) => of(facts, target).length > 0, valueOn: (target) => Math.max(0, ...sums(target)) }
    }
    case 'days': {
      const firsts = facts.filter((fact, index) => {
        const inSeason = metric.window?.kind !== 'season' || windowLabel(metric.window, fact.day) !== null
        return inSeason && !of(facts.slice(0, index), fact.target).some(({ day }) => day === fact.day)
      })
      return countIn(metric, (target) => of(firsts, target))
    }
    case 'span':
      return tallySpan(metric, (target) => of(facts, target))
    case 'streak':
      return {
        has: (target) => of(facts, target).length > 0,
        valueOn: (target) => longestStreak(metric, of(facts, target)),
      }
    default: {
      const counted = countedBy(metric, facts)
      return metric.kind === 'count'
        ? countIn(metric, (target) => of(counted, target))
        : tallyEvents(metric, (target) => of(counted, target))
    }
  }
}

function countIn(
  { window }: CountingMetric & { readonly kind: 'count' | 'days' },
  of: (target: string | null) => readonly Told[],
): Tally {
  return {
    has: (target) => of(target).length > 0,
    valueOn: (target, today) => of(target).filter(({ day }) => isInWindow(window, day, today)).length,
  }
}

function tallyEvents(
  metric: CountingMetric & { readonly kind: 'sum' | 'distinct' },
  of: (target: string | null) => readonly Told[],
): Tally {
  const now = (target: string | null, today: number) =>
    of(target).filter(({ day }) => isInWindow(metric.window, day, today))
  return {
    has: (target) => of(target).length > 0,
    valueOn: (target, today) =>
      metric.kind === 'sum'
        ? (runningSums(now(target, today).map((fact) => amountOf(metric, fact) ?? 0)).at(-1) ?? 0)
        : new Set(now(target, today).map((fact) => fieldOf(fact, metric.by))).size,
  }
}

/** The facts that count, in the order in which they happened: what is new, and for what its caps have room. */
function countedBy(metric: Events, facts: readonly Told[]): readonly Told[] {
  const counted: Told[] = []
  for (const fact of facts) {
    if (metric.window?.kind === 'season' && windowLabel(metric.window, fact.day) === null) continue
    if (metric.kind === 'sum' && amountOf(metric, fact) === null) continue
    if (metric.kind === 'distinct' && !isNew(metric, fact, counted)) continue
    const isFull = (cap: Cap) => usedOf(cap, metric, fact, counted) >= cap.most
    if (!metric.caps?.some(isFull)) counted.push(fact)
  }
  return counted
}

/** Whether a value was not seen before: ever, in its period, or that lately. */
function isNew(metric: CountingMetric & { readonly kind: 'distinct' }, fact: Told, counted: readonly Told[]): boolean {
  const { window, by, per } = metric
  const value = fieldOf(fact, by)
  if (value === null) return false
  return !counted.some((before) => {
    if (fieldOf(before, by) !== value || (per === 'target' && before.target !== fact.target)) return false
    if (window === undefined) return true
    return window.kind === 'rolling'
      ? before.day >= fact.day
      : windowLabel(window, before.day) === windowLabel(window, fact.day)
  })
}

function usedOf(cap: Cap, metric: CountingMetric, fact: Told, counted: readonly Told[]): number {
  if (cap.of === 'pair' && fact.other === null) return 0
  return counted.filter((before) => {
    const same =
      cap.of === 'pair' ? before.other === fact.other : metric.per !== 'target' || before.target === fact.target
    const near =
      typeof cap.every === 'string'
        ? periodLabel(cap.every, before.day) === periodLabel(cap.every, fact.day)
        : before.at > fact.at - cap.every.minutes * 60_000
    return same && near
  }).length
}

/** What one event adds; null where it is no number. */
function amountOf(metric: CountingMetric & { readonly kind: 'sum' }, fact: Told): number | null {
  const amounts = (metric.fields ?? ['value']).map((field) => fieldOf(fact, field) ?? 0)
  if (!amounts.every((amount) => typeof amount === 'number')) return null
  return Math.min(runningSums(amounts).at(-1) ?? 0, metric.cap ?? Number.POSITIVE_INFINITY)
}

/** Exact for the numbers that are drawn here, in thousandths. */
function runningSums(values: readonly number[]): readonly number[] {
  let sum = 0
  return values.map((value) => {
    sum += Math.round(value * 1000)
    return sum / 1000
  })
}

/** The things that are there after all facts, each with the fact that added it. */
function tallyLive(metric: Live, facts: readonly Told[]): Tally {
  const there = new Map<string, Told>()
  const added: Told[] = []
  const now = (target: string | null) =>
    [...there.values()].filter((fact) => metric.per !== 'target' || fact.target === target)
  for (const fact of facts) {
    const value = fieldOf(fact, metric.by)
    if (value === null) continue
    const kind = metric.things.findIndex(({ added, removed }) => [...added, ...removed].includes(fact.type))
    const key = JSON.stringify([metric.per === 'target' ? fact.target : null, kind, value])
    if (metric.things[kind]?.removed.includes(fact.type)) {
      there.delete(key)
    } else if (metric.window?.kind !== 'season' || windowLabel(metric.window, fact.day) !== null) {
      if (!there.has(key)) there.set(key, fact)
      added.push(fact)
    }
  }
  return {
    has: (target) => added.some((fact) => metric.per !== 'target' || fact.target === target),
    valueOn: (target, today) =>
      countThings(
        metric,
        now(target).filter(({ day }) => isInWindow(metric.window, day, today)),
      ),
  }
}

/** Of the things of one period only so many count as the cap allows. */
function countThings({ caps: [cap] = [] }: Live, things: readonly Told[]): number {
  if (cap === undefined || typeof cap.every !== 'string') return things.length
  const { every, most, of } = cap
  const free = things.filter(({ other }) => of === 'pair' && other === null)
  const capped = things.filter((fact) => !free.includes(fact))
  const groups = Map.groupBy(capped, ({ day, other }) =>
    JSON.stringify([periodLabel(every, day), of === 'pair' ? other : null]),
  )
  return [...groups.values()].reduce((sum, group) => sum + Math.min(group.length, most), free.length)
}

/** From the first fact that begins it to the latest day on which it went on since. */
function tallySpan(metric: Span, of: (target: string | null) => readonly Told[]): Tally {
  const days = (target: string | null) => {
    const facts = of(target)
    const first = facts.findIndex(({ type }) => metric.from.includes(type))
    if (first < 0) return []
    const going = facts.slice(first).filter((fact, index) => index === 0 || metric.of.includes(fact.type))
    return going.map(({ day }) => day)
  }
  return {
    has: (target) => days(target).length > 0,
    valueOn: (target) => {
      const [first = 0, ...later] = days(target)
      return Math.max(first, ...later) - first
    },
  }
}
