import type { VisitorTokens } from '@laurel/server'
import { isCutInPassword } from '../database.ts'

/** The value that a text means, or what is wrong with it and what would be right. */
export type Parsed<T> = { readonly value: T } | Wrong

export interface Wrong {
  readonly message: string
  readonly mend: string
}

export function parsePort(text: string): Parsed<number> {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return { value: Number(text) }
  return wrong(`"${text}" is no port.`, 'Give a number from 0 to 65535; 0 takes any that is free.')
}

export function parseHost(text: string): Parsed<string> {
  if (/^[\w.:%-]+$/.test(text)) return { value: text }
  return wrong(
    `"${text}" is no address to listen on.`,
    'Give one alone, such as 127.0.0.1 for this machine or 0.0.0.0 for all that can reach it.',
  )
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

export function parseLogLevel(text: string): Parsed<string> {
  if (LEVELS.includes(text)) return { value: text }
  return wrong(`"${text}" is no level.`, `Give one of ${LEVELS.join(', ')}.`)
}

/** The name of a schema, by the same rule as the engine's. */
export function parseSchema(text: string): Parsed<string> {
  if (/^(?!pg_|information_schema$)[a-z][a-z0-9_]{0,59}$/.test(text)) return { value: text }
  return wrong(
    `"${text}" cannot be the name of the schema.`,
    'A schema name is a lower-case letter followed by letters, digits or underscores, at most 60.',
  )
}

/** A connection string. What is wrong is told without the text, as it may hold a password. */
export function parseDatabaseUrl(text: string): Parsed<string> {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  const mend = 'Write postgres://user:password@host:5432/name.'
  if (scheme === undefined) return wrong('This is no address of a database.', `${mend} A folder goes into LAUREL_DATA.`)
  if (scheme !== 'postgres' && scheme !== 'postgresql') {
    return wrong(`${scheme}:// is the address of something else. Laurel runs on PostgreSQL.`, mend)
  }
  const url = URL.parse(text)
  if (url !== null && !isCutInPassword(url)) return { value: text }
  return wrong(
    'This address cannot be read.',
    `${mend} In a password, write characters such as @ : / ? # % as %40 %3A %2F %3F %23 %25.`,
  )
}

/** A connection string, a folder, or `memory`: what the option `--database` takes. */
export function parseDatabase(text: string): Parsed<string> {
  return text.includes('://') ? parseDatabaseUrl(text) : parseFolder(text)
}

export function parseFolder(text: string): Parsed<string> {
  if (!text.includes('://')) return { value: text }
  return wrong('This is an address, not a folder.', 'Put it into DATABASE_URL, or name a folder here.')
}

/** Keys are stored as plain hashes, which protect only what cannot be guessed. */
const SHORTEST_KEY = 20
const NEW_SECRET = 'Make one with: openssl rand -base64 33'

export function parseApiKey(text: string): Parsed<string> {
  if (/[^\x21-\x7e]/.test(text)) {
    return wrong('It has characters that a header cannot carry, such as spaces or line breaks.', NEW_SECRET)
  }
  if (text.length >= SHORTEST_KEY) return { value: text }
  return wrong(`It has ${text.length} characters, and is easy to guess. It needs at least ${SHORTEST_KEY}.`, NEW_SECRET)
}

/** What HS256 asks for. */
const SHORTEST_SECRET = 32

export function parseTokenSecret(text: string): Parsed<string> {
  const length = Buffer.byteLength(text)
  if (length >= SHORTEST_SECRET) return { value: text }
  return wrong(`It has ${length} bytes, and can be guessed. It needs at least ${SHORTEST_SECRET}.`, NEW_SECRET)
}

/** Public keys, or where they are. */
export type Jwks = Exclude<Extract<VisitorTokens, { readonly jwks: unknown }>['jwks'], URL>

export function parseJwks(text: string): Parsed<Jwks> {
  const mend = 'Give an address such as https://accounts.example.org/jwks.json, or the keys themselves: {"keys": […]}.'
  if (!text.trimStart().startsWith('{')) {
    const url = URL.parse(text)
    // It is not shown: most of what is neither is a secret that belongs into LAUREL_TOKEN_SECRET.
    if (!/^https?:$/.test(url?.protocol ?? '')) return wrong('It is neither an address nor JSON.', mend)
    return url?.username || url?.password
      ? wrong('It has a user or a password, which are not sent.', mend)
      : { value: text }
  }
  const keys = keySet(text)
  if (keys === null) return wrong('This is no set of keys.', mend)
  return keys.keys.some(isSecret)
    ? wrong('It has secret keys.', `${mend} Only public ones belong here.`)
    : { value: keys }
}

/** By the members that only private and shared keys have. */
function isSecret(key: object): boolean {
  return 'd' in key || 'k' in key
}

function keySet(text: string): Exclude<Jwks, string> | null {
  try {
    const set = JSON.parse(text)
    const { keys }: { readonly keys?: unknown } = set
    return Array.isArray(keys) && keys.length > 0 && keys.every((key) => typeof key?.kty === 'string') ? set : null
  } catch {
    // Not JSON either, which is told in the same words.
    return null
  }
}

export function parseOrigins(text: string): Parsed<readonly string[]> {
  const origins = text.split(',').map((origin) => origin.trim())
  const broken = origins.find((origin) => origin !== '*' && URL.parse(origin)?.origin !== origin)
  if (broken === undefined) return { value: origins }
  const origin = URL.parse(broken)?.origin ?? 'null'
  const example = origin === 'null' ? 'https://example.org' : origin
  return wrong(`"${broken}" is no origin.`, `Write ${example}: without a path, several with commas between them.`)
}

/** A day is longer than anybody waits for a process to end. */
const MOST_SECONDS = 86_400

export function parseSeconds(text: string): Parsed<number> {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) <= MOST_SECONDS) return { value: Number(text) }
  return wrong(`"${text}" is no time.`, `Give seconds, from 0 to ${MOST_SECONDS}.`)
}

export function parseText(text: string): Parsed<string> {
  return { value: text }
}

function wrong(message: string, mend: string): Wrong {
  return { message, mend }
}
