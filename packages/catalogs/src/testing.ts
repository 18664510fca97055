import {
  advance,
  type Catalog,
  compileRules,
  type EventInput,
  isEarned,
  localDay,
  parseEvent,
  States,
  type Tier,
  valueFor,
} from '@laurel/core'

/** An event as a host sends it; without `at` it happens a minute after the one before it. */
export type Sent = Omit<EventInput, 'id' | 'at'> & { readonly at?: string }

/** A person of whom nothing is known yet, and whose events are judged by `catalog` as a host sends them. */
export interface Newcomer {
  /** Sends one event and tells which badges it earned; a badge held per target is followed by its target. */
  send(event: Sent): readonly string[]
  /** The number as it stands on the day of the newest event. */
  value(metric: string): number
}

export function newcomer(catalog: Catalog, person = 'ada'): Newcomer {
  const rules = compileRules(catalog)
  const states = new States()
  const start = Date.parse('2026-01-01T09:00:00Z')
  let sent = 0
  let today = 0

  function send(event: Sent): readonly string[] {
    sent += 1
    const { at = new Date(start + sent * 60_000).toISOString() } = event
    const parsed = parseEvent({ ...event, id: `e${sent}`, at }, Date.parse(at))
    if ('problem' in parsed) throw new Error(parsed.problem.message)
    today = localDay(parsed.fact.at, parsed.fact.zone ?? rules.zone, rules.dayStart)
    const { changes, failures } = advance(rules, person, states, [parsed.fact])
    if (failures.length > 0) throw new Error(failures[0]?.error)
    return changes.filter(isEarned).map(({ badge, instance }) => (instance === '' ? badge : `${badge} ${instance}`))
  }

  return { send, value: (id) => valueFor(id, { states, target: null, today }, catalog) }
}

/** Sends events numbered from 1 and tells at which number each badge was earned. */
export function earnedAt(catalog: Catalog, count: number, nth: (n: number) => Sent): Readonly<Record<string, number>> {
  const person = newcomer(catalog)
  const numbers: Record<string, number> = {}
  for (let n = 1; n <= count; n++) for (const badge of person.send(nth(n))) numbers[badge] = n
  return numbers
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
