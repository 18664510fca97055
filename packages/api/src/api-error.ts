import { type AnyProblemCode, type ProblemDetails, problemOf, problemSchema } from './problem.ts'

/** An answer that is no success. `code` is stable; the message is the problem's sentence. */
export class ApiError extends Error {
  readonly code: AnyProblemCode
  readonly status: number
  readonly problem: ProblemDetails

  constructor(status: number, problem: ProblemDetails) {
    super(problem.detail)
    this.name = 'ApiError'
    this.code = problem.code
    this.status = status
    this.problem = problem
  }
}

/** The error for an answer that is no success; `unexpected_answer` where something else than Laurel gave it. */
export async function errorOf(response: Response): Promise<ApiError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null))
  if (parsed.success) return new ApiError(response.status, parsed.data)
  const detail = `The answer was ${response.status} and not from Laurel. Check the address, and what stands in front of it.`
  return new ApiError(response.status, {
    ...problemOf('unexpected_answer', detail),
    title: 'This is not an answer of Laurel’s.',
    status: response.status,
  })
}
