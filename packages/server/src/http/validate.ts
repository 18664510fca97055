import type { Endpoint } from '@laurel/api'
import { refusal } from './refusal.ts'

type Schema = NonNullable<Endpoint['params' | 'query']> | NonNullable<Endpoint['body']>[string]['schema']
type Issue = NonNullable<ReturnType<Schema['safeParse']>['error']>['issues'][number]

/** `value` as the contract's schema gives it back. @throws Refusal `invalid_request` naming every field at fault. */
export function validate(schema: Schema, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.flatMap(describe)
  const [first] = problems
  if (first === undefined || problems.length > 1) {
    throw refusal('invalid_request', `This request has ${problems.length} problems; each is listed.`, { problems })
  }
  throw refusal('invalid_request', first.detail, first.field === undefined ? {} : { field: first.field })
}

interface Description {
  readonly detail: string
  readonly field?: string
}

function describe(issue: Issue): readonly Description[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ detail: `There is no field "${key}" here. Check its spelling.`, field: key }))
  }
  const field = issue.path.join('.')
  return [field === '' ? { detail: issue.message } : { detail: issue.message, field }]
}

/** The query as an object. @throws Refusal for a parameter that is given twice: only one of them could count. */
export function queryOf(search: URLSearchParams): Readonly<Record<string, string>> {
  const names = [...search.keys()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw refusal('invalid_request', `${twice} is given more than once.`, { field: twice })
  return Object.fromEntries(search)
}

/** What stands in a path where its template has `{names}`, decoded exactly once. */
export function paramsOf(path: string, template: string): Readonly<Record<string, string>> {
  const segments = path.split('/')
  const params = template.split('/').flatMap((part, index) => {
    return part.startsWith('{') ? [[part.slice(1, -1), decode(segments[index] ?? '')] as const] : []
  })
  return Object.fromEntries(params)
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause
    throw refusal('invalid_path', `The path has "${segment}", which is not percent-encoded UTF-8. Encode ids once.`)
  }
}
