import { rhythmMetrics } from './rhythm-metrics.ts'

/**
 * The most lines that one commit can count for: more than a long day's work by hand, less than a
 * lock file, a vendored library or a reformatted tree, which would otherwise outweigh everything else.
 */
export const MOST_LINES_OF_A_COMMIT = 1000

export const metrics = {
  commits: {
    kind: 'count',
    of: ['commit.pushed'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {commit} other {commits}}',
      de: '{count, plural, one {Commit} other {Commits}}',
    },
    deed: {
      en: 'pushing {count, plural, =1 {your first commit} other {# commits}}',
      de: '{count, plural, =1 {deinen ersten Commit} other {# Commits}} gepusht',
    },
  },
  merges: {
    kind: 'count',
    of: ['merge.pushed'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {merge} other {merges}}',
      de: '{count, plural, one {Merge} other {Merges}}',
    },
    deed: {
      en: 'pushing {count, plural, =1 {your first merge} other {# merges}}',
      de: '{count, plural, =1 {deinen ersten Merge} other {# Merges}} gepusht',
    },
  },
  releases: {
    kind: 'count',
    of: ['release.tagged'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {release} other {releases}}',
      de: '{count, plural, one {Release} other {Releases}}',
    },
    deed: {
      en: 'tagging {count, plural, =1 {your first release} other {# releases}}',
      de: '{count, plural, =1 {dein erstes Release} other {# Releases}} veröffentlicht',
    },
  },
  repositories: {
    kind: 'distinct',
    of: ['commit.pushed', 'merge.pushed', 'release.tagged'],
    by: 'target',
    credit: 'actor',
    noun: {
      en: '{count, plural, one {repository} other {repositories}}',
      de: '{count, plural, one {Repository} other {Repositorys}}',
    },
    deed: {
      en: 'working in {count, plural, =1 {your first repository} other {# repositories}}',
      de: 'in {count, plural, =1 {deinem ersten Repository} other {# Repositorys}} mitgearbeitet',
    },
  },
  'lines-changed': {
    kind: 'sum',
    of: ['commit.pushed'],
    fields: ['data.insertions', 'data.deletions'],
    cap: MOST_LINES_OF_A_COMMIT,
    credit: 'actor',
    noun: {
      en: '{count, plural, one {line changed} other {lines changed}}',
      de: '{count, plural, one {geänderte Zeile} other {geänderte Zeilen}}',
    },
    deed: {
      en: 'changing {count, plural, =1 {your first line} other {# lines}}',
      de: '{count, plural, =1 {deine erste Zeile} other {# Zeilen}} geändert',
    },
  },
  ...rhythmMetrics,
} as const
