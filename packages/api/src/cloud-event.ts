import type { EventInput, Problem } from '@laurel/core'
import { z } from 'zod'

/** A CloudEvents 1.0 event in JSON, with the extension attributes that Laurel reads. Others are ignored. */
export const cloudEventSchema = z
  .looseObject({
    specversion: z.literal('1.0', 'specversion must be "1.0".'),
    id: attribute('id'),
    source: attribute('source').meta({ description: 'With `id` it tells one event from every other.' }),
    type: attribute('type').meta({ description: 'What happened.' }),
    time: attribute('time').optional().meta({ description: 'When it happened; the moment of receipt when left out.' }),
    subject: attribute('subject').optional().meta({ description: 'What it was done to.' }),
    actor: attribute('actor').optional().meta({ description: 'The person who did it.' }),
    owner: attribute('owner').optional().meta({ description: 'The person whose thing it happened to.' }),
    zone: attribute('zone').optional().meta({ description: 'Time zone in which it happened.' }),
    value: z
      .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)], 'value must be a number, or text that is one.')
      .optional()
      .meta({ description: 'A number to add up, as text where it has decimals.' }),
    data: z.unknown().optional().meta({ description: 'Also read for actor, owner, value and zone.' }),
  })
  .meta({ id: 'CloudEvent' })

type CloudEvent = z.output<typeof cloudEventSchema>

/** A CloudEvent as an event of Laurel's, or why it is none. */
export type MappedCloudEvent = { readonly event: EventInput } | { readonly problem: Problem }

/**
 * Maps a CloudEvent: `type`, `time` to `at`, `subject` to `target`, and `source` with `id` to the id, as only
 * the two together are unique. Actor, owner, value and zone come from attributes of these names, else from the
 * data; the data is kept, with the source beside it. The event itself is judged when it is recorded.
 *
 * `received` stands in for a missing time.
 */
export function fromCloudEvent(input: unknown, received: Date): MappedCloudEvent {
  const parsed = cloudEventSchema.safeParse(withoutNulls(input))
  if (!parsed.success) return { problem: problemOf(parsed.error) }
  const { source, id, type, time, subject, data, ...attributes } = parsed.data
  return {
    event: {
      id: `${source} ${id}`,
      type,
      at: time ?? momentarily(received),
      ...(subject === undefined ? {} : { target: subject }),
      ...creditOf(attributes, isObject(data) ? data : {}),
      data: { source, ...contentOf(data) },
    },
  }
}

/** The part of an event that says who is credited, and with how much. */
type Credit = Pick<EventInput, 'actor' | 'owner' | 'zone' | 'value'>

/** An attribute goes first; a field of the data counts when it is of the right type, as data is the sender's own. */
function creditOf(attributes: Pick<CloudEvent, keyof Credit>, data: Readonly<Record<string, unknown>>): Credit {
  const credit: { -readonly [K in keyof Credit]: Credit[K] } = {}
  for (const name of ['actor', 'owner', 'zone'] as const) {
    const value = attributes[name] ?? data[name]
    if (typeof value === 'string') credit[name] = value
  }
  const value = attributes.value === undefined ? data['value'] : Number(attributes.value)
  if (typeof value === 'number') credit.value = value
  return credit
}

/** Data that is no object is kept under a name, so that rules can look at it. */
function contentOf(data: unknown): NonNullable<EventInput['data']> {
  if (data === undefined || data === null) return {}
  return isObject(data) ? data : { content: data as z.core.util.JSONType }
}

/**
 * A minute ahead: the engine takes an event from a clock that runs ahead as happening when it is received, and
 * knows such an event again however much later it is sent again. An exact time would differ on every retry.
 */
function momentarily(received: Date): string {
  return new Date(received.getTime() + 60_000).toISOString()
}

/** In CloudEvents an attribute that is null is not there. */
function withoutNulls(input: unknown): unknown {
  return isObject(input) ? Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) : input
}

function isObject(value: unknown): value is Record<string, z.core.util.JSONType> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function problemOf(error: z.ZodError): Problem {
  const issue = error.issues[0]
  const field = issue?.path.join('.') ?? ''
  if (issue === undefined || field === '') return { code: 'invalid_cloud_event', message: NO_OBJECT }
  return { code: 'invalid_cloud_event', field, message: issue.message }
}

const NO_OBJECT = 'A CloudEvent must be an object with specversion, id, source and type.'

function attribute(name: string) {
  const message = `${name} must be text that is not empty.`
  return z.string(message).min(1, message)
}
