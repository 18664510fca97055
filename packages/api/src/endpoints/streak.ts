import type { Endpoint } from '../endpoint.ts'
import { streakCalendarSchema, streakParams, streakQuery } from '../schemas/streak.ts'

export const streak = {
  method: 'GET',
  path: '/people/{id}/streaks/{metric}',
  tag: 'people',
  summary: 'A streak, with what became of each day',
  scope: 'read',
  params: streakParams,
  query: streakQuery,
  answer: { status: 200, description: 'The streak.', schema: streakCalendarSchema },
  problems: ['unknown_person', 'unknown_streak'],
} as const satisfies Endpoint
