import type { Request } from 'express'
import { Problem } from './problem.ts'

/** Names of projects and of what is in them: one line. */
const LONGEST_NAME = 80

/** Has something that is drawn: a name of joiners and direction marks alone would be a link that nobody sees. */
const IS_SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

/** @throws Problem where `field` is no text, empty, or too long. */
export function readName(request: Request, field: string): string {
  const name = readText(request, field)
  if (!IS_SEEN.test(name)) throw new Problem('invalid_field', 'Please give it a name.', field)
  if (name.length > LONGEST_NAME)
    throw new Problem('invalid_field', `A name has at most ${LONGEST_NAME} characters.`, field)
  return name
}

/** The name somebody signs in with, in small letters. @throws Problem where nobody can have it. */
export function readUser(request: Request, field: string): string {
  const user = readText(request, field).toLowerCase()
  if (/^[a-z][a-z0-9-]{0,31}$/.test(user)) return user
  const sentence = 'A user name begins with a letter and has letters, digits and hyphens, 32 at most.'
  throw new Problem('invalid_field', sentence, field)
}

/** Without what nobody sees: surrounding and repeated space, and control characters. */
function readText(request: Request, field: string): string {
  // A form of another site can send anything but this type, so that nobody is made to send what they did not mean.
  if (!request.is('application/json')) throw new Problem('not_json', 'Send JSON: Content-Type: application/json.')
  const body: unknown = request.body
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Problem('invalid_body', `Send an object: {"${field}": "…"}.`)
  const text: unknown = Reflect.get(body, field)
  if (typeof text !== 'string') throw new Problem('invalid_field', `"${field}" must be a text.`, field)
  return text
    .normalize()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
