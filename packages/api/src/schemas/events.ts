import { type EventInput, eventSchema } from '@laurel/core'
import { z } from 'zod'
import { problemSchema } from '../problem.ts'
import { awardSchema } from './badge.ts'

/** The most events one call takes. */
export const LARGEST_BATCH = 1_000

export interface EventBatch {
  readonly events: readonly EventInput[]
}

/** A batch as the document shows it. */
export const eventBatchSchema = z
  .strictObject({ events: z.array(eventSchema).max(LARGEST_BATCH) })
  .meta({ id: 'EventBatch', description: 'Each event is answered for itself.' })

/**
 * One event or a batch. Only the envelope is judged here, and each event when it is recorded, by `eventSchema`:
 * one bad event must not lose the 999 beside it.
 */
export const eventOrBatch: z.ZodType<EventInput | EventBatch, EventInput | EventBatch> = z
  .any()
  .superRefine((body: unknown, context) => {
    if (!hasEvents(body)) return
    for (const issue of envelope.safeParse(body).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
    }
  })

/** The number of events is left to the engine, which has a code of its own for too many. */
const envelope = z.strictObject(
  { events: z.array(z.any(), 'events must be a list of events.') },
  'A batch has the field events and no other.',
)

/** Whether a body is a batch rather than one event. */
export function hasEvents(body: unknown): body is { readonly events: unknown } {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'events')
}

/** The answer for one event. */
const eventResultSchema = z
  .object({
    id: z.string().nullable().meta({ description: 'The event’s id; null when it had none that could be read.' }),
    status: z.enum(['recorded', 'duplicate', 'rejected']).meta({
      description: '`duplicate`: recorded before, and `awards` are those of the first time.',
    }),
    ignored: z.enum(['too_old', 'review', 'retracted']).optional().meta({
      description: 'Why it is stored and counts for nothing: told too late, too large to be true, or retracted.',
    }),
    problem: problemSchema.optional().meta({ description: 'Why it was rejected.' }),
    awards: z.array(awardSchema).meta({ description: 'What it earned, and whom.' }),
  })
  .meta({ id: 'EventResult' })

export const eventResultsSchema = z
  .object({ results: z.array(eventResultSchema).meta({ description: 'In the order of the events.' }) })
  .meta({ id: 'EventResults' })
