import { type EventInput, type Fact, type Problem, parseCorrection, parseEvent } from '@laurel/core'
import type { Context } from '../context.ts'
import { keyOf } from '../rows/fact-key.ts'
import { differingField } from './duplicates.ts'

/** One input of a batch, checked: a fact to store, or why not. `copyOf` marks a fact the batch brings twice. */
export type Item =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'copy'; readonly fact: Fact }
  | { readonly kind: 'problem'; readonly id: string | null; readonly problem: Problem }

/** Checks every input against the format, the clock, the catalog and the rest of the batch. */
export function checkBatch(context: Context, inputs: readonly EventInput[], received: number): readonly Item[] {
  const seen = new Map<string, Fact>()
  return inputs.map((input) => {
    const item = checkOne(context, input, received)
    if (item.kind !== 'fact') return item

    const first = seen.get(keyOf(item.fact))
    if (first === undefined) {
      seen.set(keyOf(item.fact), item.fact)
      return item
    }
    const field = differingField(first, item.fact)
    return field === null ? { kind: 'copy', fact: item.fact } : conflict(item.fact, field)
  })
}

/** The problem of an id that was used before for something else. */
export function conflict(fact: Fact, field: string): Item {
  const message = `Another event with this id is already recorded, and its ${field} differs. Nothing was written.`
  return { kind: 'problem', id: fact.id, problem: { code: 'event_conflict', field, message } }
}

function checkOne(context: Context, input: EventInput, received: number): Item {
  const parsed = parseEvent(input, received)
  if ('problem' in parsed) return { kind: 'problem', id: idOf(input), problem: parsed.problem }

  const { fact } = parsed
  const correction = parseCorrection(fact)
  if (correction !== null) {
    return 'problem' in correction ? { kind: 'problem', id: fact.id, ...correction } : { kind: 'fact', fact }
  }
  if (context.unknownEvents === 'refuse' && !context.rules.plans.has(fact.type)) return unknownType(fact)
  return { kind: 'fact', fact }
}

function unknownType(fact: Fact): Item {
  const message = `The catalog has no event type "${fact.type}". Add it to the catalog's events, or check its spelling.`
  return { kind: 'problem', id: fact.id, problem: { code: 'unknown_event_type', field: 'type', message } }
}

function idOf(input: unknown): string | null {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null
  return typeof id === 'string' ? id : null
}
