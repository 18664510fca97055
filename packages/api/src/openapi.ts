import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { type EndpointName, endpoints } from './contract.ts'
import { type Body, type Endpoint, isStream, problemsOf } from './endpoint.ts'
import { PROBLEMS, problemSchema } from './problem.ts'

export type OpenApiDocument = ReturnType<typeof createDocument>

/** The OpenAPI 3.1 document of the API, mounted at `url`. */
export function openApiDocument({ url = '/laurel/v1' }: { readonly url?: string } = {}): OpenApiDocument {
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Laurel',
        version: '1',
        summary: 'Events in, recognition out.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url }],
      tags: TAGS,
      security: [{ key: [] }],
      paths: pathsOf(),
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description:
              'An API key with the scope that is named, or, where the host signs tokens for its visitors, such a token.',
          },
        },
      },
    },
    { override: simplify },
  )
}

const TAGS = [
  { name: 'events', description: 'What people do.' },
  { name: 'people', description: 'What they have achieved.' },
  { name: 'badges', description: 'What there is to earn, and who earned it.' },
  { name: 'operations', description: 'Running it.' },
]

function pathsOf(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const [name, endpoint] of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint) }
  }
  return paths
}

function operationOf(name: EndpointName, endpoint: Endpoint): ZodOpenApiOperationObject {
  return {
    operationId: name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: [endpoint.description, scopeSentence(endpoint)].filter(Boolean).join('\n\n'),
    security: securityOf(endpoint),
    requestParams: {
      ...(endpoint.params === undefined ? {} : { path: endpoint.params }),
      ...(endpoint.query === undefined ? {} : { query: endpoint.query }),
      ...(isLocalized(endpoint) ? { header: ACCEPT_LANGUAGE } : {}),
    },
    ...(endpoint.body === undefined ? {} : { requestBody: { required: true, content: bodiesOf(endpoint.body) } }),
    responses: { ...successOf(endpoint), ...problemResponsesOf(endpoint) },
  }
}

function securityOf({ scope, anonymous }: Endpoint): NonNullable<ZodOpenApiOperationObject['security']> {
  if (anonymous) return []
  return scope === 'public' ? [{}, { key: [] }] : [{ key: [scope] }]
}

const ACCEPT_LANGUAGE = z.object({
  'Accept-Language': z.string().optional().meta({ description: 'Language of the texts.' }),
})

/** Whether an endpoint answers in the reader's language. */
export function isLocalized(endpoint: Endpoint): boolean {
  return endpoint.query !== undefined && 'locale' in endpoint.query.shape
}

function scopeSentence({ scope }: Endpoint): string {
  if (scope === 'public') return 'Needs no key.'
  const key = `Needs a key with the scope \`${scope}\``
  return scope === 'people' ? `${key}, or to be signed in as this person.` : `${key}.`
}

function bodiesOf(bodies: Readonly<Record<string, Body>>) {
  return Object.fromEntries(
    Object.entries(bodies).map(([mediaType, { schema, documented }]) => [mediaType, { schema: documented ?? schema }]),
  )
}

function successOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const { description, mediaType = 'application/json', schema } = endpoint.answer
  // OpenAPI 3.1 has no words for what the events of a stream carry.
  const body = isStream(endpoint) ? z.string() : schema
  const content = body === undefined ? {} : { content: { [mediaType]: { schema: body } } }
  return { [`${endpoint.answer.status}`]: { description, ...content } }
}

/** One response for each status, naming the codes that come with it. */
function problemResponsesOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(problemsOf(endpoint), (code) => PROBLEMS[code].status)
  const responses = [...byStatus].map(([status, codes]) => {
    const description = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('\n\n')
    return [`${status}`, { description, content: { 'application/problem+json': { schema: problemSchema } } }]
  })
  return Object.fromEntries(responses)
}

type Override = NonNullable<NonNullable<Parameters<typeof createDocument>[1]>['override']>

/**
 * Answers may gain fields, so nothing forbids more; a date's format says more than its regular expression, and
 * that a whole number is a safe one goes without saying.
 */
const simplify: Override = ({ jsonSchema, io }) => {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}
