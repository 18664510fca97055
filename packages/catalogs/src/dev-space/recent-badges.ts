import { allOf, reach } from '@laurel/core'
import { title } from '../titles.ts'

/** The badges that time has a part in: those that end again, and those that can be earned only for a while. */
export const recentBadges = {
  'daily-coder': {
    name: title('Daily Coder'),
    description: {
      en: 'You code on at least 5 days out of 7. Yours for as long as you keep it up.',
      de: 'Du programmierst an mindestens 5 von 7 Tagen. Du hast es, solange du dranbleibst.',
    },
    category: 'activity',
    tier: 'silver',
    glyph: 'code-xml',
    criteria: reach('recent-coding-days', 5),
    truth: 'live',
  },
  'active-this-week': {
    name: { en: 'Active this week', de: 'Diese Woche aktiv' },
    description: {
      en: 'You were here on at least 3 days of this week. It ends with the week.',
      de: 'Du warst an mindestens 3 Tagen dieser Woche da. Es endet mit der Woche.',
    },
    category: 'activity',
    tier: 'bronze',
    glyph: 'flame',
    criteria: reach('active-days-this-week', 3),
    truth: 'live',
    once: 'period',
    // Every week has its own, and a notice in each of them would be one too many.
    announced: false,
  },
  'late-night-coder': {
    name: title('Late-Night Coder'),
    description: {
      en: 'You pushed code between midnight and five on at least 5 of the last 30 nights. It ends when you get more sleep.',
      de: 'Du hast in mindestens 5 der letzten 30 Nächte zwischen null und fünf Uhr Code gepusht. Es endet, wenn du mehr schläfst.',
    },
    category: 'activity',
    tier: 'bronze',
    glyph: 'moon',
    criteria: reach('recent-late-nights', 5),
    truth: 'live',
  },
  'rising-star': {
    name: title('Rising Star'),
    description: {
      en: '50 reactions and follows within 30 days, in your first 90 days here.',
      de: '50 Reaktionen und neue Follower in 30 Tagen, und das in deinen ersten 90 Tagen hier.',
    },
    category: 'influence',
    tier: 'silver',
    glyph: 'sunrise',
    criteria: allOf(reach('recent-attention', 50), { kind: 'compare', metric: 'days-on-board', op: '<', value: 90 }),
  },
  'hacktober-challenge': {
    name: title('Hacktober Dev-Space Challenge'),
    description: {
      en: '4 contributions to other people’s projects, approved in October. Every year has an edition of its own.',
      de: '4 Beiträge zu Projekten anderer, im Oktober angenommen. Jedes Jahr hat seine eigene Ausgabe.',
    },
    category: 'achievements',
    tier: 'gold',
    glyph: 'leaf',
    criteria: reach('october-contributions', 4),
    once: 'season',
  },
} as const
