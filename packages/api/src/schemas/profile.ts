import { z } from 'zod'
import { facets, tier } from './badge.ts'
import { personSchema } from './person.ts'

const highlight = z.object({
  badge: z.string(),
  name: z.string(),
  description: z.string(),
  tier,
  glyph: z.string(),
  instance: z.string(),
  earnedAt: z.iso.datetime(),
  times: z.int().meta({ description: 'How often it has been earned.' }),
  endsAt: z.iso.datetime().nullable().meta({ description: 'When time alone will end it; null where it will not.' }),
  ...facets,
})

/** A number for each tier. */
export const byTier = z.object({ bronze: z.int(), silver: z.int(), gold: z.int(), diamond: z.int() })

const milestone = z.object({
  metric: z.string(),
  value: z.number(),
  noun: z.string().meta({ description: 'What is counted, for this number of it: "projects".' }),
})

const nextBadge = z.object({
  badge: z.string(),
  name: z.string(),
  tier,
  glyph: z.string(),
  value: z.number(),
  target: z.number(),
  remaining: z.number(),
  percent: z.int().meta({ description: '0 to 99.' }),
  progress: z.string().meta({ description: '"265 / 300 interactions"' }),
  nudge: z.string().meta({ description: '"Only 35 more interactions to unlock **Networking Master**!"' }),
})

/** One streak as it stands today. */
export const streakSchema = z.object({
  metric: z.string(),
  noun: z.string().meta({ description: 'What it is called, for its current length: "days".' }),
  current: z.number().meta({ description: '0 when it is over.' }),
  longest: z.number(),
  atRisk: z.boolean().meta({ description: 'Whether it ends unless something is done before `until`.' }),
  until: z.iso.datetime().nullable().meta({
    description:
      'When the day, week or month ends, for the person, in which that must be done; null for a streak that is not at risk.',
  }),
})

/** What a person is proud of, what they did, and what comes next. */
export const profileSchema = z
  .object({
    person: personSchema,
    visible: z.boolean().meta({
      description: 'Whether the reader may see what this person earned; everything below is empty where not.',
    }),
    highlights: z.array(highlight).meta({
      description: 'What the person pinned, in their order; without pins the best badges, the highest tier first.',
    }),
    milestones: z.array(milestone),
    next: z.array(nextBadge).meta({ description: 'The badges to come, the nearest first.' }),
    streaks: z.array(streakSchema).meta({ description: 'Every streak that the catalog counts, as it stands today.' }),
    badgesEarned: z.int(),
    tiers: byTier.meta({ description: 'The badges earned, by tier.' }),
    changesAt: z.iso.datetime().nullable().meta({
      description: 'When time alone will change this, so that nobody keeps it longer; null when it will not.',
    }),
  })
  .meta({ id: 'Profile' })
