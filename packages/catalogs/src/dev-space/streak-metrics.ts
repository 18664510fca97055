import { ACTIVITY } from './activity.ts'

export const streakMetrics = {
  'activity-streak': {
    kind: 'streak',
    of: ACTIVITY,
    credit: 'actor',
    noun: {
      en: '{count, plural, one {active day in a row} other {active days in a row}}',
      de: '{count, plural, one {aktiver Tag in Folge} other {aktive Tage in Folge}}',
    },
    deed: {
      en: 'being active {count, plural, one {# day} other {# days}} in a row',
      de: 'dich {count, plural, one {# Tag} other {# Tage}} in Folge blicken lassen',
    },
  },
  'building-streak': {
    kind: 'streak',
    of: ['code.pushed', 'project.updated', 'journey.logged'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {building day in a row} other {building days in a row}}',
      de: '{count, plural, one {Bautag in Folge} other {Bautage in Folge}}',
    },
    deed: {
      en: 'building {count, plural, one {# day} other {# days}} in a row',
      de: '{count, plural, one {# Tag} other {# Tage}} in Folge gebaut',
    },
  },
} as const
