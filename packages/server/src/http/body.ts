import type { Endpoint } from '@laurel/api'
import { type Refusal, refusal } from './refusal.ts'

export interface ReceivedBody {
  readonly mediaType: string
  readonly json: unknown
}

type Bodies = NonNullable<Endpoint['body']>

/** The body as JSON, and its media type, which is one of those the endpoint takes. @throws Refusal. */
export async function readBody(request: Request, bodies: Bodies, limit: number): Promise<ReceivedBody> {
  const mediaType = checkType(request.headers, Object.keys(bodies))
  const text = await readText(request, limit)
  try {
    return { mediaType, json: JSON.parse(text) as unknown }
  } catch (cause) {
    throw unreadable(cause instanceof SyntaxError ? cause.message : 'It nests too deep')
  }
}

function checkType(headers: Headers, accepted: readonly string[]): string {
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw unsupported(`Bodies are read as they are, not as ${encoding}.`, 'content-encoding')
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const mediaType = type.trim()
  if (!accepted.includes(mediaType)) throw unsupported(`Send the body as ${accepted.join(', ')}.`, 'content-type')
  const charset = parameters.map((parameter) => /^charset="?([^"]*)"?$/.exec(parameter.trim())?.[1]).find(Boolean)
  if (charset !== undefined && charset !== 'utf-8') throw unsupported('JSON is sent in UTF-8.', 'content-type')
  return mediaType
}

/** The whole body, unless it is larger than `limit` bytes, whatever its headers claim. */
async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge(limit)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    text += decode(decoder, chunk)
  }
  return text + decode(decoder)
}

/** A body that something in front of the API has read and did not hand on. */
export class BodyTaken extends Error {
  override readonly name = 'BodyTaken'
}

async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    if (request.bodyUsed) throw new BodyTaken()
    if (request.body !== null) yield* request.body
  } catch (error) {
    if (error instanceof BodyTaken)
      throw unreadable('Something in front of the API has read it. Mount the API before that')
    // The sender hung up or broke the framing; nobody may be left to read the answer.
    throw unreadable('It ended early')
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw unreadable('It is not UTF-8')
  }
}

function unreadable(reason: string): Refusal {
  return refusal('invalid_json', `The body is not JSON: ${reason}.`)
}

function unsupported(detail: string, field: string): Refusal {
  return refusal('unsupported_media_type', detail, { field })
}

function tooLarge(limit: number): Refusal {
  const megabytes = `${limit / 1_048_576} MiB`
  return refusal('body_too_large', `A body has at most ${megabytes}. Send the events in smaller batches.`, {
    // What is left of the body is not read, so the connection is of no more use.
    headers: { connection: 'close' },
  })
}
