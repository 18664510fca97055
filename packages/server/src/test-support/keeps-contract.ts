import { deepStrictEqual, ok, strictEqual } from 'node:assert'
import { type Endpoint, EVENT_STREAM, endpoints, isStream, PROBLEMS, problemSchema, problemsOf } from '@laurel/api'
import type { RequestHandler } from '../create-handler.ts'

/** The handler, with every answer held against the contract: its status, its type, each field and no field more. */
export function keepsContract(handler: RequestHandler): RequestHandler {
  return async (request) => {
    const endpoint = endpointOf(request)
    const response = await handler(request)
    if (endpoint !== undefined && isStream(endpoint) && response.ok) return checkStream(response)
    const copy = response.clone()
    if (copy.status >= 400) await checkProblem(copy, endpoint)
    else if (endpoint !== undefined && request.method !== 'HEAD') await checkAnswer(copy, endpoint)
    return response
  }
}

function endpointOf(request: Request): Endpoint | undefined {
  const path = new URL(request.url).pathname.replace(/^\/laurel\/v1/, '')
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const found = endpoints.find(([, endpoint]) => {
    return endpoint.method === method && new RegExp(`^${endpoint.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
  })
  return found?.[1]
}

/** Its events are not read here: they would be missing where they are. */
function checkStream(response: Response): Response {
  strictEqual(response.status, 200)
  strictEqual(response.headers.get('content-type'), EVENT_STREAM)
  return response
}

async function checkProblem(response: Response, endpoint: Endpoint | undefined): Promise<void> {
  strictEqual(response.headers.get('content-type'), 'application/problem+json')
  const text = await response.text()
  if (text === '') return
  const problem = problemSchema.parse(JSON.parse(text))
  deepStrictEqual(JSON.parse(text), problem)
  strictEqual(problem.status, response.status)
  const codes: readonly string[] = endpoint === undefined ? Object.keys(PROBLEMS) : problemsOf(endpoint)
  ok(codes.includes(problem.code), `${endpoint?.path} is not documented to answer with ${problem.code}.`)
}

async function checkAnswer(response: Response, { answer }: Endpoint): Promise<void> {
  strictEqual(response.status, answer.status)
  if (answer.schema === undefined) return strictEqual(await response.text(), '')
  strictEqual(response.headers.get('content-type'), answer.mediaType ?? 'application/json')
  const body: unknown = answer.mediaType === undefined ? await response.json() : await response.text()
  // What the schema does not know is left out by it, so that a field too many shows as a difference.
  deepStrictEqual(body, answer.schema.parse(body))
}
