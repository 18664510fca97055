export const paths = {
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
  streak: {
    name: { en: 'Streak Path', de: 'Serien-Pfad' },
    metric: 'dailyStreak',
    badges: ['on-a-roll', 'full-week', 'force-of-habit', 'unstoppable'],
  },
  'active-days': {
    name: { en: 'Active Days Path', de: 'Pfad der aktiven Tage' },
    metric: 'activeDays',
    badges: ['familiar-face', 'regular', 'lap-around-the-sun', 'bedrock'],
  },
} as const
