import { ApiError, type Client } from '@laurel/api'
import type { Problem } from '@laurel/core'
import type { Sink, SinkResult } from './sink.ts'

/** A running server: the only one who may write to its database folder. */
export function serverSink(client: Client): Sink {
  return {
    nameOf: (id) => client.profile(id).then(({ person }) => person.name, nullWhenUnknown),
    writePerson: (id, attributes) => client.savePerson(id, attributes),
    record: async (events) => {
      const { results } = await client.recordEvents({ events })
      return results.map(toResult)
    },
  }
}

function nullWhenUnknown(error: unknown): null {
  if (error instanceof ApiError && error.code === 'unknown_person') return null
  throw error
}

type Answered = Awaited<ReturnType<Client['recordEvents']>>['results'][number]

function toResult({ status, problem, awards }: Answered): SinkResult {
  return problem === undefined ? { status, awards } : { status, awards, problem: toProblem(problem) }
}

function toProblem({ code, detail, field }: NonNullable<Answered['problem']>): Problem {
  return field === undefined ? { code, message: detail } : { code, message: detail, field }
}
