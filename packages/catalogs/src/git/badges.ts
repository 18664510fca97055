import { reach } from '@laurel/core'
import { rhythmBadges } from './rhythm-badges.ts'

export const badges = {
  'first-commit': {
    name: { en: 'First Commit', de: 'Erster Commit' },
    description: { en: 'Your first commit is in.', de: 'Dein erster Commit ist drin.' },
    category: 'commits',
    tier: 'bronze',
    glyph: 'git-commit-horizontal',
    criteria: reach('commits', 1),
  },
  'warmed-up': {
    name: { en: 'Warmed Up', de: 'Warmgelaufen' },
    description: { en: 'Ten commits in, and you’re just getting going.', de: 'Zehn Commits, und es läuft.' },
    category: 'commits',
    tier: 'bronze',
    glyph: 'coffee',
    criteria: reach('commits', 10),
  },
  'steady-hand': {
    name: { en: 'Steady Hand', de: 'Ruhige Hand' },
    description: {
      en: 'A hundred commits: people know your handwriting.',
      de: 'Hundert Commits: Deine Handschrift kennt man inzwischen.',
    },
    category: 'commits',
    tier: 'silver',
    glyph: 'anchor',
    criteria: reach('commits', 100),
  },
  workhorse: {
    name: { en: 'Workhorse', de: 'Arbeitstier' },
    description: {
      en: 'A thousand commits: much of this stands because of you.',
      de: 'Tausend Commits: Vieles hier steht, weil du drangeblieben bist.',
    },
    category: 'commits',
    tier: 'gold',
    glyph: 'dumbbell',
    criteria: reach('commits', 1000),
  },
  'living-legend': {
    name: { en: 'Living Legend', de: 'Lebende Legende' },
    description: {
      en: 'Ten thousand commits: your log is the history book.',
      de: 'Zehntausend Commits: Dein Log ist das Geschichtsbuch.',
    },
    category: 'commits',
    tier: 'diamond',
    glyph: 'mountain',
    criteria: reach('commits', 10_000),
  },
  'first-release': {
    name: { en: 'First Release', de: 'Erstes Release' },
    description: { en: 'You shipped it!', de: 'Du hast es rausgebracht!' },
    category: 'releases',
    tier: 'bronze',
    glyph: 'tag',
    criteria: reach('releases', 1),
  },
  'release-train': {
    name: { en: 'Release Train', de: 'Release-Zug' },
    description: {
      en: 'Ten releases: people have learned to look out for the next one.',
      de: 'Zehn Releases: Auf das nächste warten die Leute schon.',
    },
    category: 'releases',
    tier: 'silver',
    glyph: 'train-front',
    criteria: reach('releases', 10),
  },
  evergreen: {
    name: { en: 'Evergreen', de: 'Dauerbrenner' },
    description: {
      en: 'Fifty releases: you keep it fresh, year after year.',
      de: 'Fünfzig Releases: Bei dir bleibt es frisch, Jahr für Jahr.',
    },
    category: 'releases',
    tier: 'gold',
    glyph: 'tree-pine',
    criteria: reach('releases', 50),
  },
  'second-home': {
    name: { en: 'Second Home', de: 'Zweites Zuhause' },
    description: {
      en: 'You found your way into a second repository.',
      de: 'Du hast dich in einem zweiten Repository eingelebt.',
    },
    category: 'repositories',
    tier: 'bronze',
    glyph: 'house',
    criteria: reach('repositories', 2),
  },
  'polyglot-of-repositories': {
    name: { en: 'Polyglot of Repositories', de: 'Repository-Polyglott' },
    description: {
      en: 'Five repositories, and you speak the language of each.',
      de: 'Fünf Repositorys, und du sprichst die Sprache von jedem.',
    },
    category: 'repositories',
    tier: 'silver',
    glyph: 'languages',
    criteria: reach('repositories', 5),
  },
  'at-home-everywhere': {
    name: { en: 'At Home Everywhere', de: 'Überall zu Hause' },
    description: {
      en: 'Twenty repositories: put you anywhere, and you get to work.',
      de: 'Zwanzig Repositorys: Egal, wo du landest, du legst los.',
    },
    category: 'repositories',
    tier: 'gold',
    glyph: 'globe',
    criteria: reach('repositories', 20),
  },
  ...rhythmBadges,
} as const
