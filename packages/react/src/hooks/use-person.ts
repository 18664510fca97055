'use client'
import { useTold } from '../provider.ts'

/** Of whom is asked, and as whom. */
export interface Asked {
  readonly person: string | undefined
  readonly audience: 'owner' | undefined
}

/** The person who is named, else the provider's. Who reads their own page reads no other as its owner. */
export function usePerson(named: string | undefined): Asked {
  const told = useTold()
  const person = named ?? told.person
  return { person, audience: person === told.person ? told.audience : undefined }
}
