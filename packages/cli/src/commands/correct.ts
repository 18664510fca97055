import type { CorrectionRequest, CorrectionResult } from '@laurel/engine'
import { type DatabaseOptions, openExisting, placeOf } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { columns, counted } from '../format.ts'
import type { Io } from '../io.ts'
import { printResult } from '../output.ts'
import { clientFor } from '../server.ts'

export interface CorrectOptions extends DatabaseOptions {
  readonly reason: string
  readonly person?: string
  readonly by?: string
  readonly server?: string
  readonly json?: boolean
}

export interface ReplaceOptions extends CorrectOptions {
  readonly value: string
}

export interface ReviewOptions extends DatabaseOptions {
  readonly limit?: string
  readonly cursor?: string
  readonly server?: string
  readonly json?: boolean
}

/** `laurel retract <event>`: it should never have counted. */
export async function retract(event: string, options: CorrectOptions, io: Io): Promise<ExitCode> {
  const result = await atSource(options, io, (source) => source.retract(requestOf(event, options)))
  return tellResult(event, result, options, io, {
    done: 'no longer counts',
    already: 'did not count before either',
    waiting: 'will not count',
  })
}

/** `laurel reinstate <event>`: it counts after all. */
export async function reinstate(event: string, options: CorrectOptions, io: Io): Promise<ExitCode> {
  const result = await atSource(options, io, (source) => source.reinstate(requestOf(event, options)))
  return tellResult(event, result, options, io, {
    done: 'counts now',
    already: 'counted before',
    waiting: 'will count',
  })
}

/** `laurel replace <event> --value <number>`: it counts as another value than its own. */
export async function replace(event: string, options: ReplaceOptions, io: Io): Promise<ExitCode> {
  const value = numberOf(options.value)
  const result = await atSource(options, io, (source) => source.replace({ ...requestOf(event, options), value }))
  return tellResult(event, result, options, io, {
    done: `counts as ${value} now`,
    already: `counted as ${value} before`,
    waiting: `will count as ${value}`,
  })
}

/** `laurel review`: events too large to be true, those that wait longest first. */
export async function review(options: ReviewOptions, io: Io): Promise<ExitCode> {
  const { cursor } = options
  const page = {
    ...(options.limit === undefined ? {} : { limit: limitOf(options.limit) }),
    ...(cursor === undefined ? {} : { cursor }),
  }
  const queue = await atSource(options, io, (source) => source.reviewQueue(page))
  printResult(io, options.json, queue, () => queueText(queue))
  return EXIT.ok
}

/** One page of the queue, from a database with dates or from a server with their text. */
interface Queue {
  readonly items: readonly {
    readonly event: string
    readonly person: string
    readonly type: string
    readonly value: number
    readonly at: Date | string
  }[]
  readonly next: string | null
}

type Request = CorrectionRequest & { readonly reason: string }

/** What a database and a server have in common here. */
interface Source {
  retract(request: Request): Promise<CorrectionResult>
  reinstate(request: Request): Promise<CorrectionResult>
  replace(request: Request & { readonly value: number }): Promise<CorrectionResult>
  reviewQueue(page: { readonly limit?: number; readonly cursor?: string }): Promise<Queue>
}

async function atSource<T>(
  options: Pick<CorrectOptions, 'server' | 'database' | 'schema'>,
  io: Io,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  if (options.server !== undefined) return work(serverSource(options.server, io))
  const laurel = await openExisting(placeOf(options, io.env), io)
  try {
    return await work(laurel)
  } finally {
    await laurel.close()
  }
}

function serverSource(address: string, io: Io): Source {
  const client = clientFor(address, io.env)
  return {
    retract: ({ event, ...body }) => client.retractEvent(event, body),
    reinstate: ({ event, ...body }) => client.reinstateEvent(event, body),
    replace: ({ event, ...body }) => client.replaceEvent(event, body),
    reviewQueue: (page) => client.reviewQueue(page),
  }
}

function requestOf(event: string, { reason, person, by }: CorrectOptions): Request {
  return { event, reason, ...(person === undefined ? {} : { person }), ...(by === undefined ? {} : { by }) }
}

function tellResult(
  event: string,
  result: CorrectionResult,
  { person, json }: CorrectOptions,
  io: Io,
  says: Readonly<Record<CorrectionResult['status'], string>>,
): ExitCode {
  const named = person === undefined ? `The event ${event}` : `The event ${event} of ${person}`
  const sentences = {
    done: `${named} ${says.done}.`,
    already: `${named} ${says.already}. Nothing was changed.`,
    waiting: `${person ?? 'Nobody'} has no event ${event} yet. When it comes, it ${says.waiting}.`,
  }
  printResult(io, json, { event, ...result }, () => [sentences[result.status]])
  return EXIT.ok
}

function queueText({ items, next }: Queue): readonly string[] {
  if (items.length === 0) return ['Nothing waits for review.']
  const rows = items.map(({ event, person, type, value, at }) => [
    event,
    person,
    type,
    value,
    new Date(at).toISOString(),
  ])
  return [
    `${counted(items.length, 'event waits', 'events wait')} for review${next === null ? '.' : ', and more after them.'}`,
    '',
    ...columns([['event', 'person', 'type', 'value', 'happened'], ...rows]),
    '',
    'Accept one:  laurel reinstate <event> --person <id> --reason <text>',
    'Reject one:  laurel retract <event> --person <id> --reason <text>',
    ...(next === null ? [] : [`See more:    laurel review --cursor ${next}`]),
  ]
}

function numberOf(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new Failure(EXIT.usage, 'invalid_value', `"${text}" is no number. Give one such as --value 10.`)
}

function limitOf(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit
  throw new Failure(EXIT.usage, 'invalid_limit', `"${text}" is no number of events to list. Give 1 to 100.`)
}
