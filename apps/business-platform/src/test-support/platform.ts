import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '@laurel/engine'
import type { Assets } from '../server/assets.ts'
import type { EarnedBadge } from '../shared/index.ts'
import { type Started, type StartOptions, startPlatform } from '../start.ts'

/** The platform on a free port, and what it logged. */
export interface TestPlatform extends Started {
  readonly errors: readonly string[]
  /** Somebody who has signed in. */
  signIn(user: string): Promise<Client>
  /** Somebody who has not. */
  visitor(): Client
}

export interface Answer {
  readonly status: number
  readonly type: string | null
  readonly body: Body
}

/** Whatever the platform answers: tests say what they expect of it. */
interface Body {
  readonly [name: string]: unknown
  readonly id: string
  readonly badges: readonly EarnedBadge[]
}

/** Sends requests as one user's browser does. */
export interface Client {
  readonly cookie: string
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  delete(path: string): Promise<Answer>
  /** A project of theirs: its address. */
  project(name?: string): Promise<string>
  badges(): Promise<readonly EarnedBadge[]>
}

/** Without a URL on an embedded database in a folder of its own. */
export async function testPlatform(
  databaseUrl: string | null,
  options: Partial<StartOptions> = {},
): Promise<TestPlatform> {
  const errors: string[] = []
  const started = await startPlatform({
    settings: settingsFor(databaseUrl),
    logger: loggerInto(errors),
    assets: NO_ASSETS,
    ...options,
  })
  const visitor = (cookie = '') => clientOf(started.address, cookie)
  return {
    ...started,
    errors,
    visitor,
    signIn: async (user) => {
      const response = await send(started.address, 'POST', '/api/session', { user })
      const [cookie = ''] = response.headers.getSetCookie().map((header) => header.split(';')[0] ?? '')
      return visitor(cookie)
    },
  }
}

export function settingsFor(databaseUrl: string | null): StartOptions['settings'] {
  const folder = databaseUrl === null ? mkdtempSync(join(tmpdir(), 'business-platform-')) : ''
  return { port: 0, host: '127.0.0.1', databaseUrl, folder, logLevel: 'silent' }
}

function clientOf(address: string, cookie: string): Client {
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer> => {
    const response = await send(address, method, path, body, { cookie, ...headers })
    const text = await response.text()
    const type = response.headers.get('content-type')?.split(';')[0] ?? null
    return { status: response.status, type, body: type?.endsWith('json') ? JSON.parse(text) : { text } }
  }
  const post: Client['post'] = (path, body = {}, headers = {}) => ask('POST', path, body, headers)
  return {
    cookie,
    get: (path) => ask('GET', path),
    post,
    delete: (path) => ask('DELETE', path),
    project: async (name = 'Rocket') => `/api/projects/${(await post('/api/projects', { name })).body.id}`,
    badges: async () => (await ask('GET', '/api/users/me')).body.badges,
  }
}

function send(
  address: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(address + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  })
}

function loggerInto(errors: string[]): Logger {
  return { info: () => {}, warn: () => {}, error: (_: object, message?: string) => void errors.push(message ?? '') }
}

/** For a platform that no browser looks at. */
export const NO_ASSETS: Assets = { styles: '/assets/styles.css', script: '/assets/platform.js', file: () => undefined }
