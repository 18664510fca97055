import { type EventBatch, fromCloudEvent, hasEvents, problemOf } from '@laurel/api'
import type { EventInput, Problem } from '@laurel/core'
import type { Laurel, RecordResult } from '@laurel/engine'
import type { Handler } from '../http/call.ts'
import { Refusal } from '../http/refusal.ts'

/** One item of what was sent: an event to record, or why it cannot be one. `id` is the sender's own. */
type Item = { readonly id: string | null } & ({ readonly event: EventInput } | { readonly problem: Problem })

interface Sent {
  readonly items: readonly Item[]
  /** Sent alone, so that its problem is the answer's. */
  readonly alone: boolean
}

export const recordEvents: Handler<'recordEvents'> = async ({ laurel, metrics, body, mediaType, now }) => {
  const { items, alone } = unpack(mediaType, body, now())
  const results = await record(laurel, items)
  metrics.countResults(results)
  const problem = alone ? results[0]?.problem : undefined
  if (problem !== undefined) throw new Refusal(toDetails(problem))
  return { results: results.map(toWire) }
}

function unpack(mediaType: string, body: EventInput | EventBatch, received: Date): Sent {
  if (mediaType === 'application/cloudevents+json') return { items: [cloudItem(body, received)], alone: true }
  if (Array.isArray(body) && mediaType === 'application/cloudevents-batch+json') {
    return { items: body.map((item) => cloudItem(item, received)), alone: false }
  }
  if (hasEvents(body)) return { items: body.events.map(plainItem), alone: false }
  return { items: [plainItem(body)], alone: true }
}

function plainItem(event: EventInput): Item {
  return { id: idOf(event), event }
}

function cloudItem(input: unknown, received: Date): Item {
  return { id: idOf(input), ...fromCloudEvent(input, received) }
}

function idOf(input: unknown): string | null {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null
  return typeof id === 'string' ? id : null
}

/** Records what can be recorded in one batch, and puts every answer back in its place under the sender's id. */
async function record(laurel: Laurel, items: readonly Item[]): Promise<readonly RecordResult[]> {
  const recorded = [...(await laurel.record(items.flatMap((item) => ('event' in item ? [item.event] : []))))]
  return items.map((item): RecordResult => {
    const result = 'event' in item ? recorded.shift() : undefined
    if (result !== undefined) return { ...result, id: item.id }
    if ('problem' in item) return { id: item.id, status: 'rejected', problem: item.problem, awards: [] }
    throw new TypeError('The engine answers every event.')
  })
}

function toWire({ problem, ...result }: RecordResult) {
  return { ...result, ...(problem === undefined ? {} : { problem: toDetails(problem) }) }
}

function toDetails({ code, message, field }: Problem) {
  return problemOf(code, message, field === undefined ? {} : { field })
}
