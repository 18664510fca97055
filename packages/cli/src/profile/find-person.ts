import type { FeedPerson, Page, Profile } from '@laurel/engine'
import { EXIT } from '../exit-codes.ts'
import { Failure } from '../failure.ts'

/** Where people are looked up: a database, or a server in front of one. */
export interface PeopleSource {
  profile(id: string, locale: string): Promise<Profile | null>
  /** People with their awards, the newest first. */
  feed(cursor: string | null): Promise<Page<{ readonly person: FeedPerson }>>
}

/**
 * The profile of the person with this id, handle or name.
 *
 * @throws Failure that lists whom the text might mean, where it means nobody or several.
 */
export async function findProfile(source: PeopleSource, text: string, locale: string): Promise<Profile> {
  const direct = await source.profile(text, locale)
  if (direct !== null) return direct

  const people = await peopleWithBadges(source)
  const named = people.filter((person) => called(person, text))
  const [only] = named
  const profile = only !== undefined && named.length === 1 ? await source.profile(only.id, locale) : null
  if (profile !== null) return profile
  throw named.length > 1 ? severalCalled(text, named) : nobodyCalled(text, nearest(people, text))
}

/** Newest awards to look through for a name; the feed is the only list of people there is. */
const MOST_PAGES = 100

async function peopleWithBadges(source: PeopleSource): Promise<readonly FeedPerson[]> {
  const people = new Map<string, FeedPerson>()
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next }: Awaited<ReturnType<PeopleSource['feed']>> = await source.feed(cursor)
    for (const { person } of items) people.set(person.id, person)
    if (next === null) break
    cursor = next
  }
  return [...people.values()]
}

function called({ name, handle }: FeedPerson, text: string): boolean {
  const wanted = plain(text.replace(/^@/, ''))
  return [name, handle].some((own) => own !== null && plain(own) === wanted)
}

/** Without case and accents: "José" is found as "jose". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

const MOST_SUGGESTIONS = 5

/** People whose id begins like the text, or who share a word with it. */
function nearest(people: readonly FeedPerson[], text: string): readonly FeedPerson[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word.length > 2)
  const near = people.filter(({ id, name, handle }) => {
    const own = plain(`${name ?? ''} ${handle ?? ''}`)
    return (text.length > 3 && id.startsWith(text)) || words.some((word) => own.includes(word))
  })
  return near.slice(0, MOST_SUGGESTIONS)
}

function severalCalled(text: string, people: readonly FeedPerson[]): Failure {
  return new Failure(
    EXIT.notFound,
    'ambiguous_person',
    `Several people are called ${text}: ${listed(people)}. Give an id.`,
  )
}

function nobodyCalled(text: string, near: readonly FeedPerson[]): Failure {
  const hint = near.length === 0 ? 'Check the id, the handle or the name.' : `Did you mean ${listed(near)}?`
  return new Failure(EXIT.notFound, 'unknown_person', `Nobody here has the id, handle or name "${text}". ${hint}`)
}

function listed(people: readonly FeedPerson[]): string {
  return people.map(({ id, name, handle }) => `${id} (${name ?? handle ?? 'without a name'})`).join(', ')
}
