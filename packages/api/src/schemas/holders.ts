import { TIERS } from '@laurel/core'
import { z } from 'zod'
import { tier } from './badge.ts'
import { feedPersonSchema } from './person.ts'
import { byTier } from './profile.ts'
import { locale, page, pageOf } from './query.ts'

/** Somebody who holds a badge, with their newest one of those that were asked for. */
const holderSchema = z
  .object({
    person: feedPersonSchema,
    badge: z.string(),
    badgeName: z.string(),
    tier,
    glyph: z.string(),
    earnedAt: z.iso.datetime(),
  })
  .meta({ id: 'Holder' })

export const holderPageSchema = pageOf(holderSchema)
  .extend({ total: z.int().meta({ description: 'How many there are in all, as of a few seconds ago.' }) })
  .meta({ id: 'HolderPage' })

export const holdersQuery = z
  .strictObject({
    badge: z.string().optional().meta({ description: 'Who holds this badge.' }),
    tier: z
      .enum(TIERS, `tier is one of ${TIERS.join(', ')}.`)
      .optional()
      .meta({ description: 'Who holds any badge of this tier.' }),
    category: z.string().optional().meta({ description: 'Who holds any badge of this category.' }),
    ...page,
    locale: locale.optional(),
  })
  .refine((query) => [query.badge, query.tier, query.category].filter((of) => of !== undefined).length === 1, {
    error: 'Say whose holders: badge, tier or category, and only one of them.',
  })

export const holderCountsSchema = z
  .object({
    people: z.int().meta({ description: 'Everybody who may be seen and did anything that counts.' }),
    badges: z.record(z.string(), z.int()).meta({ description: 'Holders of each badge, by its id.' }),
    tiers: byTier.meta({ description: 'Holders of any badge of each tier.' }),
    categories: z.record(z.string(), z.int()).meta({ description: 'Holders of any badge of each category.' }),
  })
  .meta({ id: 'HolderCounts' })
