import { allOf, reach } from '@laurel/core'

/** Judged for one post at a time, and held once for each post that gets so far. */
const oncePerPost = { scope: 'target', once: 'target' } as const

/** Judged for one post at a time, and held once in all: the first such post earns it. */
const byAnyPost = { scope: 'target', once: 'person' } as const

const questionBadges = {
  student: {
    name: { en: 'Student', de: 'Wissbegierig' },
    description: {
      en: 'Somebody found a question of yours worth asking.',
      de: 'Jemand fand eine Frage von dir gut gefragt.',
    },
    category: 'questions',
    tier: 'bronze',
    glyph: 'backpack',
    criteria: reach('question-score', 1),
    ...byAnyPost,
  },
  'nice-question': {
    name: { en: 'Nice Question', de: 'Schöne Frage' },
    description: {
      en: 'A question of yours scored 10: you were not the only one wondering.',
      de: 'Eine Frage von dir hat 10 Punkte: Das wollten auch andere wissen.',
    },
    category: 'questions',
    tier: 'bronze',
    glyph: 'smile',
    criteria: reach('question-score', 10),
    ...oncePerPost,
  },
  'good-question': {
    name: { en: 'Good Question', de: 'Gute Frage' },
    description: {
      en: 'A question of yours scored 25: many had been looking for it.',
      de: 'Eine Frage von dir hat 25 Punkte: Viele haben danach gesucht.',
    },
    category: 'questions',
    tier: 'silver',
    glyph: 'search',
    criteria: reach('question-score', 25),
    ...oncePerPost,
  },
  'great-question': {
    name: { en: 'Great Question', de: 'Großartige Frage' },
    description: {
      en: 'A question of yours scored 100: it opened a view for everybody.',
      de: 'Eine Frage von dir hat 100 Punkte: Sie hat allen den Blick geweitet.',
    },
    category: 'questions',
    tier: 'gold',
    glyph: 'telescope',
    criteria: reach('question-score', 100),
    ...oncePerPost,
  },
  scholar: {
    name: { en: 'Scholar', de: 'Wieder was gelernt' },
    description: {
      en: 'You said which answer helped you, so that the next one finds it.',
      de: 'Du hast gesagt, welche Antwort dir geholfen hat. So finden auch andere sie.',
    },
    category: 'questions',
    tier: 'bronze',
    glyph: 'library',
    criteria: reach('acceptances', 1),
  },
  promoter: {
    name: { en: 'Promoter', de: 'Werbetrommel' },
    description: {
      en: 'You put a bounty on a question of your own.',
      de: 'Du hast auf eine eigene Frage eine Prämie ausgesetzt.',
    },
    category: 'questions',
    tier: 'bronze',
    glyph: 'megaphone',
    criteria: reach('own-bounties', 1),
  },
} as const

const answerBadges = {
  teacher: {
    name: { en: 'Teacher', de: 'Gut erklärt' },
    description: {
      en: 'Somebody learned something from an answer of yours.',
      de: 'Jemand hat aus einer Antwort von dir etwas gelernt.',
    },
    category: 'answers',
    tier: 'bronze',
    glyph: 'presentation',
    criteria: reach('answer-score', 1),
    ...byAnyPost,
  },
  'nice-answer': {
    name: { en: 'Nice Answer', de: 'Schöne Antwort' },
    description: {
      en: 'An answer of yours scored 10: it helped more than one.',
      de: 'Eine Antwort von dir hat 10 Punkte: Sie hat nicht nur einem geholfen.',
    },
    category: 'answers',
    tier: 'bronze',
    glyph: 'thumbs-up',
    criteria: reach('answer-score', 10),
    ...oncePerPost,
  },
  'good-answer': {
    name: { en: 'Good Answer', de: 'Gute Antwort' },
    description: {
      en: 'An answer of yours scored 25: people come back to it.',
      de: 'Eine Antwort von dir hat 25 Punkte: Man kommt darauf zurück.',
    },
    category: 'answers',
    tier: 'silver',
    glyph: 'lightbulb',
    criteria: reach('answer-score', 25),
    ...oncePerPost,
  },
  'great-answer': {
    name: { en: 'Great Answer', de: 'Großartige Antwort' },
    description: {
      en: 'An answer of yours scored 100: it is what people point to.',
      de: 'Eine Antwort von dir hat 100 Punkte: Auf sie wird verwiesen.',
    },
    category: 'answers',
    tier: 'gold',
    glyph: 'sun',
    criteria: reach('answer-score', 100),
    ...oncePerPost,
  },
  'self-learner': {
    name: { en: 'Self-Learner', de: 'Selbst herausgefunden' },
    description: {
      en: 'You found the answer to your own question, and it scored 3.',
      de: 'Du hast die Antwort auf deine eigene Frage gefunden, und sie hat 3 Punkte.',
    },
    category: 'answers',
    tier: 'bronze',
    glyph: 'notebook-pen',
    criteria: reach('self-answer-score', 3),
    ...byAnyPost,
  },
  enlightened: {
    name: { en: 'Enlightened', de: 'Erleuchtet' },
    description: {
      en: 'You answered first, were accepted, and scored 10.',
      de: 'Du hast als Erstes geantwortet, die Antwort wurde angenommen und hat 10 Punkte.',
    },
    category: 'answers',
    tier: 'silver',
    glyph: 'sparkles',
    criteria: allOf(reach('first-answer-score', 10), reach('first-answer-accepted', 1)),
    ...oncePerPost,
  },
  necromancer: {
    name: { en: 'Necromancer', de: 'Wiederbelebt' },
    description: {
      en: 'You answered a question after more than 60 days, and the answer scored 5.',
      de: 'Du hast eine Frage nach mehr als 60 Tagen beantwortet, und die Antwort hat 5 Punkte.',
    },
    category: 'answers',
    tier: 'silver',
    glyph: 'ghost',
    criteria: reach('late-answer-score', 5),
    ...oncePerPost,
  },
} as const

const communityBadges = {
  commentator: {
    name: { en: 'Commentator', de: 'Immer im Gespräch' },
    description: { en: 'Ten comments: you keep the talk going.', de: 'Zehn Kommentare: Mit dir geht es weiter.' },
    category: 'participation',
    tier: 'bronze',
    glyph: 'message-square',
    criteria: reach('comments', 10),
  },
  investor: {
    name: { en: 'Investor', de: 'Gut investiert' },
    description: {
      en: 'You put a bounty on a question that somebody else asked.',
      de: 'Du hast auf die Frage von jemand anderem eine Prämie ausgesetzt.',
    },
    category: 'participation',
    tier: 'bronze',
    glyph: 'piggy-bank',
    criteria: reach('others-bounties', 1),
  },
  editor: {
    name: { en: 'Editor', de: 'Rotstift' },
    description: {
      en: 'You made a post clearer than it was.',
      de: 'Du hast einen Beitrag klarer gemacht, als er war.',
    },
    category: 'moderation',
    tier: 'bronze',
    glyph: 'pencil',
    criteria: reach('edits', 1),
  },
  organizer: {
    name: { en: 'Organizer', de: 'Ordnungssinn' },
    description: {
      en: 'You gave somebody else’s post the tags by which it is found.',
      de: 'Du hast einem fremden Beitrag die Tags gegeben, unter denen man ihn findet.',
    },
    category: 'moderation',
    tier: 'bronze',
    glyph: 'tags',
    criteria: reach('tag-edits', 1),
  },
  cleanup: {
    name: { en: 'Cleanup', de: 'Aufgeräumt' },
    description: {
      en: 'You put a post back to how it was better.',
      de: 'Du hast einen Beitrag wieder so gemacht, wie er besser war.',
    },
    category: 'moderation',
    tier: 'bronze',
    glyph: 'eraser',
    criteria: reach('rollbacks', 1),
  },
} as const

export const badges = { ...questionBadges, ...answerBadges, ...communityBadges } as const
