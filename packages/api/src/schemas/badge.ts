import { TIERS } from '@laurel/core'
import { z } from 'zod'

export const tier = z.enum(TIERS).meta({ id: 'Tier' })

export const badgeParams = z.object({ id: z.string().meta({ description: 'The badge’s id in the catalog.' }) })

/** What part of the people hold a badge. */
export const rarity = z.number().nullable().meta({
  description: 'What part of the people hold it, 0 to 1; null where there are too few people to tell, or it is secret.',
})

/** What is told of a badge that somebody holds, wherever it is shown. */
export const facets = {
  truth: z.enum(['permanent', 'live']).meta({ description: 'Kept once earned, or held while it is true.' }),
  year: z.int().nullable().meta({ description: 'Of one that is held for a period or season; null for any other.' }),
  remaining: z.number().nullable().meta({
    description: 'How much of its time is left, from 1 to 0; null where time will not end it.',
  }),
  pinned: z.boolean().meta({ description: 'Whether the person wants it to come first.' }),
  hidden: z.boolean().meta({ description: 'Whether nobody but the person sees it; others never get such a one.' }),
}

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
    holders: z.int().meta({ description: 'How many people hold it, of those who may be seen.' }),
    rarity,
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
