import { type Catalog, defineCatalog } from '@laurel/core'
import { badges } from './badges.ts'
import { metrics } from './metrics.ts'

/** Anybody's history: commits, merges and releases, from one repository or from many. */
export const git: Catalog = defineCatalog({
  id: 'git',
  name: { en: 'Git', de: 'Git' },
  languages: ['en', 'de'],
  events: {
    'commit.pushed': 'A repository got a commit by the actor; data has its files, insertions and deletions.',
    'merge.pushed': 'A repository got a merge by the actor.',
    'release.tagged': 'A repository got a release, tagged by the actor.',
  },
  categories: {
    commits: {
      name: { en: 'Commits', de: 'Commits' },
      description: { en: 'Keeping the code moving', de: 'Den Code in Bewegung halten' },
      symbol: '🌿',
    },
    releases: {
      name: { en: 'Releases', de: 'Releases' },
      description: { en: 'Getting work out to people', de: 'Fertiges zu den Leuten bringen' },
      symbol: '📦',
    },
    repositories: {
      name: { en: 'Repositories', de: 'Repositorys' },
      description: { en: 'Being at home in more than one place', de: 'An mehr als einem Ort zu Hause sein' },
      symbol: '🗺️',
    },
  },
  metrics,
  badges,
  paths: {
    commits: {
      name: { en: 'Commit Path', de: 'Commit-Pfad' },
      metric: 'commits',
      badges: ['first-commit', 'warmed-up', 'steady-hand', 'workhorse', 'living-legend'],
    },
    releases: {
      name: { en: 'Release Path', de: 'Release-Pfad' },
      metric: 'releases',
      badges: ['first-release', 'release-train', 'evergreen'],
    },
    repositories: {
      name: { en: 'Repository Path', de: 'Repository-Pfad' },
      metric: 'repositories',
      badges: ['second-home', 'polyglot-of-repositories', 'at-home-everywhere'],
    },
  },
  milestones: ['commits', 'merges', 'releases', 'repositories', 'lines-changed'],
})
