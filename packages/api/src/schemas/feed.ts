import { z } from 'zod'
import { tier } from './badge.ts'
import { feedPersonSchema } from './person.ts'
import { pageOf } from './query.ts'

/** An award, with what is needed to show it and to link it. */
const feedItemSchema = z
  .object({
    person: feedPersonSchema,
    badge: z.string(),
    badgeName: z.string(),
    tier,
    glyph: z.string(),
    instance: z.string(),
    earnedAt: z.iso.datetime(),
    text: z.string().meta({ description: 'The sentence; the badge stands in `**`.' }),
  })
  .meta({ id: 'FeedItem' })

export const feedPageSchema = pageOf(feedItemSchema).meta({ id: 'FeedPage' })
