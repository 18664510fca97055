import { type ProblemCode, type ProblemDetails, problemOf } from '@laurel/api'

/** A request that is not done, with the problem it is answered with. */
export class Refusal extends Error {
  readonly problem: ProblemDetails
  readonly headers: Readonly<Record<string, string>>

  constructor(problem: ProblemDetails, headers: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(problem.detail, cause === undefined ? undefined : { cause })
    this.name = 'Refusal'
    this.problem = problem
    this.headers = headers
  }
}

export interface RefusalOptions extends Pick<ProblemDetails, 'field' | 'problems'> {
  readonly headers?: Readonly<Record<string, string>>
  /** For the log, and for nobody else. */
  readonly cause?: unknown
}

/** A refusal with one of the codes of the contract. */
export function refusal(code: ProblemCode, detail: string, { headers, cause, ...more }: RefusalOptions = {}): Refusal {
  return new Refusal(problemOf(code, detail, more), headers, cause)
}
