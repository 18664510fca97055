import { type Catalog, defineCatalog } from '@laurel/core'
import { badges } from './badges.ts'
import { metrics } from './metrics.ts'
import { paths } from './paths.ts'

/** Anybody's history: commits, merges and releases, from one repository or from many, and the days they were made on. */
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
    rhythm: {
      name: { en: 'Rhythm', de: 'Rhythmus' },
      description: { en: 'Coming back, day after day', de: 'Tag für Tag wiederkommen' },
      symbol: '🥁',
    },
  },
  metrics,
  badges,
  paths,
  milestones: ['commits', 'merges', 'releases', 'repositories', 'lines-changed', 'activeDays'],
})
