import { z } from 'zod'
import { facets, rarity, tier } from './badge.ts'

const showcaseBadge = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  tier,
  glyph: z.string(),
  earnedAt: z.iso.datetime().nullable().meta({ description: 'When it was first earned; null while it is locked.' }),
  retired: z.boolean().meta({ description: 'Whether it can no longer be earned.' }),
  soldOut: z.boolean().meta({ description: 'Whether none is left of it, and this person has none.' }),
  count: z.int().meta({ description: 'More than 1 only for badges that are held once per target, period or season.' }),
  progress: z.object({ value: z.number(), target: z.number(), text: z.string() }),
  holders: z.int().meta({ description: 'How many people hold it, of those who may be seen.' }),
  rarity,
  ...facets,
})

const category = z.object({
  id: z.string(),
  name: z.string(),
  symbol: z.string().nullable(),
  badges: z.array(showcaseBadge),
})

/** Every badge there is, by category, and how far a person is with each. */
export const showcaseSchema = z
  .object({
    visible: z.boolean().meta({
      description: 'Whether the reader may see what this person earned; everything below is empty where not.',
    }),
    earned: z.int(),
    total: z.int(),
    categories: z.array(category),
    paths: z
      .array(z.object({ id: z.string(), name: z.string(), badges: z.array(z.string()) }))
      .meta({ description: 'Badges that follow one another, the lowest first.' }),
  })
  .meta({ id: 'Showcase' })
