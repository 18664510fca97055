import { advance, type DecisionType, type Fact, isCounted, States } from '@laurel/core'
import type { Context } from '../context.ts'
import { type ErrorCode, LaurelError } from '../errors.ts'
import { groupByPerson, type LoadedPerson, load } from '../record/load.ts'
import { loadHistories } from '../rows/facts.ts'
import { loadSupply, type Supply } from '../rows/supply.ts'
import { type DecisionRequest, type Draft, draftOf, requireBy } from './draft.ts'
import { type DecisionResult, datedAfter, take } from './take.ts'

/** One decision of many. */
export interface DecisionRow {
  /** Where it stands, to be named in the answer; its place in the list when left out, counted from 1. */
  readonly line?: number
  readonly person: string
  readonly badge: string
  readonly instance?: string
  /** `grant`, `revoke` or `lift`; `grant` when left out. */
  readonly action?: string
  readonly reason: string
}

export interface DecideAllOptions {
  /** Who decided all of it. */
  readonly by: string
  /** Whether to write nothing, and only say what would happen. */
  readonly dryRun?: boolean
  /** Whether people are told of what they are granted. */
  readonly announce?: boolean
}

/** What became of one row, or would: done, so already, or refused with the reason. */
export type RowResult = { readonly line: number } & (
  | DecisionResult
  | {
      readonly status: 'refused'
      readonly problem: { readonly code: ErrorCode; readonly field?: string; readonly message: string }
    }
)

/**
 * Takes the decisions in their order, each for itself: one that is refused holds up none of the others. Those of a run
 * that broke off are `already` so in the next. `decideOne` takes one of them, with the rules then in force.
 *
 * @throws LaurelError `invalid_decision` where nobody is named who decides.
 */
export async function decideAll(
  context: Context,
  rows: readonly DecisionRow[],
  options: DecideAllOptions,
  decideOne: (type: DecisionType, request: DecisionRequest) => Promise<DecisionResult>,
): Promise<readonly RowResult[]> {
  requireBy(options.by)
  if (options.dryRun === true) return rehearse(context, rows, options)
  const results: RowResult[] = []
  for (const [index, row] of rows.entries()) {
    const request = { ...row, by: options.by }
    results.push(await answer(row.line ?? index + 1, () => decideOne(typeOf(row), request)))
  }
  return results
}

/** Takes the decisions in memory, one after the other, as they would be taken. */
async function rehearse(
  context: Context,
  rows: readonly DecisionRow[],
  { by }: DecideAllOptions,
): Promise<readonly RowResult[]> {
  const drafts = rows.map((row) => attempt(() => draftOf(context.rules, typeOf(row), { ...row, by }, context.now())))
  const people = await loadAll(
    context,
    drafts.flatMap((draft) => ('fact' in draft ? [draft.fact] : [])),
  )
  const supply = await loadSupply(context.db, context.rules, [...people.keys()])
  const results: RowResult[] = []
  for (const [index, draft] of drafts.entries()) {
    const work = () => rehearseOne(context, draft, people, supply)
    results.push(await answer(rows[index]?.line ?? index + 1, work))
  }
  return results
}

/** Somebody as they are at one point of a rehearsal. */
interface Rehearsed extends Pick<LoadedPerson, 'id' | 'states' | 'zones'> {
  newest: Pick<Fact, 'at'> | null
  known: boolean
}

async function rehearseOne(
  { rules }: Context,
  draft: Draft | LaurelError,
  people: ReadonlyMap<string, Rehearsed>,
  supply: Supply,
): Promise<DecisionResult> {
  if (draft instanceof LaurelError) throw draft
  const person = people.get(draft.person)
  if (person === undefined) throw new TypeError('A decision names a person who was not loaded.')
  if (!person.known && draft.type !== 'laurel.granted') throw new LaurelError('unknown_person', { field: 'person' })
  const fact = datedAfter(draft.fact, person.newest)
  const result = take(rules, person, draft, fact, supply)
  person.known = true
  if (result.status === 'done') person.newest = fact
  return result
}

/** How many people one statement reads. */
const PEOPLE_AT_ONCE = 500

async function loadAll(context: Context, facts: readonly Fact[]): Promise<ReadonlyMap<string, Rehearsed>> {
  const groups = [...groupByPerson(context.rules, facts)]
  const people = new Map<string, Rehearsed>()
  for (let from = 0; from < groups.length; from += PEOPLE_AT_ONCE) {
    const some = new Map(groups.slice(from, from + PEOPLE_AT_ONCE))
    const loaded = await load(context.db, context, [...some.values()].flat(), some)
    for (const person of await upToDate(context, [...loaded.people.values()])) people.set(person.id, person)
  }
  return people
}

/** With late facts and changed rules folded in, without saving any of it. */
async function upToDate({ db, rules }: Context, people: readonly LoadedPerson[]): Promise<readonly Rehearsed[]> {
  const behind = people.filter((person) => person.stale || person.outdated).map((person) => person.id)
  const histories = behind.length === 0 ? new Map<string, Fact[]>() : await loadHistories(db, behind)
  return people.map(({ id, states, zones, newest, version }) => {
    const known = version !== null
    const history = histories.get(id)?.filter((fact) => isCounted(rules, id, fact))
    if (history === undefined) return { id, states, zones, newest, known }
    const fresh = new States()
    advance(rules, id, fresh, history, { zones })
    return { id, states: fresh, zones, newest: history.at(-1) ?? null, known }
  })
}

const ACTIONS: Readonly<Record<string, DecisionType>> = {
  grant: 'laurel.granted',
  revoke: 'laurel.revoked',
  lift: 'laurel.lifted',
}

function typeOf({ action = 'grant' }: DecisionRow): DecisionType {
  const type = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (type !== undefined) return type
  throw new LaurelError('invalid_decision', { field: 'action', detail: 'action is grant, revoke or lift.' })
}

function attempt(work: () => Draft): Draft | LaurelError {
  try {
    return work()
  } catch (error) {
    if (error instanceof LaurelError) return error
    throw error
  }
}

/** What a row alone is to blame for; anything else stops them all. */
const OF_ROW: ReadonlySet<ErrorCode> = new Set([
  'unknown_person',
  'unknown_badge',
  'invalid_person',
  'invalid_instance',
  'invalid_decision',
  'sold_out',
])

async function answer(line: number, work: () => Promise<DecisionResult>): Promise<RowResult> {
  try {
    return { line, ...(await work()) }
  } catch (error) {
    if (!(error instanceof LaurelError && OF_ROW.has(error.code))) throw error
    const { code, field, message } = error
    return { line, status: 'refused', problem: { code, message, ...(field === undefined ? {} : { field }) } }
  }
}
