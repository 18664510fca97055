import { z } from 'zod'
import type { Day } from './calendar.ts'
import { isExact } from './decimal.ts'
import type { Problem } from './problem.ts'
import { isZone } from './zone.ts'

/**
 * One thing that happened. `actor` did it; `owner` is the person whose thing it happened to (a like on
 * my post: the actor liked, the owner is me). At least one of the two is there.
 */
export type EventInput = z.input<typeof eventSchema>

/** An event that was checked: the instant as a number, the default value filled in, gaps as null. */
export interface Fact {
  readonly id: string
  readonly type: string
  /** When it happened, in milliseconds since 1970 UTC. */
  readonly at: number
  readonly actor: string | null
  readonly owner: string | null
  readonly target: string | null
  readonly value: number
  readonly zone: string | null
  readonly data: EventData | null
}

/** A fact as it is for one person: on their calendar, and who else took part. */
export interface LocalFact extends Fact {
  /** Its own zone, else the person's, else the community's. */
  readonly zone: string
  readonly day: Day
  /** When a day begins, in minutes after midnight. */
  readonly dayStart: number
  /** The other one of actor and owner, seen from the person who is credited. */
  readonly other: string | null
}

export type EventData = Readonly<Record<string, unknown>>

/** How far a sender's clock may run ahead of ours before its events are refused, in milliseconds. */
export const CLOCK_SKEW = 5 * 60_000

/** Nothing a platform rewards happened earlier; an older date is a broken clock or a parse error. */
const EARLIEST = Date.UTC(1900, 0, 1)

/** Room for a rule's facts, not for a document: a year of events must stay cheap to fold again. */
const LARGEST_DATA = 16_384

/** More levels than any fact needs, and few enough that no recursion on the way overflows. */
const DEEPEST = 32

const name = (what: string) =>
  z
    .string(`An event needs ${what}, as text.`)
    .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, `${what} must have 1 to 200 characters and no control characters.`)

export const eventSchema = z
  .strictObject({
    id: name('id').meta({ description: 'Unique per person; the same id again is a duplicate.' }),
    type: name('type').meta({ description: 'What happened.', examples: ['project.created'] }),
    at: z.iso
      .datetime({ offset: true, error: 'at must be a date and time as in RFC 3339, such as 2026-03-01T09:30:00Z.' })
      .meta({ description: 'When it happened (RFC 3339).' }),
    actor: name('actor').optional().meta({ description: 'The person who did it.' }),
    owner: name('owner').optional().meta({ description: 'The person whose thing it happened to.' }),
    target: name('target')
      .optional()
      .meta({ description: 'What it was done to.', examples: ['project:17'] }),
    value: z
      .number('value must be a number.')
      .refine(isExact, 'value must be a whole number up to 2^53, or have at most six decimals.')
      .optional()
      .meta({ description: 'A number to add up; 1 when left out.' }),
    zone: z
      .string('zone must be text.')
      .refine(isZone, 'zone must be an IANA time zone such as Europe/Berlin, or an offset such as +02:00.')
      .optional()
      .meta({ description: 'Time zone in which it happened: an IANA name or a fixed offset.' }),
    data: z
      .record(z.string(), z.json(), 'data must be an object.')
      .refine(fits, 'data must be at most 16,384 characters of JSON, without NUL or broken characters.')
      .optional()
      .meta({ description: 'Anything else that rules may look at.' }),
  })
  .refine((event) => event.actor !== undefined || event.owner !== undefined, {
    path: ['actor'],
    message: 'An event needs an actor (who did it), an owner (whose thing it happened to), or both.',
  })
  .meta({ id: 'Event' })

export type ParsedEvent = { readonly fact: Fact } | { readonly problem: Problem }

/**
 * Checks one event of unknown shape against the format and the clock. `now` is when it was received, in
 * milliseconds: an event up to five minutes ahead counts as happening now, a later one is refused.
 */
export function parseEvent(input: unknown, now: number): ParsedEvent {
  if (nestsDeeper(input, DEEPEST)) return { problem: TOO_DEEP }
  const parsed = eventSchema.safeParse(input)
  if (!parsed.success) return { problem: formatProblem(parsed.error) }

  const at = Date.parse(parsed.data.at)
  if (at > now + CLOCK_SKEW) return { problem: IN_FUTURE }
  if (at < EARLIEST) return { problem: TOO_OLD }
  return { fact: toFact(parsed.data, Math.min(at, now)) }
}

function toFact(event: z.output<typeof eventSchema>, at: number): Fact {
  return {
    id: event.id,
    type: event.type,
    at,
    actor: event.actor ?? null,
    owner: event.owner ?? null,
    target: event.target ?? null,
    // Adding zero turns −0 into 0, so that the two never differ as text.
    value: (event.value ?? 1) + 0,
    zone: event.zone ?? null,
    data: event.data ?? null,
  }
}

/** The person whose key an event is stored under: ids are unique for each of them. */
export function subjectOf(fact: Pick<Fact, 'actor' | 'owner'>): string {
  const subject = fact.actor ?? fact.owner
  if (subject === null) throw new TypeError('An event without actor and owner reached the engine.')
  return subject
}

/** The people an event can credit, each once. */
export function peopleOf(fact: Pick<Fact, 'actor' | 'owner'>): readonly string[] {
  if (fact.actor === null || fact.actor === fact.owner) return [subjectOf(fact)]
  return fact.owner === null ? [fact.actor] : [fact.actor, fact.owner]
}

/** The order in which facts are judged: when they happened, then by id, so that any arrival gives the same. */
export function byOccurrence(a: Pick<Fact, 'at' | 'id'>, b: Pick<Fact, 'at' | 'id'>): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const IN_FUTURE: Problem = {
  code: 'event_in_future',
  field: 'at',
  message: 'The event says it happened more than five minutes from now. Check the clock of the machine that sent it.',
}

const TOO_OLD: Problem = {
  code: 'event_too_old',
  field: 'at',
  message: 'The event says it happened before 1900. Check how its date was written.',
}

const TOO_DEEP: Problem = {
  code: 'invalid_event',
  field: 'data',
  message: `An event may nest at most ${DEEPEST} levels deep. Send the facts that rules need, not a document.`,
}

function nestsDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false
  return levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1))
}

function formatProblem(error: z.ZodError): Problem {
  const issue = error.issues[0]
  if (issue === undefined) return { code: 'invalid_event', message: 'This is not an event.' }
  if (issue.code === 'unrecognized_keys') {
    const field = issue.keys[0] ?? ''
    return { code: 'unknown_field', field, message: `An event has no field "${field}"; put extra facts into data.` }
  }
  const field = issue.path.join('.')
  if (field === '') return { code: 'invalid_event', message: 'An event must be an object with id, type and at.' }
  return { code: 'invalid_event', field, message: issue.code === 'invalid_union' ? NOT_JSON : issue.message }
}

/** The only union in an event is what a value of its data may be. */
const NOT_JSON = 'data may hold text, finite numbers, true, false, null, lists and objects, as JSON can write them.'

/** NUL and lone surrogates are escapes that JSON can write and PostgreSQL cannot store. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

function fits(data: EventData): boolean {
  const text = JSON.stringify(data)
  return text.length <= LARGEST_DATA && !UNSTORABLE.test(text)
}
