import type { EventInput } from '@laurel/core'

/** How often each kind of thing happens in a hundred: a community that talks more than it builds. */
const MIX: readonly (readonly [string, number])[] = [
  ['reaction.given', 30],
  ['comment.created', 15],
  ['journey.logged', 12],
  ['project.updated', 10],
  ['user.active', 10],
  ['project.created', 8],
  ['reply.created', 5],
  ['user.followed', 5],
  ['contribution.approved', 3],
  ['code.pushed', 2],
]

const START = Date.UTC(2025, 0, 1)

/**
 * An endless stream of Dev-Space events, a second apart, always the same for the same seed. As in real
 * communities few people do most: one in a hundred does a fifth of everything, and is reacted to as often.
 */
export function* devSpaceEvents(people: number, seed = 1): Generator<EventInput, never> {
  const random = randomFrom(seed)
  for (let n = 0; ; n++) {
    const type = pick(random())
    const actor = `person-${seed}-${Math.floor(random() ** 3 * people)}`
    const owner = `person-${seed}-${Math.floor(random() ** 3 * people)}`
    yield {
      id: `${seed}-${n}`,
      type,
      at: new Date(START + n * 1000).toISOString(),
      actor,
      ...detailsOf(type, n, owner),
    }
  }
}

/** The next `count` events of a stream. */
export function take<T>(events: Iterator<T, never>, count: number): T[] {
  return Array.from({ length: count }, () => events.next().value)
}

function detailsOf(type: string, n: number, owner: string): Partial<EventInput> {
  switch (type) {
    case 'reaction.given':
      return { owner, target: `post:${n % 50_000}`, data: { kind: n % 3 === 0 ? 'project' : 'post' } }
    case 'comment.created':
    case 'reply.created':
      return { owner, target: `comment:${n}` }
    case 'user.followed':
      return { owner, target: `user:${owner}` }
    case 'contribution.approved':
      return { owner, target: `contribution:${n}` }
    case 'user.active':
    case 'code.pushed':
      return {}
    default:
      return { target: `${type.split('.')[0]}:${n}` }
  }
}

function pick(at: number): string {
  let rest = at * 100
  for (const [type, share] of MIX) {
    rest -= share
    if (rest < 0) return type
  }
  return 'user.active'
}

/** Small, fast and repeatable (mulberry32); nothing here needs more from chance. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
