import { z } from 'zod'
import { personParams } from './person.ts'

/** A person and a badge, each as a path segment, percent-encoded once. */
export const personBadgeParams = personParams.extend({
  badge: z
    .string()
    .regex(/^[^\p{Cc}\p{Cs}]{1,100}$/u, 'A badge’s id has 1 to 100 characters and no control characters.')
    .meta({ description: 'The badge’s id in the catalog, percent-encoded.', examples: ['first-project'] }),
})

const message = (field: string) => `${field} must be text of 1 to 1,000 characters.`

const words = (field: string) => z.string(message(field)).min(1, message(field)).max(1_000, message(field))

const signed = {
  reason: words('reason').meta({ description: 'Why. It stays with the decision.' }),
  by: words('by').optional().meta({ description: 'Who decided it; the name of the key when left out.' }),
}

export const decisionSchema = z
  .strictObject(
    {
      ...signed,
      instance: z.string('instance must be text.').optional().meta({
        description: 'The target, period or season, for a badge that is held once for each of them.',
      }),
    },
    'A decision has the fields reason, by and instance.',
  )
  .meta({ id: 'Decision' })

export const resetSchema = z.strictObject(signed, 'A reset has the fields reason and by.').meta({ id: 'Reset' })

export const decidedSchema = z
  .object({
    status: z.enum(['done', 'already']).meta({ description: '`already`: it was so before, and nothing was written.' }),
    held: z
      .boolean()
      .meta({ description: 'Whether the person holds the badge now; after a reset, whether they hold any.' }),
  })
  .meta({ id: 'Decided' })
