/**
 * What shows that the actor was there. Left out is what may be done by somebody else in the actor's name
 * (a removal, a restored project), and what is only taken back.
 */
export const ACTIVITY = [
  'project.created',
  'project.updated',
  'project.released',
  'journey.logged',
  'post.created',
  'comment.created',
  'reply.created',
  'reaction.given',
  'discussion.started',
  'answer.accepted',
  'user.followed',
  'collaboration.joined',
  'contribution.submitted',
  'contribution.approved',
  'user.active',
  'code.pushed',
] as const
