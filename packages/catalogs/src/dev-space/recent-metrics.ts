import { ACTIVITY } from './activity.ts'

/** What is counted in a part of the calendar only: a week, the last days, the first ones, or October. */
export const recentMetrics = {
  'recent-coding-days': {
    kind: 'days',
    of: ['code.pushed', 'project.updated'],
    credit: 'actor',
    window: { kind: 'rolling', days: 7 },
    noun: {
      en: '{count, plural, one {coding day} other {coding days}}',
      de: '{count, plural, one {Tag mit Code} other {Tage mit Code}}',
    },
    deed: {
      en: 'coding on {count, plural, one {one} other {#}} of the last 7 days',
      de: 'an {count, plural, one {einem} other {#}} der letzten 7 Tage programmiert',
    },
  },
  'active-days-this-week': {
    kind: 'days',
    of: ACTIVITY,
    credit: 'actor',
    window: { kind: 'calendar', unit: 'week' },
    noun: {
      en: '{count, plural, one {active day} other {active days}}',
      de: '{count, plural, one {aktiver Tag} other {aktive Tage}}',
    },
    deed: {
      en: 'being active on {count, plural, one {# day} other {# days}} of this week',
      de: 'dich an {count, plural, one {# Tag} other {# Tagen}} dieser Woche blicken lassen',
    },
  },
  'recent-late-nights': {
    kind: 'days',
    of: ['code.pushed'],
    where: { kind: 'localTime', from: '00:00', to: '05:00' },
    credit: 'actor',
    window: { kind: 'rolling', days: 30 },
    noun: {
      en: '{count, plural, one {late night} other {late nights}}',
      de: '{count, plural, one {lange Nacht} other {lange Nächte}}',
    },
    deed: {
      en: 'pushing code on {count, plural, one {# late night} other {# late nights}} of the last 30 days',
      de: 'in {count, plural, one {# langen Nacht} other {# langen Nächten}} der letzten 30 Tage Code gepusht',
    },
  },
  'recent-attention': {
    kind: 'count',
    of: ['reaction.given', 'user.followed'],
    credit: 'owner',
    notSelf: true,
    window: { kind: 'rolling', days: 30 },
    noun: {
      en: '{count, plural, one {reaction or follow} other {reactions or follows}}',
      de: '{count, plural, one {Reaktion oder neuer Follower} other {Reaktionen oder neue Follower}}',
    },
  },
  'days-on-board': {
    kind: 'span',
    // Whoever is followed or answered is there, even before they do anything themselves.
    from: ACTIVITY,
    of: ACTIVITY,
    credit: 'either',
    noun: {
      en: '{count, plural, one {day on Dev-Space} other {days on Dev-Space}}',
      de: '{count, plural, one {Tag auf Dev-Space} other {Tage auf Dev-Space}}',
    },
  },
  'october-contributions': {
    kind: 'live',
    things: [{ added: ['contribution.approved'], removed: ['contribution.reverted'] }],
    by: 'target',
    // Whoever approves it is mostly, but not always, the one whose project it is.
    where: { kind: 'not', of: { kind: 'equals', field: 'data.own', value: true } },
    credit: 'owner',
    notSelf: true,
    window: { kind: 'season', season: 'hacktober', from: '10-01', to: '10-31' },
    noun: {
      en: '{count, plural, one {contribution in October} other {contributions in October}}',
      de: '{count, plural, one {Beitrag im Oktober} other {Beiträge im Oktober}}',
    },
    deed: {
      en: '{count, plural, one {# contribution} other {# contributions}} to other people’s projects in October',
      de: 'im Oktober {count, plural, one {# Beitrag} other {# Beiträge}} zu Projekten anderer beigesteuert',
    },
  },
} as const
