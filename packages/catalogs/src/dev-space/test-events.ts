import { onDay, type Sent } from '../testing.ts'

export const INTERACTIONS = ['reaction.given', 'comment.created', 'reply.created', 'user.followed'] as const

export function project(n: number, type = 'project.created'): Sent {
  return { type, actor: 'ada', target: `project:${n}` }
}

export function log(n: number, type = 'journey.logged'): Sent {
  return { type, actor: 'ada', target: `entry:${n}` }
}

/** One of the four kinds, with one of two hundred people: no more than five with each of them. */
export function interaction(n: number): Sent {
  return { type: INTERACTIONS[n % 4] ?? '', actor: 'ada', owner: `member-${n % 200}`, target: `thing:${n}` }
}

export function contribution(n: number, type = 'contribution.approved'): Sent {
  return { type, actor: 'bo', owner: 'ada', target: `contribution:${n}` }
}

export function joined(n: number): Sent {
  return { type: 'collaboration.joined', actor: 'ada', target: `project:${n}` }
}

export function accepted(n: number, asker: string): Sent {
  return { type: 'answer.accepted', actor: asker, owner: 'ada', target: `answer:${n}` }
}

export function followedBy(follower: string, type = 'user.followed'): Sent {
  return { type, actor: follower, owner: 'ada', target: 'user:ada' }
}

export function reactionBy(fan: string, target = 'project:1', kind = 'project'): Sent {
  return { type: 'reaction.given', actor: fan, owner: 'ada', target, data: { kind } }
}

/** Something by Ada on the nth day. */
export function onceOn(day: number, type = 'user.active'): Sent {
  return { type, actor: 'ada', target: 'thing:1', at: onDay(day) }
}

/** Ada likes the nth post of somebody; all on one day unless said otherwise. */
export function likeOf(owner: string, n: number, at = onDay(1)): Sent {
  return { type: 'reaction.given', actor: 'ada', owner, target: `post:${n}`, at }
}
