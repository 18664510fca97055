import { CORRECTIONS } from '@laurel/core'
import { z } from 'zod'

const instant = z.iso.datetime()
const date = z.iso.date()

const capSchema = z
  .object({
    most: z.int(),
    every: z.union([z.enum(['day', 'week', 'month', 'year']), z.object({ minutes: z.int() })]),
    of: z.enum(['person', 'pair']),
  })
  .meta({ id: 'Cap', description: 'At most so many in a time, of one person in all or towards each other one.' })

const outcome = z
  .enum([
    'counted',
    'repeated',
    'filtered',
    'self',
    'blocked',
    'minimum',
    'capped',
    'no_target',
    'no_field',
    'out_of_season',
    'retracted',
    'review',
    'too_old',
    'out_of_window',
    'reset',
    'failed',
  ])
  .meta({ id: 'Outcome', description: 'What became of an event in a metric.' })

const op = z.enum(['>=', '>', '<=', '<', '='])

const zoneFrom = z
  .enum(['event', 'person', 'community'])
  .meta({ description: 'Who said the zone; `community`: nobody did, and it is an assumption.' })

const numberSchema = z.object({
  metric: z.string(),
  target: z.string().nullable().meta({ description: 'The target it is counted for; null for the person as a whole.' }),
  op,
  needed: z.number(),
  value: z.number(),
  missing: z
    .number()
    .nullable()
    .meta({ description: 'How much more makes it true; 0 where it is, null where more does not help.' }),
})

/** One condition, with those that it is made of. */
export interface ConditionAnswer {
  readonly kind: 'compare' | 'holds' | 'all' | 'any' | 'not' | 'atLeast' | 'secret'
  readonly isTrue: boolean
  readonly text: string
  readonly result: string
  readonly number: z.output<typeof numberSchema> | null
  readonly badge: string | null
  readonly count: number | null
  readonly of: readonly ConditionAnswer[]
}

/** A declaration file cannot say by itself what a schema that contains itself is. */
const conditionSchema: z.ZodType<ConditionAnswer> = z
  .object({
    kind: z.enum(['compare', 'holds', 'all', 'any', 'not', 'atLeast', 'secret']).meta({
      description:
        '`holds`: another badge, whose own condition stands below it. `secret`: one that nobody may hear of before they hold it.',
    }),
    isTrue: z.boolean(),
    text: z.string().meta({ description: '"interactions ≥ 300"' }),
    result: z.string().meta({ description: '"265, 35 missing"; empty for one that is made of others.' }),
    number: numberSchema.nullable(),
    badge: z.string().nullable(),
    count: z.int().nullable().meta({ description: 'How many of its parts have to be true.' }),
    get of() {
      return z.array(conditionSchema).readonly()
    },
  })
  .meta({ id: 'Condition' })

const correction = z
  .object({
    type: z.enum(CORRECTIONS),
    at: instant,
    value: z.number().nullable(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({
    id: 'ExplainedCorrection',
    description: 'What was said of an event afterwards. `by` and `reason` are for admins.',
  })

const eventName = {
  person: z.string().nullable().meta({ description: 'Whose event it is. Of others only admins hear.' }),
  event: z.string(),
  type: z.string(),
  at: instant,
}

const factSchema = z.object({
  ...eventName,
  target: z.string().nullable(),
  value: z.number().meta({ description: 'What it counts as.' }),
  day: date.meta({ description: 'The date on the person’s calendar.' }),
  zone: z.string(),
  zoneFrom,
  outcome,
  cap: capSchema.nullable().meta({ description: 'The cap that left no room.' }),
  error: z.string().nullable().meta({ description: 'Why a metric could not read it; for admins.' }),
  text: z.string().meta({ description: '"over the cap (10 a day)"' }),
  correction: correction.nullable().meta({ description: 'What was said of it last.' }),
})

const streakSchema = z.object({
  current: z.int(),
  longest: z.int(),
  atRisk: z.boolean(),
  freezesLeft: z.int(),
  days: z.array(
    z.object({
      day: date,
      kind: z.enum(['active', 'frozen', 'repaired', 'absent', 'paused', 'rest', 'missed']),
    }),
  ),
})

const metricSchema = z.object({
  metric: z.string(),
  target: z.string().nullable(),
  noun: z.string(),
  value: z.number(),
  window: z
    .object({ from: date.nullable(), to: date.nullable() })
    .nullable()
    .meta({ description: 'The first and the last date that count; both null outside of a season.' }),
  streak: streakSchema.nullable(),
  text: z
    .string()
    .meta({ description: '"265 events count, 14 do not: 9 done to their own things, 5 over the cap (10 a day)"' }),
  detail: z.string().meta({ description: 'Its window, or how its streak stands.' }),
  tallies: z.array(z.object({ outcome, cap: capSchema.nullable(), count: z.int() })),
  facts: z.array(factSchema).meta({ description: 'The newest events, the newest first.' }),
  more: z.int().meta({ description: 'How many older ones are not listed.' }),
})

/** Why somebody holds a badge, or what is missing. */
export const explanationSchema = z
  .object({
    person: z.string(),
    badge: z.string(),
    name: z.string(),
    instance: z.string(),
    target: z.string().nullable(),
    held: z.boolean(),
    standing: z.enum(['held', 'revoked', 'sold_out', 'lost', 'unavailable', 'open']),
    text: z.string().meta({ description: '"not held. 265 of 300"' }),
    since: instant.nullable(),
    ground: z
      .enum(['rule', 'manual', 'kept'])
      .nullable()
      .meta({ description: 'A rule, a decision, or that it was held before rules or events changed.' }),
    times: z.int().meta({ description: 'How often it was earned.' }),
    endsAt: instant.nullable().meta({ description: 'When time alone will end it.' }),
    lostAt: instant.nullable(),
    earnedBy: z.object(eventName).nullable().meta({ description: 'The event that made it true.' }),
    day: date.meta({ description: 'The date on which the conditions were looked at.' }),
    criteria: conditionSchema,
    metrics: z.array(metricSchema).meta({ description: 'Every number in the conditions, with the events behind it.' }),
    decisions: z.array(
      z.object({
        event: z.string(),
        kind: z.enum(['granted', 'kept', 'revoked', 'lifted', 'reset']),
        at: instant,
        by: z.string().nullable(),
        reason: z.string().nullable(),
        text: z.string(),
      }),
    ),
    history: z
      .array(
        z.object({
          change: z.enum(['moved', 'revoked', 'returned']),
          at: instant,
          earnedAt: instant.nullable(),
          earlierAt: instant.nullable(),
        }),
      )
      .meta({ description: 'What happened to the award after it was given, the newest first.' }),
    award: z
      .object({
        earnedAt: instant,
        awardedAt: instant,
        revokedAt: instant.nullable(),
        revokedBy: z.enum(['cascade', 'manual']).nullable(),
        revokedReason: z.string().nullable(),
      })
      .nullable(),
    failures: z.array(z.object({ event: z.string(), error: z.string().nullable() })),
    isCurrent: z
      .boolean()
      .meta({ description: 'Whether profiles show this already: `false` while late events are to be folded in.' }),
  })
  .meta({ id: 'Explanation' })

const namedBadge = { badge: z.string(), instance: z.string(), name: z.string() }

/** What one event did, for everybody whom it credits. */
export const eventExplanationSchema = z
  .object({
    event: z.string(),
    type: z.string(),
    at: instant,
    receivedAt: instant,
    actor: z.string().nullable().meta({ description: 'Of others only admins hear.' }),
    owner: z.string().nullable(),
    target: z.string().nullable(),
    value: z.number(),
    countsAs: z.number().nullable().meta({ description: 'What it counts as, since it was replaced.' }),
    ignored: z
      .enum(['unknown_type', 'retracted', 'review', 'too_old'])
      .nullable()
      .meta({ description: 'Why no rule looks at it.' }),
    corrects: z.string().nullable().meta({ description: 'The event that this one corrects.' }),
    corrections: z.array(correction).meta({ description: 'The latest first.' }),
    people: z.array(
      z.object({
        person: z.string(),
        day: date,
        zone: z.string(),
        zoneFrom,
        outcomes: z.array(
          z.object({
            metric: z.string(),
            outcome,
            cap: capSchema.nullable(),
            error: z.string().nullable(),
            text: z.string(),
          }),
        ),
        earned: z.array(z.object({ ...namedBadge, isHeld: z.boolean().meta({ description: 'Whether it still is.' }) })),
        lost: z.array(z.object(namedBadge)),
      }),
    ),
  })
  .meta({ id: 'EventExplanation' })
