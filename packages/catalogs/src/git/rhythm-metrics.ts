/** What makes a day with work: a merge is work too, and a tag is set in a minute. */
const WORK = ['commit.pushed', 'merge.pushed'] as const

/** From midnight to five, by the author's clock: whoever is still at it has not been to bed. */
const LATE_NIGHT = { kind: 'localTime', from: '00:00', to: '05:00' } as const

const WEEKEND = { kind: 'weekday', days: [6, 7] } as const

/** When the work is done: on which days and at what hour, each in the author's own zone. */
export const rhythmMetrics = {
  activeDays: {
    kind: 'days',
    of: WORK,
    credit: 'actor',
    noun: {
      en: '{count, plural, one {active day} other {active days}}',
      de: '{count, plural, one {aktiver Tag} other {aktive Tage}}',
    },
    deed: {
      en: 'pushing code on {count, plural, one {# day} other {# days}}',
      de: 'an {count, plural, one {# Tag} other {# Tagen}} Code gepusht',
    },
  },
  dailyStreak: {
    kind: 'streak',
    of: WORK,
    credit: 'actor',
    noun: {
      en: '{count, plural, one {day in a row} other {days in a row}}',
      de: '{count, plural, one {Tag in Folge} other {Tage in Folge}}',
    },
    deed: {
      en: 'pushing code {count, plural, one {# day} other {# days}} in a row',
      de: '{count, plural, one {# Tag} other {# Tage}} in Folge Code gepusht',
    },
  },
  lateNightEvents: {
    kind: 'count',
    of: WORK,
    where: LATE_NIGHT,
    credit: 'actor',
    noun: {
      en: '{count, plural, one {late-night commit} other {late-night commits}}',
      de: '{count, plural, one {nächtlicher Commit} other {nächtliche Commits}}',
    },
    deed: {
      en: 'pushing {count, plural, one {# late-night commit} other {# late-night commits}}',
      de: '{count, plural, one {# nächtlichen Commit} other {# nächtliche Commits}} gepusht',
    },
  },
  lateNights: {
    kind: 'days',
    of: WORK,
    where: LATE_NIGHT,
    credit: 'actor',
    noun: {
      en: '{count, plural, one {late night} other {late nights}}',
      de: '{count, plural, one {lange Nacht} other {lange Nächte}}',
    },
    deed: {
      en: 'pushing code on {count, plural, one {# late night} other {# late nights}}',
      de: 'in {count, plural, one {# langen Nacht} other {# langen Nächten}} Code gepusht',
    },
  },
  daysSinceFirst: {
    kind: 'span',
    from: WORK,
    of: WORK,
    credit: 'actor',
    noun: {
      en: '{count, plural, one {day from first to latest commit} other {days from first to latest commit}}',
      de: '{count, plural, one {Tag vom ersten bis zum neuesten Commit} other {Tage vom ersten bis zum neuesten Commit}}',
    },
    deed: {
      en: 'pushing code {count, plural, one {# day} other {# days}} after your first commit',
      de: '{count, plural, one {# Tag} other {# Tage}} nach deinem ersten Commit wieder Code gepusht',
    },
  },
  weekendDays: {
    kind: 'days',
    of: WORK,
    where: WEEKEND,
    credit: 'actor',
    noun: {
      en: '{count, plural, one {weekend day} other {weekend days}}',
      de: '{count, plural, one {Wochenendtag} other {Wochenendtage}}',
    },
    deed: {
      en: 'pushing code on {count, plural, one {# weekend day} other {# weekend days}}',
      de: 'an {count, plural, one {# Wochenendtag} other {# Wochenendtagen}} Code gepusht',
    },
  },
} as const
