/**
 * What Dev-Space tells Laurel. The `target` is always the thing that the sentence begins with; an event
 * that takes something away names the same target, and the same actor, as the one that brought it.
 */
export const events = {
  'project.created': 'A project was created by the actor.',
  'project.deleted': 'A project was deleted; the actor is the one who had created it, whoever deleted it.',
  'project.restored': 'A deleted project came back; the actor is the one who had created it.',
  'project.updated': 'A project was changed by the actor.',
  'project.released': 'A project was released in a new version by the actor.',
  'project.trended': 'A project of the owner reached the trending list.',
  'journey.logged': 'A journey entry was written by the actor.',
  'journey.removed': 'A journey entry was removed; the actor is its author, whoever removed it.',
  'post.created': 'A post was published by the actor.',
  'comment.created': 'A comment was written by the actor, on something of the owner.',
  'comment.removed': 'A comment was removed; the actor is its author, whoever removed it.',
  'reply.created': 'A reply was written by the actor, to a comment of the owner.',
  'reply.removed': 'A reply was removed; the actor is its author, whoever removed it.',
  'reaction.given': 'A thing of the owner got a reaction from the actor; data.kind says what it is ("project").',
  'reaction.removed': 'A thing of the owner lost the reaction of the actor.',
  'discussion.started': 'A discussion was opened by the actor.',
  'answer.accepted': 'An answer of the owner was accepted by the actor, who had asked.',
  'user.followed': 'A person, who is the owner too, is followed by the actor from now on.',
  'user.unfollowed': 'A person, who is the owner too, is no longer followed by the actor.',
  'collaboration.joined': 'A project of the owner took the actor into its open collaboration.',
  'contribution.submitted': 'A contribution was handed in by the actor, who is the owner too.',
  'contribution.approved': 'A contribution of the owner was approved by the actor.',
  'contribution.reverted':
    'A contribution of the owner lost its approval; the actor is the one who had given it, whoever took it back.',
  'user.active': 'A person, who is the actor too, was there and did something.',
  'code.pushed': 'A repository got new code from the actor.',
} as const
