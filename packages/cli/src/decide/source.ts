import { ApiError, type Client } from '@laurel/api'
import type { DecisionRow, Laurel } from '@laurel/engine'
import { type DatabaseOptions, openExisting, placeOf } from '../database.ts'
import { EXIT } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { clientFor } from '../server.ts'
import type { AnyRowResult } from './rows.ts'

export type Action = 'grant' | 'revoke' | 'lift'

export interface Request {
  readonly person: string
  readonly badge: string
  readonly instance?: string
  readonly by: string
  readonly reason: string
}

export interface Result {
  readonly status: 'done' | 'already'
  readonly held: boolean
}

export interface BulkOptions {
  readonly by: string
  readonly dryRun: boolean
  readonly announce: boolean
}

/** What a database and a server have in common here. */
export interface Source {
  decide(action: Action, request: Request, announce: boolean): Promise<Result>
  reset(request: Pick<Request, 'person' | 'by' | 'reason'>): Promise<Result>
  decideAll(
    rows: readonly (DecisionRow & { readonly line: number })[],
    options: BulkOptions,
  ): Promise<readonly AnyRowResult[]>
}

export interface SourceOptions extends DatabaseOptions {
  readonly server?: string
}

/** Does work at the server that is named, else in the database. */
export async function atSource<T>(options: SourceOptions, io: Io, work: (source: Source) => Promise<T>): Promise<T> {
  if (options.server !== undefined) return work(serverSource(clientFor(options.server, io.env)))
  const laurel = await openExisting(placeOf(options, io.env), io)
  try {
    return await work(databaseSource(laurel))
  } finally {
    await laurel.close()
  }
}

function databaseSource(laurel: Laurel): Source {
  return {
    decide: (action, request, announce) =>
      action === 'grant' ? laurel.grant({ ...request, announce }) : laurel[action](request),
    reset: (request) => laurel.reset(request),
    decideAll: (rows, options) => laurel.decideAll(rows, options),
  }
}

function serverSource(client: Client): Source {
  const methods = { grant: client.grantBadge, revoke: client.revokeBadge, lift: client.liftBadge }
  const decide = async (action: Action, { person, badge, ...body }: Request, announce: boolean): Promise<Result> => {
    if (!announce) throw onlyInDatabase('A silent grant')
    return methods[action](person, badge, body)
  }
  return {
    decide,
    reset: ({ person, ...body }) => client.resetPerson(person, body),
    decideAll: async (rows, { by, dryRun, announce }) => {
      if (dryRun) throw onlyInDatabase('A dry run')
      const results: AnyRowResult[] = []
      for (const { line, action = 'grant', ...row } of rows) {
        results.push(
          await answer(line, () => {
            if (!isAction(action)) throw new RangeError('action is grant, revoke or lift.')
            return decide(action, { ...row, by }, announce)
          }),
        )
      }
      return results
    },
  }
}

function isAction(action: string): action is Action {
  return action === 'grant' || action === 'revoke' || action === 'lift'
}

function onlyInDatabase(what: string): Failure {
  return new Failure(EXIT.usage, 'needs_database', `${what} needs the database itself. Run it without --server.`)
}

/** What a row alone is to blame for; a key that may not do it, or a server that is down, stops them all. */
async function answer(line: number, work: () => Promise<Result>): Promise<AnyRowResult> {
  try {
    return { line, ...(await work()) }
  } catch (error) {
    if (error instanceof RangeError) return refused(line, 'invalid_decision', error.message)
    if (!(error instanceof ApiError) || ![404, 409, 422].includes(error.status)) throw error
    return refused(line, error.code, error.message, error.problem.field)
  }
}

function refused(line: number, code: string, message: string, field?: string): AnyRowResult {
  return { line, status: 'refused', problem: { code, message, ...(field === undefined ? {} : { field }) } }
}
