export const categories = {
  builder: {
    name: { en: 'Builder', de: 'Bauen' },
    description: { en: 'Creating and maintaining projects', de: 'Projekte anlegen und pflegen' },
    symbol: '🏗',
  },
  journey: {
    name: { en: 'Journey Logger', de: 'Journeys' },
    description: { en: 'Actively logging project journeys', de: 'Die Journey eines Projekts festhalten' },
    symbol: '🧭',
  },
  social: {
    name: { en: 'Social / Community', de: 'Community' },
    description: {
      en: 'Interacting with posts, comments, and discussions',
      de: 'Bei Beiträgen, Kommentaren und Diskussionen mitmischen',
    },
    symbol: '💬',
  },
  collaborator: {
    name: { en: 'Collaborator', de: 'Zusammenarbeit' },
    description: {
      en: 'Working with others or joining open collabs',
      de: 'Mit anderen arbeiten oder bei offenen Collabs einsteigen',
    },
    symbol: '⚙️',
  },
  activity: {
    name: { en: 'Activity / Consistency', de: 'Dranbleiben' },
    description: { en: 'Continuous platform engagement', de: 'Immer wieder da sein' },
    symbol: '🚀',
  },
  influence: {
    name: { en: 'Influence / Reach', de: 'Reichweite' },
    description: {
      en: 'Getting reactions, followers, or trending projects',
      de: 'Reaktionen und Follower bekommen oder mit einem Projekt im Trend liegen',
    },
    symbol: '🌍',
  },
  achievements: {
    name: { en: 'Achievements', de: 'Erfolge' },
    description: { en: 'Milestone events', de: 'Besondere Momente' },
    symbol: '🎯',
  },
} as const
