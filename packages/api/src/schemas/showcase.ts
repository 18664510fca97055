import { z } from 'zod'
import { tier } from './badge.ts'

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
})

const category = z.object({
  id: z.string(),
  name: z.string(),
  symbol: z.string().nullable(),
  badges: z.array(showcaseBadge),
})

/** Every badge there is, by category, and how far a person is with each. */
export const showcaseSchema = z
  .object({ earned: z.int(), total: z.int(), categories: z.array(category) })
  .meta({ id: 'Showcase' })
