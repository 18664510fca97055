import { TIERS } from '@laurel/core'
import { z } from 'zod'

export const tier = z.enum(TIERS).meta({ id: 'Tier' })

export const badgeParams = z.object({ id: z.string().meta({ description: 'The badge’s id in the catalog.' }) })

/** A badge of the catalog, in the reader's language. */
export const badgeSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    tier,
    glyph: z.string().meta({ description: 'Name of a lucide icon.' }),
    truth: z.enum(['permanent', 'live']).meta({ description: 'Kept once earned, or held while it is true.' }),
    once: z
      .enum(['person', 'target', 'period', 'season'])
      .meta({ description: 'Held once, or once for each target, period or season.' }),
    supply: z.int().nullable().meta({ description: 'How many people can hold it; null where that is not limited.' }),
    left: z.int().nullable().meta({ description: 'How many of those are left; null where that is not limited.' }),
    retired: z.boolean().meta({ description: 'Whether it can no longer be earned.' }),
    holders: z.int().meta({ description: 'How many people hold it.' }),
  })
  .meta({ id: 'Badge' })

/** A badge that somebody earned. */
export const awardSchema = z
  .object({
    person: z.string(),
    badge: z.string(),
    instance: z
      .string()
      .meta({ description: 'Empty when the badge is held once per person, else the target, period or season.' }),
    tier,
    earnedAt: z.iso.datetime().meta({ description: 'When the event happened that made it true.' }),
  })
  .meta({ id: 'Award' })
