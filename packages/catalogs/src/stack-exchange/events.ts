/** What a question-and-answer site sends. Voters are unknown, so votes have an owner and no actor. */
export const events = {
  'user.registered': 'The actor joined.',
  'question.asked': 'The actor asked a question, the target.',
  'question.upvoted': 'A question of the owner got a vote for it; value is 1.',
  'question.downvoted': 'A question of the owner got a vote against it; value is −1.',
  'question.favorited': 'The actor bookmarked a question, the target.',
  'answer.posted': 'The actor answered a question; the target is the answer.',
  'answer.upvoted': 'An answer of the owner got a vote for it; value is 1.',
  'answer.downvoted': 'An answer of the owner got a vote against it; value is −1.',
  'answer.accept.given': 'The actor, who had asked, accepted an answer.',
  'answer.accept.received': 'An answer of the owner was accepted.',
  'comment.posted': 'The actor commented on a post.',
  'post.edited': 'The actor changed a post; data.what is title, body, tags or rollback.',
  'bounty.offered': 'The actor put a bounty on a question.',
} as const
