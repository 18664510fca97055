export const paths = {
  builder: {
    name: { en: 'Builder Path', de: 'Builder-Pfad' },
    metric: 'projects',
    badges: ['first-builder', 'project-rookie', 'project-enthusiast', 'project-pro', 'code-architect'],
  },
  social: {
    name: { en: 'Social Path', de: 'Community-Pfad' },
    metric: 'interactions',
    badges: ['sociable-dev', 'social-freak', 'networking-master', 'community-icon'],
  },
  journey: {
    name: { en: 'Journey Path', de: 'Journey-Pfad' },
    metric: 'journey-logs',
    badges: ['first-log', 'journey-starter', 'storyteller', 'journey-master'],
  },
  collaboration: {
    name: { en: 'Collaboration Path', de: 'Collab-Pfad' },
    metric: 'collaborations',
    badges: ['team-spirit', 'collab-guru', 'open-source-ally'],
  },
  consistency: {
    name: { en: 'Consistency Path', de: 'Dranbleiben-Pfad' },
    metric: 'activity-streak',
    badges: ['active-dev', 'consistency-beast', 'relentless-builder'],
  },
} as const
