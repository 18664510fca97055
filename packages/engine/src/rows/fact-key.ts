import { type Fact, subjectOf } from '@laurel/core'

/** The key under which a fact is stored once. */
export function factKey(person: string, id: string): string {
  return `${person}\n${id}`
}

export function keyOf(fact: Fact): string {
  return factKey(subjectOf(fact), fact.id)
}
