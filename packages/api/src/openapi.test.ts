import { describe, expect, test } from 'vitest'
import { endpoints } from './contract.ts'
import { problemsOf } from './endpoint.ts'
import { openApiDocument } from './openapi.ts'
import { PROBLEMS } from './problem.ts'

type Json = Readonly<Record<string, unknown>>

const document = JSON.parse(JSON.stringify(openApiDocument({ url: 'https://example.org/laurel/v1' })))

/** Every object in the document, with its place. */
function* objectsIn(value: unknown, place = '#'): Generator<readonly [string, Json]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [place, value as Json]
  for (const [key, inner] of Object.entries(value)) {
    yield* objectsIn(inner, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}

const places = new Map(objectsIn(document))
const operations = endpoints.map(([name, endpoint]) => {
  return { name, endpoint, operation: document.paths[endpoint.path][endpoint.method.toLowerCase()] }
})

describe('the OpenAPI document', () => {
  test('is one of version 3.1, served where the API is', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: 'Laurel', version: '1' },
    })
    expect(document.servers).toEqual([{ url: 'https://example.org/laurel/v1' }])
  })

  test('has only references that lead somewhere', () => {
    const references = [...places.values()].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((reference) => !places.has(reference))).toEqual([])
  })

  test('has every endpoint once, and no other', () => {
    const documented = Object.values<Json>(document.paths).flatMap((path) => Object.values(path)) as {
      operationId: string
    }[]
    expect(documented.map(({ operationId }) => operationId).sort()).toEqual(endpoints.map(([name]) => name).sort())
  })

  test('declares every parameter of every path', () => {
    for (const { endpoint, operation } of operations) {
      const named = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const declared = (operation.parameters ?? []).filter((parameter: Json) => parameter['in'] === 'path')
      expect(declared.map((parameter: Json) => parameter['name'])).toEqual(named)
      expect(declared.every((parameter: Json) => parameter['required'] === true)).toBe(true)
    }
  })

  test('says which scope a key needs', () => {
    for (const { endpoint, operation } of operations) {
      const open = endpoint.anonymous ? [] : [{}, { key: [] }]
      expect(operation.security).toEqual(endpoint.scope === 'public' ? open : [{ key: [endpoint.scope] }])
    }
    expect(document.components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' })
  })

  test('describes every answer, and names every problem under its status', () => {
    for (const { endpoint, operation } of operations) {
      expect(operation.responses[endpoint.answer.status].description).not.toBe('')
      for (const code of problemsOf(endpoint)) {
        const response = operation.responses[PROBLEMS[code].status]
        expect(response.description).toContain(`\`${code}\``)
        expect(response.content['application/problem+json'].schema).toEqual({ $ref: '#/components/schemas/Problem' })
      }
    }
  })

  test('shows the event as it is judged, alone, in a batch, and as a CloudEvent', () => {
    const { content } = document.paths['/events'].post.requestBody
    const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
    expect(content['application/json'].schema).toEqual({ anyOf: [reference('Event'), reference('EventBatch')] })
    expect(content['application/cloudevents+json'].schema).toEqual(reference('CloudEvent'))
    expect(document.components.schemas.Event).toMatchObject({
      required: ['id', 'type', 'at'],
      additionalProperties: false,
    })
  })

  test('says of a stream that it is text, and what its events are', () => {
    const { content, description } = document.paths['/people/{id}/notices/live'].get.responses['200']
    expect(content).toEqual({ 'text/event-stream': { schema: { type: 'string' } } })
    expect(description).not.toBe('')
    expect(document.paths['/people/{id}/notices/live'].get.description).toContain('`notice`')
  })

  test('names another site’s page as a problem of everything that writes', () => {
    for (const { endpoint, operation } of operations) {
      const description = operation.responses['403']?.description ?? ''
      expect(description.includes('cross_origin'), endpoint.path).toBe(endpoint.method !== 'GET')
    }
  })

  test('leaves room for answers to gain fields', () => {
    const closed = [...places].filter(
      ([place, object]) => place.startsWith('#/components') && object['additionalProperties'] === false,
    )
    expect(closed.map(([place]) => place.split('/').at(-1)).sort()).toEqual([
      'Correction',
      'Decision',
      'Event',
      'EventBatch',
      'PersonAttributes',
      'PreferencesChange',
      'Publication',
      'ReadNotices',
      'Replacement',
      'Reset',
    ])
  })

  test('has no schema with the e-mail address but those of writing a person', () => {
    const telling = [...places].filter(([place, object]) => place.endsWith('/properties') && 'email' in object)
    expect(telling.map(([place]) => place.split('/')[3])).toEqual(['PersonAttributes', 'SavedPerson'])
  })
})
