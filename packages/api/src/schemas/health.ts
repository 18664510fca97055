import { z } from 'zod'

const forAdmins = 'Only for keys with the scope `admin`.'

/** How the community is doing. */
export const healthSchema = z
  .object({
    status: z.enum(['ok', 'degraded']).meta({
      description: '`degraded` when rules are parked: recognition goes on, and somebody has to mend them.',
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
    unknownTypes: z
      .array(z.object({ type: z.string(), count: z.int() }))
      .optional()
      .meta({ description: `Types of events that the catalog does not know. ${forAdmins}` }),
  })
  .meta({ id: 'Health' })
