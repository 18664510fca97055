import { DEFAULT_CATALOG } from '../catalog.ts'
import type { Io } from '../io.ts'
import {
  type Parsed,
  parseApiKey,
  parseDatabase,
  parseDatabaseUrl,
  parseFolder,
  parseHost,
  parseJwks,
  parseLogLevel,
  parseOrigins,
  parsePort,
  parseSchema,
  parseSeconds,
  parseText,
  parseTokenSecret,
} from './parse.ts'
import type { Setting, SettingProblem, Settings } from './settings.ts'
import { unknownVariables } from './unknown-variables.ts'
import type { VariableName } from './variables.ts'

/** What the command line of a process that goes on can say; the environment says the rest. */
export interface SettingOptions {
  readonly database?: string
  readonly schema?: string
  readonly catalog?: string
  readonly port?: string
  readonly host?: string
}

export interface ReadSettings {
  /** Where a setting has a problem, what would hold if nobody had said anything. */
  readonly settings: Settings
  readonly problems: readonly SettingProblem[]
  /** What is probably not meant so, and stops nothing. */
  readonly warnings: readonly SettingProblem[]
}

/** Reads all settings, and finds everything that is wrong with them. Options come before variables. */
export function readSettings(options: SettingOptions, { env, stderr }: Pick<Io, 'env' | 'stderr'>): ReadSettings {
  const { problems, variable, either, database } = readerOf(options, env)
  const settings: Settings = {
    database: database(),
    schema: either('schema', 'LAUREL_SCHEMA', parseSchema, 'laurel'),
    catalog: either('catalog', 'LAUREL_CATALOG', parseText, DEFAULT_CATALOG),
    apiKey: variable('LAUREL_API_KEY', parseApiKey, null),
    port: either('port', 'PORT', parsePort, null),
    host: either('host', 'HOST', parseHost, '127.0.0.1'),
    // Somebody who watches wants to see what is wrong, and not each request; whoever collects logs wants all.
    logLevel: variable('LOG_LEVEL', parseLogLevel, stderr.isTTY === true ? 'warn' : 'info'),
    origins: variable('LAUREL_ORIGINS', parseOrigins, []),
    tokenSecret: variable('LAUREL_TOKEN_SECRET', parseTokenSecret, null),
    tokenJwks: variable('LAUREL_TOKEN_JWKS', parseJwks, null),
    tokenIssuer: variable('LAUREL_TOKEN_ISSUER', parseText, null),
    tokenAudience: variable('LAUREL_TOKEN_AUDIENCE', parseText, null),
    drain: variable('LAUREL_DRAIN_SECONDS', parseSeconds, 0),
    // Half of what most supervisors give before they kill.
    grace: variable('LAUREL_GRACE_SECONDS', parseSeconds, 5),
  }
  return { settings, problems: [...problems, ...tokenProblems(env)], warnings: warningsOf(settings, env) }
}

type Parse<T> = (text: string) => Parsed<T>

/** Reads one setting after the other, and keeps what is wrong with them. */
function readerOf(options: SettingOptions, env: Io['env']) {
  const problems: SettingProblem[] = []
  const read = <T, D>(from: string, text: string | undefined, parse: Parse<T>, unsaid: D): Setting<T | D> => {
    if (text === undefined) return { value: unsaid, from: null }
    const parsed = parse(text)
    if ('value' in parsed) return { value: parsed.value, from }
    problems.push({ variable: from, ...parsed })
    return { value: unsaid, from: null }
  }
  // An empty variable is how many tools write one that is not set.
  const variable = <T, D>(name: VariableName, parse: Parse<T>, unsaid: D) =>
    read(name, env[name] || undefined, parse, unsaid)
  const option = <T, D>(name: keyof SettingOptions, parse: Parse<T>, unsaid: D) =>
    read(`--${name}`, options[name], parse, unsaid)
  const either = <T, D>(name: keyof SettingOptions, other: VariableName, parse: Parse<T>, unsaid: D) =>
    options[name] === undefined ? variable(other, parse, unsaid) : option(name, parse, unsaid)
  /** Three ways to say where the data is, and the first one that is used counts. */
  const database = (): Setting<string> => {
    if (options.database !== undefined) return option('database', parseDatabase, '.laurel')
    if (env['DATABASE_URL']) return variable('DATABASE_URL', parseDatabaseUrl, '.laurel')
    return variable('LAUREL_DATA', parseFolder, '.laurel')
  }
  return { problems, variable, either, database }
}

/** What the four variables about tokens say together. */
function tokenProblems(env: Io['env']): readonly SettingProblem[] {
  if (env['LAUREL_TOKEN_SECRET'] && env['LAUREL_TOKEN_JWKS']) {
    const message = 'LAUREL_TOKEN_SECRET is set as well, and only one of them can hold.'
    return [{ variable: 'LAUREL_TOKEN_JWKS', message, mend: 'Keep the one with which your tokens are signed.' }]
  }
  if (env['LAUREL_TOKEN_SECRET'] || env['LAUREL_TOKEN_JWKS']) return []
  const alone = ['LAUREL_TOKEN_ISSUER', 'LAUREL_TOKEN_AUDIENCE'].filter((name) => env[name])
  const message = 'It says which tokens are taken, but nothing says how they are signed.'
  const mend = 'Set LAUREL_TOKEN_SECRET or LAUREL_TOKEN_JWKS too, or remove it.'
  return alone.map((variable) => ({ variable, message, mend }))
}

function warningsOf({ tokenJwks }: Settings, env: Io['env']): readonly SettingProblem[] {
  const address = typeof tokenJwks.value === 'string' ? URL.parse(tokenJwks.value) : null
  const isOpen = address?.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)
  const open: SettingProblem = {
    variable: 'LAUREL_TOKEN_JWKS',
    message: 'These keys come over http, where anybody in between can replace them.',
    mend: 'Use https.',
  }
  return [...(isOpen ? [open] : []), ...unknownVariables(env)]
}
