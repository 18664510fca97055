import { z } from 'zod'

/** Every problem an answer can carry. The code is stable; status and title go with it. */
export const PROBLEMS = {
  invalid_json: { status: 400, title: 'The body cannot be read as JSON.' },
  invalid_path: { status: 400, title: 'The path cannot be decoded.' },
  unauthorized: { status: 401, title: 'A valid API key or token is needed.' },
  forbidden: { status: 403, title: 'This key may not do that.' },
  cross_origin: { status: 403, title: 'Another site’s page may not do that.' },
  unknown_route: { status: 404, title: 'There is nothing at this address.' },
  unknown_person: { status: 404, title: 'Nobody has this id.' },
  unknown_badge: { status: 404, title: 'No badge has this id.' },
  unknown_streak: { status: 404, title: 'There is no such streak to be seen.' },
  unknown_version: { status: 404, title: 'No catalog has this version.' },
  unknown_event: { status: 404, title: 'No event has this id.' },
  method_not_allowed: { status: 405, title: 'This address does not answer to this method.' },
  event_conflict: { status: 409, title: 'Another event with this id is already recorded.' },
  ambiguous_event: { status: 409, title: 'Several people have an event with this id.' },
  catalog_refused: { status: 409, title: 'This catalog would take badges from those who hold them.' },
  preview_outdated: { status: 409, title: 'This is not what was previewed.' },
  sold_out: { status: 409, title: 'None is left of this badge.' },
  body_too_large: { status: 413, title: 'The body is too large.' },
  batch_too_large: { status: 413, title: 'The batch has too many events.' },
  unsupported_media_type: { status: 415, title: 'The body is of a type that is not read here.' },
  invalid_request: { status: 422, title: 'The request has a value that is not accepted.' },
  invalid_person: { status: 422, title: 'This is not a person.' },
  invalid_preferences: { status: 422, title: 'These cannot be chosen.' },
  invalid_cursor: { status: 422, title: 'This cursor was not made by this list.' },
  invalid_event: { status: 422, title: 'This is not an event.' },
  invalid_cloud_event: { status: 422, title: 'This is not a CloudEvent.' },
  unknown_field: { status: 422, title: 'The event has a field that events do not have.' },
  unknown_event_type: { status: 422, title: 'The catalog does not know this type of event.' },
  event_in_future: { status: 422, title: 'The event has not happened yet.' },
  event_too_old: { status: 422, title: 'The event is too old to be true.' },
  invalid_catalog: { status: 422, title: 'This is not a catalog.' },
  invalid_correction: { status: 422, title: 'This is not a correction of an event.' },
  invalid_decision: { status: 422, title: 'This is not a decision about a badge.' },
  invalid_instance: { status: 422, title: 'This badge has no such instance.' },
  reserved_event_type: { status: 422, title: 'This type of event is Laurel’s own.' },
  internal_error: { status: 500, title: 'Something went wrong on our side.' },
  contended: { status: 503, title: 'Too many writers changed the same people at once.' },
  database_unreachable: { status: 503, title: 'The database cannot be reached.' },
  token_keys_unreachable: { status: 503, title: 'The keys that tokens are signed with cannot be reached.' },
  stopping: { status: 503, title: 'This process is about to stop.' },
  database_outdated: { status: 503, title: 'The database does not fit this version of Laurel.' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>

export type ProblemCode = keyof typeof PROBLEMS

/** A code of today, or one that a newer server has learned since. */
export type AnyProblemCode = ProblemCode | (string & {})

const field = z.string().meta({ description: 'The field, parameter or header at fault.' })
const detail = z.string().meta({ description: 'What is wrong and what to do about it, for people. May change.' })

/** What went wrong, as in RFC 9457; `code` is for programs. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'A URI made from the code.' }),
    title: z.string().meta({ description: 'The same for every problem with this code.' }),
    status: z.int().meta({ description: 'The HTTP status; in a batch, the one this item would have had alone.' }),
    code: z.string().meta({ description: 'Stable.', examples: ['event_conflict'] }),
    detail,
    field: field.optional(),
    problems: z
      .array(z.object({ field: field.optional(), detail }))
      .optional()
      .meta({ description: 'Each problem, where a request has several.' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' })

export type ProblemDetails = Readonly<z.output<typeof problemSchema>>

/** A problem with everything that its code implies. A code that is not known here counts as a refused value. */
export function problemOf(
  code: string,
  detail: string,
  more: Pick<ProblemDetails, 'field' | 'problems'> = {},
): ProblemDetails {
  const { status, title } = isProblemCode(code) ? PROBLEMS[code] : PROBLEMS.invalid_request
  return { type: `urn:problem-type:laurel:${code}`, title, status, code, detail, ...more }
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code)
}
