import { congratulate } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { earnedAt, ladder, newcomer, type Sent } from '../testing.ts'
import { stackExchange } from './index.ts'

type Facts = NonNullable<Sent['data']>

function questionVote(value = 1, target = 'q1'): Sent {
  return { type: value > 0 ? 'question.upvoted' : 'question.downvoted', owner: 'ada', target, value }
}

/** By default a vote for a second answer, given soon after somebody else's question. */
function answerVote(data: Facts = {}, value = 1, target = 'a1'): Sent {
  const type = value > 0 ? 'answer.upvoted' : 'answer.downvoted'
  return { type, owner: 'ada', target, value, data: { self: false, first: false, ageDays: 0.5, ...data } }
}

function accepted(data: Facts = {}, target = 'a1'): Sent {
  return { type: 'answer.accept.received', owner: 'ada', target, data: { self: false, first: true, ...data } }
}

function edit(what: string, data: Facts = {}): Sent {
  return { type: 'post.edited', actor: 'ada', target: 'q1', data: { what, postType: 'question', own: false, ...data } }
}

function bounty(own: boolean): Sent {
  return { type: 'bounty.offered', actor: 'ada', target: 'q1', data: { own, amount: 50 } }
}

/** Sends them one after the other and tells the badges that each earned. */
function send(...events: readonly Sent[]): readonly (readonly string[])[] {
  const ada = newcomer(stackExchange)
  return events.map((event) => ada.send(event))
}

function times(count: number, event: Sent): readonly Sent[] {
  return Array.from({ length: count }, () => event)
}

describe('the ladders', () => {
  test('of the score of a question', () => {
    expect(ladder(stackExchange, 'questions')).toEqual([
      [1, 'Student', 'bronze'],
      [10, 'Nice Question', 'bronze'],
      [25, 'Good Question', 'silver'],
      [100, 'Great Question', 'gold'],
    ])
  })

  test('of the score of an answer', () => {
    expect(ladder(stackExchange, 'answers')).toEqual([
      [1, 'Teacher', 'bronze'],
      [10, 'Nice Answer', 'bronze'],
      [25, 'Good Answer', 'silver'],
      [100, 'Great Answer', 'gold'],
    ])
  })
})

describe('every badge is earned at its edge and not before', () => {
  test('by the score of a question', () => {
    expect(earnedAt(stackExchange, 100, () => questionVote())).toEqual({
      student: 1,
      'nice-question q1': 10,
      'good-question q1': 25,
      'great-question q1': 100,
    })
  })

  test('by the score of an answer', () => {
    expect(earnedAt(stackExchange, 100, () => answerVote())).toEqual({
      teacher: 1,
      'nice-answer a1': 10,
      'good-answer a1': 25,
      'great-answer a1': 100,
    })
  })

  test('Self-Learner by 3 points on an answer to an own question', () => {
    expect(earnedAt(stackExchange, 3, () => answerVote({ self: true }))).toEqual({ teacher: 1, 'self-learner': 3 })
  })

  test('Necromancer by 5 points on an answer given after more than 60 days', () => {
    expect(earnedAt(stackExchange, 5, () => answerVote({ ageDays: 60.001 }))).toMatchObject({ 'necromancer a1': 5 })
    expect(earnedAt(stackExchange, 9, () => answerVote({ ageDays: 60 }))).toEqual({ teacher: 1 })
    expect(earnedAt(stackExchange, 9, () => answerVote({ ageDays: 61, self: true }))).toEqual({
      teacher: 1,
      'self-learner': 3,
    })
  })

  test('Commentator by the tenth comment', () => {
    expect(earnedAt(stackExchange, 10, (n) => ({ type: 'comment.posted', actor: 'ada', target: `q${n}` }))).toEqual({
      commentator: 10,
    })
  })

  test('Scholar by accepting an answer', () => {
    expect(send({ type: 'answer.accept.given', actor: 'ada', target: 'a9' })).toEqual([['scholar']])
  })

  test('Promoter by a bounty on an own question, Investor by one on somebody else’s', () => {
    expect(send(bounty(true), bounty(false))).toEqual([['promoter'], ['investor']])
  })

  test('Editor by changing title or body of a question or answer, also an own one', () => {
    expect(send(edit('body', { postType: 'other' }), edit('tags', { own: true }))).toEqual([[], []])
    expect(send(edit('title'))).toEqual([['editor']])
    expect(send(edit('body', { postType: 'answer', own: true }))).toEqual([['editor']])
  })

  test('Organizer by changing the tags of somebody else’s post', () => {
    expect(send(edit('tags', { own: true }), edit('tags', { postType: 'other' }), edit('tags'))).toEqual([
      [],
      [],
      ['organizer'],
    ])
  })

  test('Cleanup by a rollback', () => {
    expect(send(edit('rollback', { own: true }))).toEqual([['cleanup']])
  })
})

describe('Enlightened', () => {
  test('is earned by the later of the tenth point and the acceptance', () => {
    const votes = times(10, answerVote({ first: true }))
    expect(send(...votes, accepted()).at(-1)).toEqual(['enlightened a1'])
    expect(send(accepted(), ...votes).at(-1)).toEqual(['nice-answer a1', 'enlightened a1'])
    expect(send(accepted(), ...votes.slice(1)).flat()).toEqual(['teacher'])
  })

  test('needs both of the same answer', () => {
    expect(send(...times(10, answerVote({ first: true })), accepted({}, 'a2')).at(-1)).toEqual([])
  })

  test('is for the first answer, to somebody else’s question', () => {
    for (const data of [{ first: false }, { first: true, self: true }]) {
      expect(send(...times(10, answerVote(data)), accepted(data)).flat()).not.toContain('enlightened a1')
    }
  })
})

describe('scores', () => {
  test('are votes for less votes against', () => {
    const earned = send(questionVote(-1), questionVote(), ...times(9, questionVote()), questionVote())
    expect(earned.map((badges) => badges.join())).toEqual([
      '',
      '',
      'student',
      ...Array<string>(8).fill(''),
      'nice-question q1',
    ])
  })

  test('keep their highest: a badge that was reached is not lost when the score falls', () => {
    const earned = send(...times(10, answerVote()), ...times(5, answerVote({}, -1)), ...times(5, answerVote()))
    expect(earned.flat()).toEqual(['teacher', 'nice-answer a1'])
  })

  test('are each post’s own, and Nice Question is held once for each', () => {
    const first = times(10, questionVote())
    const second = times(10, questionVote(1, 'q2'))
    expect(send(...first.slice(1), ...second.slice(1)).flat()).toEqual(['student'])
    expect(send(...first, ...second).flat()).toEqual(['student', 'nice-question q1', 'nice-question q2'])
  })
})

test.each([
  ['student', 'reaching 1 point with one question', 'mit einer Frage 1 Punkt erreicht'],
  ['great-answer', 'reaching 100 points with one answer', 'mit einer Antwort 100 Punkte erreicht'],
  ['scholar', 'accepting an answer for the first time', 'zum ersten Mal eine Antwort angenommen'],
  ['editor', 'editing a post for the first time', 'zum ersten Mal einen Beitrag bearbeitet'],
  ['commentator', 'posting 10 comments', '10 Kommentare geschrieben'],
])('%s is announced for %s', (badge, english, german) => {
  expect(congratulate(stackExchange, badge, 'en')).toMatch(`badge for ${english}!`)
  expect(congratulate(stackExchange, badge, 'de')).toMatch(`Du hast ${german} und damit das Abzeichen`)
})
