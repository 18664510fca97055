import type { Endpoint } from '../endpoint.ts'
import { holderCountsSchema, holderPageSchema, holdersQuery } from '../schemas/holders.ts'

export const holders = {
  method: 'GET',
  path: '/holders',
  tag: 'badges',
  summary: 'Who holds a badge, or any of a tier or category, the newest first',
  description: 'Each person once, with the newest badge of those that were asked for. Only people who may be seen.',
  scope: 'read',
  query: holdersQuery,
  answer: { status: 200, description: 'One page.', schema: holderPageSchema },
  problems: ['unknown_badge', 'invalid_cursor'],
} as const satisfies Endpoint

export const holderCounts = {
  method: 'GET',
  path: '/holders/counts',
  tag: 'badges',
  summary: 'How many hold each badge, any of each tier and of each category',
  description: 'Of people who may be seen, and of badges that are no secret; as of a few seconds ago.',
  scope: 'read',
  answer: { status: 200, description: 'The numbers.', schema: holderCountsSchema },
} as const satisfies Endpoint
