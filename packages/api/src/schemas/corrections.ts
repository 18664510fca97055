import { z } from 'zod'
import { personParams } from './person.ts'

/** An event's id as a path segment, percent-encoded once. */
export const eventParams = z.object({
  id: z
    .string()
    .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'An event’s id has 1 to 200 characters and no control characters.')
    .meta({ description: 'The event’s id, percent-encoded.', examples: ['project-17'] }),
})

const message = (field: string) => `${field} must be text of 1 to 1,000 characters.`

const words = (field: string) => z.string(message(field)).min(1, message(field)).max(1_000, message(field))

const correction = {
  reason: words('reason').meta({ description: 'Why. It stays with the event.' }),
  person: personParams.shape.id.optional().meta({
    description: 'Whose event it is: its actor, or its owner where it has none. Needed where several have this id.',
  }),
  by: words('by').optional().meta({ description: 'Who decided it; the name of the key when left out.' }),
}

const UNKNOWN_FIELD = 'A correction has the fields reason, person and by, and a replacement also value.'

export const correctionSchema = z.strictObject(correction, UNKNOWN_FIELD).meta({ id: 'Correction' })

export const replacementSchema = z
  .strictObject(
    {
      ...correction,
      value: z.number('value must be a number.').meta({ description: 'What the event counts as from now on.' }),
    },
    UNKNOWN_FIELD,
  )
  .meta({ id: 'Replacement' })

export const correctedSchema = z
  .object({
    status: z.enum(['done', 'already', 'waiting']).meta({
      description:
        '`already`: it counted so before, and nothing was written. `waiting`: the person has no such event yet; when it comes it will count so.',
    }),
  })
  .meta({ id: 'Corrected' })

/** An event that counts for nothing until somebody has looked at it. */
export const reviewItemSchema = z
  .object({
    person: z.string().meta({ description: 'Whose event it is, to be named when it is corrected.' }),
    event: z.string().meta({ description: 'The event’s id.' }),
    type: z.string(),
    at: z.iso.datetime().meta({ description: 'When it happened.' }),
    receivedAt: z.iso.datetime(),
    actor: z.string().nullable(),
    owner: z.string().nullable(),
    target: z.string().nullable(),
    value: z.number(),
    data: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'ReviewItem' })
