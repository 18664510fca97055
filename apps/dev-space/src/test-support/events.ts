import type { Community } from '../community.ts'

export interface StoredEvent {
  readonly id: string
  readonly type: string
  readonly actor: string | null
  readonly owner: string | null
  readonly target: string | null
}

/** The events of a type that Laurel keeps about a person, in the order in which they happened, each once. */
export function eventsOf({ store }: Community, person: string, type: string): Promise<readonly StoredEvent[]> {
  return store.many(
    `select distinct id, type, actor, owner, target, at from laurel.event
     where type = $2 and (actor = $1 or owner = $1) order by at`,
    [person, type],
  )
}
