import type { Filter } from '@laurel/core'

/** An answer that comes more than so many days after its question has come late. */
const LATE_AFTER_DAYS = 60

const ownQuestion = { kind: 'equals', field: 'data.self', value: true } as const satisfies Filter
const othersQuestion = { kind: 'equals', field: 'data.self', value: false } as const satisfies Filter
const ownPost = { kind: 'equals', field: 'data.own', value: true } as const satisfies Filter
const othersPost = { kind: 'equals', field: 'data.own', value: false } as const satisfies Filter

const late = { kind: 'compare', field: 'data.ageDays', op: '>', value: LATE_AFTER_DAYS } as const satisfies Filter
const oldest = { kind: 'equals', field: 'data.first', value: true } as const satisfies Filter
const first = { kind: 'all', of: [oldest, othersQuestion] } as const satisfies Filter

/** Pages about tags and the like are edited as well, and are neither question nor answer. */
const questionOrAnswer = {
  kind: 'in',
  field: 'data.postType',
  values: ['question', 'answer'],
} as const satisfies Filter

/** The score of a post: votes for it less votes against it, at its highest. */
const questionScore = {
  kind: 'peak',
  of: ['question.upvoted', 'question.downvoted'],
  credit: 'owner',
  per: 'target',
} as const

const answerScore = {
  kind: 'peak',
  of: ['answer.upvoted', 'answer.downvoted'],
  credit: 'owner',
  per: 'target',
} as const

const scores = {
  'question-score': {
    ...questionScore,
    noun: {
      en: '{count, plural, one {point on one question} other {points on one question}}',
      de: '{count, plural, one {Punkt für eine Frage} other {Punkte für eine Frage}}',
    },
    deed: {
      en: 'reaching {count, plural, one {# point} other {# points}} with one question',
      de: 'mit einer Frage {count, plural, one {# Punkt} other {# Punkte}} erreicht',
    },
  },
  'answer-score': {
    ...answerScore,
    noun: {
      en: '{count, plural, one {point on one answer} other {points on one answer}}',
      de: '{count, plural, one {Punkt für eine Antwort} other {Punkte für eine Antwort}}',
    },
    deed: {
      en: 'reaching {count, plural, one {# point} other {# points}} with one answer',
      de: 'mit einer Antwort {count, plural, one {# Punkt} other {# Punkte}} erreicht',
    },
  },
  'self-answer-score': {
    ...answerScore,
    where: ownQuestion,
    noun: {
      en: '{count, plural, one {point on an answer to yourself} other {points on an answer to yourself}}',
      de: '{count, plural, one {Punkt für eine Antwort an dich selbst} other {Punkte für eine Antwort an dich selbst}}',
    },
    deed: {
      en: 'reaching {count, plural, one {# point} other {# points}} with an answer to your own question',
      de: 'mit einer Antwort auf deine eigene Frage {count, plural, one {# Punkt} other {# Punkte}} erreicht',
    },
  },
  'late-answer-score': {
    ...answerScore,
    where: { kind: 'all', of: [late, othersQuestion] },
    noun: {
      en: '{count, plural, one {point on one late answer} other {points on one late answer}}',
      de: '{count, plural, one {Punkt für eine späte Antwort} other {Punkte für eine späte Antwort}}',
    },
    deed: {
      en: 'reaching {count, plural, one {# point} other {# points}} with a late answer',
      de: 'mit einer späten Antwort {count, plural, one {# Punkt} other {# Punkte}} erreicht',
    },
  },
  'first-answer-score': {
    ...answerScore,
    where: first,
    noun: {
      en: '{count, plural, one {point on one first answer} other {points on one first answer}}',
      de: '{count, plural, one {Punkt für eine erste Antwort} other {Punkte für eine erste Antwort}}',
    },
  },
  'first-answer-accepted': {
    kind: 'count',
    of: ['answer.accept.received'],
    credit: 'owner',
    per: 'target',
    where: first,
    noun: {
      en: '{count, plural, one {acceptance of one first answer} other {acceptances of one first answer}}',
      de: '{count, plural, one {Annahme einer ersten Antwort} other {Annahmen einer ersten Antwort}}',
    },
  },
} as const

const deeds = {
  questions: {
    kind: 'count',
    of: ['question.asked'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {question} other {questions}}',
      de: '{count, plural, one {Frage} other {Fragen}}',
    },
  },
  answers: {
    kind: 'count',
    of: ['answer.posted'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {answer} other {answers}}',
      de: '{count, plural, one {Antwort} other {Antworten}}',
    },
  },
  acceptances: {
    kind: 'count',
    of: ['answer.accept.given'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {accepted answer} other {accepted answers}}',
      de: '{count, plural, one {angenommene Antwort} other {angenommene Antworten}}',
    },
    deed: {
      en: 'accepting {count, plural, =1 {an answer for the first time} other {# answers}}',
      de: '{count, plural, =1 {zum ersten Mal eine Antwort} other {# Antworten}} angenommen',
    },
  },
  comments: {
    kind: 'count',
    of: ['comment.posted'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {comment} other {comments}}',
      de: '{count, plural, one {Kommentar} other {Kommentare}}',
    },
    deed: {
      en: 'posting {count, plural, =1 {your first comment} other {# comments}}',
      de: '{count, plural, =1 {deinen ersten Kommentar} other {# Kommentare}} geschrieben',
    },
  },
  edits: {
    kind: 'count',
    of: ['post.edited'],
    credit: 'actor',
    where: {
      kind: 'all',
      of: [{ kind: 'in', field: 'data.what', values: ['title', 'body'] }, questionOrAnswer],
    },
    noun: {
      en: '{count, plural, one {edit} other {edits}}',
      de: '{count, plural, one {Bearbeitung} other {Bearbeitungen}}',
    },
    deed: {
      en: 'editing {count, plural, =1 {a post for the first time} other {posts # times}}',
      de: '{count, plural, =1 {zum ersten Mal} other {#-mal}} einen Beitrag bearbeitet',
    },
  },
  'tag-edits': {
    kind: 'count',
    of: ['post.edited'],
    credit: 'actor',
    where: {
      kind: 'all',
      of: [{ kind: 'equals', field: 'data.what', value: 'tags' }, questionOrAnswer, othersPost],
    },
    noun: {
      en: '{count, plural, one {change of tags} other {changes of tags}}',
      de: '{count, plural, one {Änderung von Tags} other {Änderungen von Tags}}',
    },
    deed: {
      en: 'sorting somebody else’s post {count, plural, =1 {for the first time} other {# times}}',
      de: '{count, plural, =1 {zum ersten Mal} other {#-mal}} einen fremden Beitrag einsortiert',
    },
  },
  rollbacks: {
    kind: 'count',
    of: ['post.edited'],
    credit: 'actor',
    where: { kind: 'equals', field: 'data.what', value: 'rollback' },
    noun: {
      en: '{count, plural, one {rollback} other {rollbacks}}',
      de: '{count, plural, one {zurückgesetzte Änderung} other {zurückgesetzte Änderungen}}',
    },
    deed: {
      en: 'rolling back {count, plural, =1 {an edit for the first time} other {# edits}}',
      de: '{count, plural, =1 {zum ersten Mal eine Änderung} other {# Änderungen}} zurückgesetzt',
    },
  },
  'own-bounties': {
    kind: 'count',
    of: ['bounty.offered'],
    credit: 'actor',
    where: ownPost,
    noun: {
      en: '{count, plural, one {bounty on a question of yours} other {bounties on questions of yours}}',
      de: '{count, plural, one {Prämie auf eine eigene Frage} other {Prämien auf eigene Fragen}}',
    },
    deed: {
      en: 'offering {count, plural, =1 {your first bounty} other {# bounties}} on a question of your own',
      de: '{count, plural, =1 {deine erste Prämie} other {# Prämien}} auf eine eigene Frage ausgesetzt',
    },
  },
  'others-bounties': {
    kind: 'count',
    of: ['bounty.offered'],
    credit: 'actor',
    where: othersPost,
    noun: {
      en: '{count, plural, one {bounty on somebody else’s question} other {bounties on somebody else’s questions}}',
      de: '{count, plural, one {Prämie auf eine fremde Frage} other {Prämien auf fremde Fragen}}',
    },
    deed: {
      en: 'offering {count, plural, =1 {your first bounty} other {# bounties}} on somebody else’s question',
      de: '{count, plural, =1 {deine erste Prämie} other {# Prämien}} auf eine fremde Frage ausgesetzt',
    },
  },
} as const

export const metrics = { ...scores, ...deeds } as const
