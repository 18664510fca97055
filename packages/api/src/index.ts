export { ApiError } from './api-error.ts'
export { type CallOptions, type Client, type ClientOptions, createClient } from './client.ts'
export { fromCloudEvent, type MappedCloudEvent } from './cloud-event.ts'
export { type Contract, contract, type EndpointName, endpoints } from './contract.ts'
export {
  type Answer,
  type AnswerOf,
  type Body,
  type BodyOf,
  type Endpoint,
  EVENT_STREAM,
  isStream,
  type ParamsOf,
  problemsOf,
  type QueryOf,
  SCOPES,
  type Scope,
  type Streaming,
} from './endpoint.ts'
export { isLocalized, type OpenApiDocument, openApiDocument } from './openapi.ts'
export { PROBLEMS, type ProblemCode, type ProblemDetails, problemOf, problemSchema } from './problem.ts'
export { type EventBatch, hasEvents, LARGEST_BATCH } from './schemas/events.ts'
export { isLocale } from './schemas/query.ts'
