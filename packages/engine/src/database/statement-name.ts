import { createHash } from 'node:crypto'

const names = new Map<string, string>()

/** The same text has the same name in every process, so the server plans it once per connection. */
export function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `laurel_${createHash('sha1').update(text).digest('base64url')}`
    names.set(text, name)
  }
  return name
}
