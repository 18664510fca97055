import { allOf, anyOf, reach } from '@laurel/core'
import { title } from '../titles.ts'

/** The badges outside the ladders: first times, and what a community gives back. */
export const achievementBadges = {
  'first-project': {
    name: { en: 'First Project', de: 'Erstes Projekt' },
    description: {
      en: 'Your very first project has a home on Dev-Space.',
      de: 'Dein allererstes Projekt ist auf Dev-Space zu Hause.',
    },
    category: 'achievements',
    tier: 'bronze',
    glyph: 'flag',
    criteria: reach('projects', 1),
  },
  'first-journey': {
    name: { en: 'First Journey', de: 'Erste Journey' },
    description: {
      en: 'You shared the first step of a journey.',
      de: 'Du hast den ersten Schritt einer Journey geteilt.',
    },
    category: 'achievements',
    tier: 'bronze',
    glyph: 'footprints',
    criteria: reach('journey-logs', 1),
  },
  'first-collab': {
    name: { en: 'First Collab', de: 'Erste Collab' },
    description: {
      en: 'You teamed up with others for the first time.',
      de: 'Du hast dich zum ersten Mal mit anderen zusammengetan.',
    },
    category: 'achievements',
    tier: 'bronze',
    glyph: 'puzzle',
    criteria: anyOf(reach('collaborations', 1), reach('team-projects', 1)),
  },
  'first-discussion': {
    name: { en: 'First Discussion', de: 'Erste Diskussion' },
    description: {
      en: 'You got your first conversation going.',
      de: 'Du hast dein erstes Gespräch in Gang gebracht.',
    },
    category: 'achievements',
    tier: 'bronze',
    glyph: 'messages-square',
    criteria: reach('discussions', 1),
  },
  'code-titan': {
    name: title('Code Titan'),
    description: {
      en: '25 projects of yours that you still worked on a month after you began them.',
      de: '25 deiner Projekte, an denen du auch einen Monat nach dem Anfang noch gearbeitet hast.',
    },
    category: 'builder',
    tier: 'diamond',
    glyph: 'castle',
    criteria: reach('projects-kept-up', 25),
  },
  'mentor-spirit': {
    name: title('Mentor Spirit'),
    description: {
      en: 'Your answers help others grow: 25 accepted, by at least 10 people.',
      de: 'Deine Antworten bringen andere weiter: 25 angenommen, von mindestens 10 Leuten.',
    },
    category: 'social',
    tier: 'gold',
    glyph: 'graduation-cap',
    criteria: allOf(reach('accepted-answers', 25), reach('mentees', 10)),
  },
  'team-player': {
    name: title('Team Player'),
    description: {
      en: 'You joined open collaborations in 3 projects of other people.',
      de: 'Du bist in 3 Projekten anderer Leute bei offenen Collabs eingestiegen.',
    },
    category: 'collaborator',
    tier: 'bronze',
    glyph: 'users',
    criteria: reach('team-projects', 3),
  },
  '30-day-streaker': {
    name: title('30-Day Streaker'),
    description: {
      en: 'Thirty days in a row of code, project updates or journey logs.',
      de: 'Dreißig Tage in Folge mit Code, Projekt-Updates oder Journey-Einträgen.',
    },
    category: 'activity',
    tier: 'silver',
    glyph: 'calendar-days',
    criteria: reach('building-streak', 30),
  },
  'popular-project': {
    name: title('Popular Project'),
    description: {
      en: 'A project of yours moved 100 people to react.',
      de: 'Eins deiner Projekte hat 100 Leute zu einer Reaktion bewegt.',
    },
    category: 'influence',
    tier: 'gold',
    glyph: 'star',
    criteria: reach('project-fans', 100),
    scope: 'target',
    once: 'target',
  },
  'community-legend': {
    name: title('Community Legend'),
    description: {
      en: '1,000 people follow you to see what you build next.',
      de: '1.000 Leute folgen dir, um zu sehen, was du als Nächstes baust.',
    },
    category: 'influence',
    tier: 'diamond',
    glyph: 'trophy',
    criteria: reach('followers', 1000),
  },
} as const
