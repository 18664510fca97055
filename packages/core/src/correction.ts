import { z } from 'zod'
import { isExact } from './decimal.ts'
import { byOccurrence, type Fact } from './event.ts'
import type { Problem } from './problem.ts'

/** What is said of an event afterwards: it should never have counted, it does count, or it counts as something else. */
export const CORRECTIONS = ['laurel.retracted', 'laurel.reinstated', 'laurel.replaced'] as const

export type CorrectionType = (typeof CORRECTIONS)[number]

/** A correction of one event of the same person. */
export interface Correction {
  readonly type: CorrectionType
  /** The id of the event that is corrected. */
  readonly event: string
  /** What the event counts as from now on; null unless it is replaced. */
  readonly value: number | null
}

/** What came of all corrections of one event. */
export interface Verdict {
  readonly retracted: boolean
  /** What counts instead of the event's own value; null where nothing replaced it. */
  readonly value: number | null
}

/** Whether a type is Laurel's own, so that no catalog can have it. */
export function isReserved(type: string): boolean {
  return type.startsWith('laurel.')
}

/**
 * What a fact corrects, or what is wrong with the way it says so; null for a fact that is no correction.
 * A type of Laurel's own that nobody may send is a problem too.
 */
export function parseCorrection(fact: Fact): { correction: Correction } | { problem: Problem } | null {
  if (!isReserved(fact.type)) return null
  const type = CORRECTIONS.find((known) => known === fact.type)
  if (type === undefined) return { problem: reserved(fact.type) }

  const parsed = (type === 'laurel.replaced' ? replacement : correction).safeParse(fact.data ?? {})
  if (!parsed.success) return { problem: formatProblem(parsed.error) }
  const { event, value } = parsed.data
  return { correction: { type, event, value: type === 'laurel.replaced' ? Number(value) + 0 : null } }
}

/**
 * Of several corrections of one event the latest in occurred order holds, whatever the order in which they came.
 * A replacement stays in force when the event is retracted and reinstated after it.
 */
export function verdictOn(corrections: readonly (Correction & Pick<Fact, 'at' | 'id'>)[]): Verdict | null {
  const ordered = corrections.toSorted(byOccurrence)
  const latest = ordered.at(-1)
  if (latest === undefined) return null
  return {
    retracted: latest.type === 'laurel.retracted',
    value: ordered.findLast((correction) => correction.type === 'laurel.replaced')?.value ?? null,
  }
}

const words = (field: string) => z.string(`${field} must be text.`).max(1_000, `${field} has at most 1,000 characters.`)

const correction = z.looseObject({
  event: z
    .string('A correction needs data.event: the id of the event that it corrects.')
    .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'data.event must have 1 to 200 characters and no control characters.'),
  reason: words('data.reason').optional(),
  by: words('data.by').optional(),
  value: z.unknown().optional(),
})

const replacement = correction.extend({
  value: z
    .number('A replacement needs data.value: the number that the event counts as from now on.')
    .refine(isExact, 'data.value must be a whole number up to 2^53, or have at most six decimals.'),
})

function reserved(type: string): Problem {
  const message = `No event can have the type "${type}": what begins with "laurel." is Laurel's own. Corrections are ${CORRECTIONS.join(', ')}.`
  return { code: 'reserved_event_type', field: 'type', message }
}

function formatProblem(error: z.ZodError): Problem {
  const issue = error.issues[0]
  const field = ['data', ...(issue?.path ?? [])].join('.')
  return { code: 'invalid_correction', field, message: issue?.message ?? 'This is not a correction.' }
}
