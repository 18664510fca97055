import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { advance, elapse, scopesTouched } from './advance.ts'
import { localDay } from './calendar.ts'
import type { Catalog } from './catalog.ts'
import type { Change } from './change.ts'
import { byOccurrence, type Fact } from './event.ts'
import { metricValue } from './metric.ts'
import { compileRules, isCounted, type Rules } from './rules.ts'
import { PERSON, type ScopeState, States, targetScope } from './state.ts'
import { type Scenario, scenario } from './test-support/arbitraries.ts'
import { byName, oracle } from './test-support/oracle.ts'
import { keyOf } from './test-support/oracle-badges.ts'
import { zoneAt } from './zone.ts'

/** Tens of thousands of runs are a matter of minutes. */
vi.setConfig({ testTimeout: 600_000 })

/** How many random catalogs and histories are tried; `npm run fuzz` asks for more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 100)

test('folding forward gives what counting everything anew gives', () => {
  always(scenario, (drawn) => {
    const { states, changes } = foldAtOnce(drawn)
    expect({ ...valuesOf(drawn, states), awards: awardsOf(changes), history: historyOf(changes) }).toEqual(
      oracle(drawn.catalog, drawn.person, drawn.facts, drawn),
    )
  })
})

test('facts that are told in any batches, with what is known stored in between, give the same as all at once', () => {
  const batches = fc.array(fc.record({ size: fc.integer({ min: 1, max: 7 }), waits: fc.boolean() }), { minLength: 1 })
  always(fc.tuple(scenario, batches), ([drawn, sizes]) => {
    const once = foldAtOnce(drawn)
    const { scopes, changes } = foldStored(drawn, sizes)
    expect(scopes).toEqual(plain(once.states))
    expect({ awards: awardsOf(changes), history: historyOf(changes) }).toEqual({
      awards: awardsOf(once.changes),
      history: historyOf(once.changes),
    })
  })
})

test('time that has passed once does nothing more', () => {
  always(scenario, (drawn) => {
    const { rules, states } = foldAtOnce(drawn)
    const before = plain(states)
    expect(elapse(rules, states, drawn.now, drawn)).toEqual({ changes: [], failures: [] })
    expect(plain(states)).toEqual(before)
  })
})

test('a thing that came and went leaves no trace in the number of things', () => {
  const moments = fc.tuple(fc.nat(100), fc.nat(100))
  always(fc.tuple(scenario, moments), ([drawn, places]) => {
    const { catalog, facts, person } = drawn
    const [from = 0, to = 0] = places.map((place) => facts[place % facts.length]?.at ?? 0).sort((a, b) => a - b)
    const thing = { actor: person, owner: null, target: 't:new', value: 1, zone: null, data: { kind: 'new' } }
    const trace = [
      { ...thing, id: 'x1', type: 'made', at: from },
      { ...thing, id: 'x2', type: 'unmade', at: to },
    ]
    // A removal that a filter does not hear takes nothing away.
    const plainly = Object.entries(catalog.metrics).filter(
      ([, metric]) => metric.kind === 'live' && metric.caps === undefined && metric.where === undefined,
    )
    const few = { ...drawn, catalog: { ...catalog, metrics: Object.fromEntries(plainly), badges: {} } }
    const after = valuesOf(few, foldAtOnce({ ...few, facts: [...facts, ...trace] }).states)
    expect(after).toEqual(valuesOf(few, foldAtOnce(few).states))
  })
})

test('what is known is plain JSON, and no rule fails but for a number that is none', () => {
  always(scenario, (drawn) => {
    const { states, failures } = foldAtOnce(drawn)
    for (const [, state] of states.scopes()) expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state)
    for (const { rule, error } of failures) {
      expect(metricOf(drawn.catalog, rule)?.kind).toBe('sum')
      expect(error).toMatch(/cannot be added up/)
    }
  })
})

function always<T>(arbitrary: fc.Arbitrary<T>, check: (drawn: T) => void): void {
  const r: any = fc.check(fc.property(arbitrary, check as any), { numRuns: Number(process.env['N'] ?? 500), ...(process.env['SEED'] ? { seed: Number(process.env['SEED']) } : {}) })
  console.log(r.failed, r.numRuns, r.seed)
  if (!r.failed) return
  const [c] = r.counterexample
  const s: Scenario = Array.isArray(c) ? c[0] : c
  const iso = (n: number) => new Date(n).toISOString().slice(0, 16)
  const lines = [`person ${s.person} zone ${s.zone} dayStart ${s.catalog.dayStart} now ${iso(s.now)} zones ${s.zones.map(([a, z]) => iso(a) + '=' + z)}`]
  if (Array.isArray(c)) lines.push(JSON.stringify(c.slice(1)))
  for (const [id, { noun, ...m }] of Object.entries(s.catalog.metrics)) lines.push(id + ' ' + JSON.stringify(m))
  for (const [id, b] of Object.entries(s.catalog.badges)) lines.push(`${id} ${b.scope}/${b.once}/${b.truth}/${b.status} ${JSON.stringify(b.available)} ${JSON.stringify(b.criteria)}`)
  for (const f of [...s.facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) if (f.actor===s.person||f.owner===s.person) lines.push(`${iso(f.at)} ${f.id} ${f.type} ${f.actor}->${f.owner} ${f.target} v${f.value} ${f.zone} ${JSON.stringify(f.data)}`)
  console.log(lines.join('\n'))
  check(c)
}

/** Everything in one fold, and what time did after it. */
function foldAtOnce(drawn: Scenario) {
  const { catalog, person, zone, now } = drawn
  const rules = compileRules(catalog, zone)
  const states = new States()
  const first = advance(rules, person, states, factsOf(rules, drawn), drawn)
  const second = elapse(rules, states, now, drawn)
  return { rules, states, changes: [...first.changes, ...second.changes], failures: first.failures }
}

/** Folds batch after batch, each with the scopes that it names and nothing else; time may pass after a batch. */
function foldStored(drawn: Scenario, batches: readonly { readonly size: number; readonly waits: boolean }[]) {
  const { catalog, person, zone, now } = drawn
  const rules = compileRules(catalog, zone)
  const facts = factsOf(rules, drawn)
  const stored = new Map<string, string>()
  const changes: Change[] = []
  const load = (scopes: Iterable<string>) => new States([...scopes].flatMap((scope) => read(stored, scope)))
  const save = (states: States) => {
    for (const [scope, state] of states.scopes())
      if (scope === PERSON || states.touched.has(scope)) stored.set(scope, JSON.stringify(state))
  }
  let from = 0
  for (let index = 0; from < facts.length; index++) {
    const { size, waits } = batches[index % batches.length] ?? { size: 1, waits: false }
    const batch = facts.slice(from, from + size)
    from += size
    const states = load([PERSON, ...scopesTouched(rules, person, batch)])
    changes.push(...advance(rules, person, states, batch, drawn).changes)
    save(states)
    if (!waits) continue
    const all = load(stored.keys())
    changes.push(...elapse(rules, all, facts[from]?.at ?? now, drawn).changes)
    save(all)
  }
  const states = load(stored.keys())
  changes.push(...elapse(rules, states, now, drawn).changes)
  return { scopes: plain(states), changes }
}

function read(stored: ReadonlyMap<string, string>, scope: string): readonly (readonly [string, ScopeState])[] {
  const found = stored.get(scope)
  return found === undefined ? [] : [[scope, JSON.parse(found)]]
}

function plain(states: States): Readonly<Record<string, ScopeState>> {
  return structuredClone(Object.fromEntries(states.scopes()))
}

/** The facts that a person's fold is told, in the order in which they happened. */
function factsOf(rules: Rules, { person, facts }: Scenario): readonly Fact[] {
  return facts
    .filter(({ actor, owner }) => actor === person || owner === person)
    .filter((fact) => isCounted(rules, person, fact))
    .toSorted(byOccurrence)
}

function valuesOf({ catalog, person, facts, zone, zones, now }: Scenario, states: States) {
  const { dayStart } = compileRules(catalog, zone)
  const today = localDay(now, zoneAt(zones, now) ?? zone, dayStart)
  const own = facts.filter(({ actor, owner }) => actor === person || owner === person)
  const targets = [...new Set(own.flatMap(({ target }) => target ?? []))]
  const values = (perTarget: boolean, scope: string) =>
    Object.fromEntries(
      Object.entries(catalog.metrics)
        .filter(([, metric]) => (metric.kind !== 'reached' && metric.per === 'target') === perTarget)
        .map(([id, metric]) => [id, metricValue(id, metric, states.read(scope), today)]),
    )
  return {
    metrics: values(false, PERSON),
    targets: Object.fromEntries(targets.map((target) => [target, values(true, targetScope(target))])),
  }
}

/** The awards that are held after some changes, as whoever hears of them knows them. */
function awardsOf(changes: readonly Change[]) {
  const last = new Map(changes.map((change) => [keyOf(change), change]))
  const awards = [...last.values()].flatMap((change) => {
    if (change.kind === 'lost') return []
    const { badge, instance, earnedAt, ground, times, ends } = change
    return [{ badge, instance, earnedAt, ground, times, ends }]
  })
  return awards.toSorted(byName)
}

/** When each award became held and was lost. */
function historyOf(changes: readonly Change[]) {
  const history: Record<string, (readonly ['held' | 'lost', number])[]> = {}
  for (const change of changes) {
    if (change.kind === 'updated') continue
    const entry = change.kind === 'lost' ? (['lost', change.lostAt] as const) : (['held', change.earnedAt] as const)
    history[keyOf(change)] = [...(history[keyOf(change)] ?? []), entry]
  }
  return history
}

function metricOf(catalog: Catalog, rule: string) {
  return catalog.metrics[rule.slice('metric:'.length)]
}
