import { z } from 'zod'

const forAdmins = 'Only for keys with the scope `admin`.'

/** How the community is doing. */
export const healthSchema = z
  .object({
    status: z.enum(['ok', 'degraded']).meta({
      description:
        '`degraded` when rules are parked or events cannot be recorded: the rest goes on, and somebody has to look at it.',
    }),
    schemaVersion: z.int().optional().meta({ description: forAdmins }),
    catalog: z.string().optional().meta({ description: forAdmins }),
    failures: z
      .object({ waiting: z.int(), parked: z.int() })
      .optional()
      .meta({ description: `Rules waiting to be tried again, and rules given up on. ${forAdmins}` }),
    parked: z
      .array(z.object({ rule: z.string(), error: z.string(), count: z.int() }))
      .optional()
      .meta({ description: forAdmins }),
    pending: z
      .object({
        waiting: z.int(),
        failing: z.int(),
        refused: z.array(z.object({ error: z.string(), count: z.int() })),
      })
      .optional()
      .meta({
        description: `Events told in the database that wait to be recorded: all, those that failed before, and what is no event. ${forAdmins}`,
      }),
    unknownTypes: z
      .array(z.object({ type: z.string(), count: z.int() }))
      .optional()
      .meta({ description: `Types of events that the catalog does not know. ${forAdmins}` }),
  })
  .meta({ id: 'Health' })
