import { reach } from '@laurel/core'

/** The badges for coming back: days in a row, days in all, and the unusual hours. */
export const rhythmBadges = {
  'on-a-roll': {
    name: { en: 'On a Roll', de: 'In Fahrt' },
    description: {
      en: 'Three days in a row: you’re picking up speed.',
      de: 'Drei Tage in Folge: Du nimmst Fahrt auf.',
    },
    category: 'rhythm',
    tier: 'bronze',
    glyph: 'bike',
    criteria: reach('dailyStreak', 3),
  },
  'full-week': {
    name: { en: 'Full Week', de: 'Volle Woche' },
    description: { en: 'Seven days in a row, none left out.', de: 'Sieben Tage in Folge, keiner ausgelassen.' },
    category: 'rhythm',
    tier: 'bronze',
    glyph: 'calendar-range',
    criteria: reach('dailyStreak', 7),
  },
  'force-of-habit': {
    name: { en: 'Force of Habit', de: 'Macht der Gewohnheit' },
    description: {
      en: 'Thirty days in a row: a day without code would feel odd by now.',
      de: 'Dreißig Tage in Folge: Ohne Code würde dem Tag inzwischen etwas fehlen.',
    },
    category: 'rhythm',
    tier: 'silver',
    glyph: 'repeat',
    criteria: reach('dailyStreak', 30),
  },
  unstoppable: {
    name: { en: 'Unstoppable', de: 'Nicht zu bremsen' },
    description: {
      en: 'A hundred days in a row, whatever came in between.',
      de: 'Hundert Tage in Folge, was auch dazwischenkam.',
    },
    category: 'rhythm',
    tier: 'gold',
    glyph: 'tornado',
    criteria: reach('dailyStreak', 100),
  },
  'familiar-face': {
    name: { en: 'Familiar Face', de: 'Bekanntes Gesicht' },
    description: { en: 'Ten active days: you’ve been seen around.', de: 'Zehn aktive Tage: Man kennt dich schon.' },
    category: 'rhythm',
    tier: 'bronze',
    glyph: 'door-open',
    criteria: reach('activeDays', 10),
  },
  regular: {
    name: { en: 'Regular', de: 'Stammgast' },
    description: {
      en: 'A hundred active days: your seat is kept for you.',
      de: 'Hundert aktive Tage: Dein Platz ist für dich reserviert.',
    },
    category: 'rhythm',
    tier: 'silver',
    glyph: 'armchair',
    criteria: reach('activeDays', 100),
  },
  'lap-around-the-sun': {
    name: { en: 'Lap Around the Sun', de: 'Runde um die Sonne' },
    description: {
      en: '365 active days: laid end to end, a whole year.',
      de: '365 aktive Tage: aneinandergelegt ein ganzes Jahr.',
    },
    category: 'rhythm',
    tier: 'gold',
    glyph: 'orbit',
    criteria: reach('activeDays', 365),
  },
  bedrock: {
    name: { en: 'Bedrock', de: 'Urgestein' },
    description: {
      en: 'A thousand active days: others build on what you laid down.',
      de: 'Tausend aktive Tage: Auf dem, was du gelegt hast, bauen andere auf.',
    },
    category: 'rhythm',
    tier: 'diamond',
    glyph: 'layers',
    criteria: reach('activeDays', 1000),
  },
  'night-owl': {
    name: { en: 'Night Owl', de: 'Nachteule' },
    description: {
      en: 'Five nights on which you were still awake for one more commit.',
      de: 'Fünf Nächte, in denen du für noch einen Commit wach geblieben bist.',
    },
    category: 'rhythm',
    tier: 'bronze',
    glyph: 'moon-star',
    criteria: reach('lateNights', 5),
  },
  'weekend-builder': {
    name: { en: 'Weekend Builder', de: 'Wochenendwerkstatt' },
    description: {
      en: 'Ten Saturdays and Sundays spent building.',
      de: 'An zehn Samstagen und Sonntagen hast du gewerkelt.',
    },
    category: 'rhythm',
    tier: 'bronze',
    glyph: 'drill',
    criteria: reach('weekendDays', 10),
  },
  anniversary: {
    name: { en: 'Anniversary', de: 'Jahrestag' },
    description: {
      en: 'A year lies between your first commit and your latest one.',
      de: 'Zwischen deinem ersten und deinem neuesten Commit liegt ein Jahr.',
    },
    category: 'rhythm',
    tier: 'silver',
    glyph: 'cake',
    criteria: reach('daysSinceFirst', 365),
  },
} as const
