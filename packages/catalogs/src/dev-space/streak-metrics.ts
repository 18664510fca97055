/**
 * What shows that the actor was there. Left out is what may be done by somebody else in the actor's name
 * (a removal, a restored project), and what is only taken back.
 */
const ACTIVITY = [
  'project.created',
  'project.updated',
  'project.released',
  'journey.logged',
  'post.created',
  'comment.created',
  'reply.created',
  'reaction.given',
  'discussion.started',
  'answer.accepted',
  'user.followed',
  'collaboration.joined',
  'contribution.submitted',
  'contribution.approved',
  'user.active',
  'code.pushed',
] as const

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
