import type { EventInput, Problem, Tier } from '@laurel/core'
import type { Laurel } from '@laurel/engine'

/** Where an import puts people and events: a database, or a server in front of one. */
export interface Sink {
  /** The name stored for this person; null for nobody, or for somebody without one. */
  nameOf(id: string): Promise<string | null>
  writePerson(id: string, attributes: Naming): Promise<unknown>
  /** Records up to 1,000 events and answers in their order. Nobody is told: this is history. */
  record(events: readonly EventInput[]): Promise<readonly SinkResult[]>
}

export interface Naming {
  readonly name: string
  readonly email?: string
}

export interface SinkResult {
  readonly status: 'recorded' | 'duplicate' | 'rejected'
  readonly problem?: Problem
  readonly awards: readonly { readonly badge: string; readonly tier: Tier }[]
}

/** The engine's own database. */
export function laurelSink(laurel: Laurel): Sink {
  return {
    nameOf: async (id) => (await laurel.person(id))?.name ?? null,
    writePerson: (id, attributes) => laurel.person(id, attributes),
    record: (events) => laurel.record(events, { announce: false, anyAge: true }),
  }
}
