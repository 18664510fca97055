import {
  advance,
  type Catalog,
  type Change,
  compileRules,
  type EventInput,
  elapse,
  isEarned,
  localDay,
  type Outcome,
  parseEvent,
  States,
  type Tier,
  valueFor,
} from '@laurel/core'

/** An event as a host sends it; without `at` it happens a minute after the one before it. */
export type Sent = Omit<EventInput, 'id' | 'at'> & { readonly at?: string }

/** A person of whom nothing is known yet, and whose events are judged by `catalog` as a host sends them. */
export interface Newcomer {
  /** Sends one event and tells which badges it earned; one held per target or period is followed by which. */
  send(event: Sent): readonly string[]
  /** Lets time pass up to an instant and tells which badges that ended, each followed by when. */
  wait(until: string): readonly string[]
  /** The number as it stands on the day of the newest event, or on a day of the person's calendar. */
  value(metric: string, day?: number): number
  /** What became of the newest event in a metric; undefined where it does not listen. */
  outcome(metric: string): Outcome | undefined
}

/** `zone` is where the person lives. */
export function newcomer(catalog: Catalog, person = 'ada', zone = 'UTC'): Newcomer {
  const rules = compileRules(catalog)
  const states = new States()
  const zones = [[Number.NEGATIVE_INFINITY, zone]] as const
  const start = Date.parse('2026-01-01T09:00:00Z')
  const outcomes = new Map<string, Outcome>()
  let sent = 0
  let today = 0

  function send(event: Sent): readonly string[] {
    sent += 1
    const { at = new Date(start + sent * 60_000).toISOString() } = event
    const parsed = parseEvent({ ...event, id: `e${sent}`, at }, Date.parse(at))
    if ('problem' in parsed) throw new Error(parsed.problem.message)
    today = localDay(parsed.fact.at, parsed.fact.zone ?? zone, rules.dayStart)
    outcomes.clear()
    const { changes, failures } = advance(rules, person, states, [parsed.fact], {
      zones,
      observe: (_, metric, outcome) => outcomes.set(metric, outcome),
    })
    if (failures.length > 0) throw new Error(failures[0]?.error)
    return changes.filter(isEarned).map(nameOf)
  }

  function wait(until: string): readonly string[] {
    const { changes } = elapse(rules, states, Date.parse(until), { zones })
    return changes.flatMap((change) =>
      change.kind === 'lost' ? [`${nameOf(change)} ${new Date(change.lostAt).toISOString()}`] : [],
    )
  }

  return {
    send,
    wait,
    value: (id, day = today) => valueFor(id, { states, target: null, today: day }, catalog),
    outcome: (id) => outcomes.get(id),
  }
}

function nameOf({ badge, instance }: Change): string {
  return instance === '' ? badge : `${badge} ${instance}`
}

/**
 * Sends events numbered from 1 and tells at which number each badge was earned. Live badges, which come and go
 * meanwhile, are left out.
 */
export function earnedAt(catalog: Catalog, count: number, nth: (n: number) => Sent): Readonly<Record<string, number>> {
  const person = newcomer(catalog)
  const numbers: Record<string, number> = {}
  for (let n = 1; n <= count; n++) for (const name of person.send(nth(n))) if (!isLive(catalog, name)) numbers[name] = n
  return numbers
}

function isLive(catalog: Catalog, name: string): boolean {
  return catalog.badges[name.split(' ')[0] ?? '']?.truth === 'live'
}

/** The steps of a path as its table would show them. */
export function ladder(catalog: Catalog, path: string): readonly (readonly [number, string, Tier])[] {
  return (catalog.paths[path]?.badges ?? []).flatMap((id) => {
    const badge = catalog.badges[id]
    return badge?.criteria.kind === 'compare' ? [[badge.criteria.value, badge.name.en ?? '', badge.tier] as const] : []
  })
}

/** Noon, or another time on the wall, of the nth day of 2024, which began on a Monday. */
export function onDay(n: number, time = '12:00', zone = 'Z'): string {
  return `${new Date(Date.UTC(2024, 0, n)).toISOString().slice(0, 10)}T${time}:00${zone}`
}
