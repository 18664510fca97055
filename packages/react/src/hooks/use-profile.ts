'use client'
import type { Profile } from '@laurel/elements'
import { type Answer, type Ask, useAnswer } from './use-answer.ts'
import { usePerson } from './use-person.ts'

/** The profile of a person, of the provider's unless one is named. */
export function useProfile(person?: string): Answer<Profile> {
  const asked = usePerson(person)
  return useAnswer(readProfile, asked.person, asked.audience)
}

const readProfile: Ask<Profile> = (client, person, query, options) => client.profile(person, query, options)
