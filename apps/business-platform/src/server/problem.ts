import type { Logger } from '@laurel/engine'
import type { ErrorRequestHandler, RequestHandler } from 'express'

/** What can be wrong with a request, and the status that says so. */
const STATUS = {
  invalid_body: 400,
  invalid_field: 400,
  signed_out: 401,
  not_a_member: 403,
  not_found: 404,
  already_member: 409,
  too_large: 413,
  not_json: 415,
  internal_error: 500,
} as const

export type ProblemCode = keyof typeof STATUS

/** Thrown where a request cannot be done; the client gets its code, its sentence, and which field it is about. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly field: string | null

  constructor(code: ProblemCode, sentence: string, field: string | null = null) {
    super(sentence)
    this.code = code
    this.field = field
  }
}

export const nothingHere: RequestHandler = () => {
  throw new Problem('not_found', 'There is nothing at this address.')
}

/** The one place that turns errors into answers (application/problem+json). */
export function answerProblems(logger: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = asProblem(error)
    if (problem.code === 'internal_error') logger.error({ err: error, method: request.method }, 'request failed')
    if (response.headersSent) return next(error)
    const { code, message: detail, field } = problem
    const status = STATUS[code]
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify({ title: detail, status, code, ...(field === null ? {} : { field }) }))
  }
}

/** Express's own errors (a body that is no JSON, an address that cannot be decoded) say what they are by a status. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  if (status === 415) return new Problem('not_json', 'Send JSON in UTF-8: Content-Type: application/json.')
  if (status === 413) return new Problem('too_large', 'This is more than we can take at once.')
  if (status === 400)
    return new Problem('invalid_body', 'The request cannot be read. Check its address, and that its body is JSON.')
  return new Problem('internal_error', 'Something went wrong on our side. Please try again.')
}
