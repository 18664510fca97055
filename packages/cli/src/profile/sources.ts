import { ApiError, type Client } from '@laurel/api'
import type { Laurel, Profile } from '@laurel/engine'
import type { PeopleSource } from './find-person.ts'

/** The most that one page has. */
const PAGE = 100

export function laurelSource(laurel: Laurel): PeopleSource {
  return {
    profile: (id, locale) => laurel.profile(id, { locale }),
    feed: (cursor) => laurel.feed({ limit: PAGE, cursor }),
  }
}

export function serverSource(client: Client): PeopleSource {
  return {
    profile: (id, locale) => client.profile(id, { locale }).then(toProfile, nullWhenUnknown),
    feed: (cursor) => client.feed(cursor === null ? { limit: PAGE } : { limit: PAGE, cursor }),
  }
}

/** JSON has no dates. */
function toProfile(answer: Awaited<ReturnType<Client['profile']>>): Profile {
  return {
    ...answer,
    person: { ...answer.person, createdAt: new Date(answer.person.createdAt) },
    changesAt: answer.changesAt === null ? null : new Date(answer.changesAt),
    streaks: answer.streaks.map((streak) => ({
      ...streak,
      until: streak.until === null ? null : new Date(streak.until),
    })),
    highlights: answer.highlights.map((highlight) => ({
      ...highlight,
      earnedAt: new Date(highlight.earnedAt),
      endsAt: highlight.endsAt === null ? null : new Date(highlight.endsAt),
    })),
  }
}

function nullWhenUnknown(error: unknown): null {
  if (error instanceof ApiError && error.code === 'unknown_person') return null
  throw error
}
