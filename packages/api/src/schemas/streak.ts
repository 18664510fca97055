import { z } from 'zod'
import { personParams } from './person.ts'
import { streakSchema } from './profile.ts'
import { audience, locale } from './query.ts'

/** A person and a metric that is a streak, each as a path segment, percent-encoded once. */
export const streakParams = personParams.extend({
  metric: z.string().meta({ description: 'The metric’s id in the catalog.', examples: ['journey-streak'] }),
})

export const streakQuery = z.strictObject({
  weeks: z.coerce
    .number('weeks must be a number.')
    .int('weeks must be a whole number.')
    .min(1, 'weeks must be at least 1.')
    .max(104, 'weeks must be at most 104.')
    .optional()
    .meta({ description: 'How many weeks, this one among them; 20 when left out.' }),
  locale: locale.optional(),
  audience: audience.optional(),
})

/** A streak with what became of each day. */
export const streakCalendarSchema = streakSchema
  .extend({
    today: z.iso.date().meta({ description: 'The date that it is for the person.' }),
    days: z
      .array(
        z.object({
          day: z.iso.date(),
          kind: z.enum(['active', 'frozen', 'repaired', 'absent', 'paused', 'rest', 'missed']),
        }),
      )
      .meta({
        description:
          'In rising order; of a streak of weeks or months, each of these under its first date. Not those before the first ' +
          'one, and not today while nothing is done yet.',
      }),
  })
  .meta({ id: 'StreakCalendar' })
