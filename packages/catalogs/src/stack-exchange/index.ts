import { type Catalog, defineCatalog } from '@laurel/core'
import { badges } from './badges.ts'
import { events } from './events.ts'
import { metrics } from './metrics.ts'

/** The rules of a question-and-answer site, as Stack Exchange has them: proven against what it really awarded. */
export const stackExchange: Catalog = defineCatalog({
  id: 'stack-exchange',
  name: { en: 'Stack Exchange', de: 'Stack Exchange' },
  languages: ['en', 'de'],
  events,
  categories: {
    questions: {
      name: { en: 'Questions', de: 'Fragen' },
      description: { en: 'Asking what others wonder about too', de: 'Fragen, was auch andere wissen wollen' },
      symbol: '❓',
    },
    answers: {
      name: { en: 'Answers', de: 'Antworten' },
      description: { en: 'Passing on what you know', de: 'Weitergeben, was du weißt' },
      symbol: '💡',
    },
    participation: {
      name: { en: 'Participation', de: 'Mitmachen' },
      description: { en: 'Being part of it beyond your own posts', de: 'Auch bei anderen dabei sein' },
      symbol: '💬',
    },
    moderation: {
      name: { en: 'Moderation', de: 'Moderation' },
      description: { en: 'Keeping what was written in good order', de: 'Geschriebenes in Ordnung halten' },
      symbol: '🧹',
    },
  },
  metrics,
  badges,
  paths: {
    questions: {
      name: { en: 'Question Path', de: 'Fragen-Pfad' },
      metric: 'question-score',
      badges: ['student', 'nice-question', 'good-question', 'great-question'],
    },
    answers: {
      name: { en: 'Answer Path', de: 'Antwort-Pfad' },
      metric: 'answer-score',
      badges: ['teacher', 'nice-answer', 'good-answer', 'great-answer'],
    },
  },
  milestones: ['questions', 'answers', 'acceptances', 'comments', 'edits'],
})
