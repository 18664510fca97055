'use client'
import type { Showcase } from '@laurel/elements'
import { type Answer, type Ask, useAnswer } from './use-answer.ts'
import { usePerson } from './use-person.ts'

/** Every badge, and how far a person is with each: the provider's person unless one is named. */
export function useShowcase(person?: string): Answer<Showcase> {
  const asked = usePerson(person)
  return useAnswer(readShowcase, asked.person, asked.audience)
}

const readShowcase: Ask<Showcase> = (client, person, query, options) => client.showcase(person, query, options)
