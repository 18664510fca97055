import { readFile } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { readSettings, type SettingOptions } from './read-settings.ts'
import { VARIABLES } from './variables.ts'

function read(env: Readonly<Record<string, string>>, options: SettingOptions = {}) {
  return readSettings(options, { env, stderr: new Writable() })
}

function problemsOf(env: Readonly<Record<string, string>>) {
  return read(env).problems.map(({ variable, message, mend }) => `${variable}: ${message} ${mend}`)
}

describe('settings', () => {
  test('have a value where nobody said anything', () => {
    const { settings, problems, warnings } = read({})
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] })
    expect(settings).toMatchObject({
      database: { value: '.laurel', from: null },
      schema: { value: 'laurel', from: null },
      catalog: { value: 'git', from: null },
      apiKey: { value: null },
      port: { value: null },
      host: { value: '127.0.0.1' },
      logLevel: { value: 'info' },
      origins: { value: [] },
      drain: { value: 0 },
      grace: { value: 5 },
    })
  })

  test('are read from the environment, and tell from which variable', () => {
    const { settings, problems } = read(COMPLETE)
    expect(problems).toEqual([])
    expect(settings).toEqual({
      database: { value: 'postgres://laurel:p%40ss@db:5432/community', from: 'DATABASE_URL' },
      schema: { value: 'badges', from: 'LAUREL_SCHEMA' },
      catalog: { value: 'dev-space', from: 'LAUREL_CATALOG' },
      apiKey: { value: 'k'.repeat(20), from: 'LAUREL_API_KEY' },
      port: { value: 8080, from: 'PORT' },
      host: { value: '0.0.0.0', from: 'HOST' },
      logLevel: { value: 'debug', from: 'LOG_LEVEL' },
      origins: { value: ['https://example.org', 'http://localhost:3000'], from: 'LAUREL_ORIGINS' },
      tokenSecret: { value: 's'.repeat(32), from: 'LAUREL_TOKEN_SECRET' },
      tokenJwks: { value: null, from: null },
      tokenIssuer: { value: 'accounts', from: 'LAUREL_TOKEN_ISSUER' },
      tokenAudience: { value: 'badges', from: 'LAUREL_TOKEN_AUDIENCE' },
      drain: { value: 2.5, from: 'LAUREL_DRAIN_SECONDS' },
      grace: { value: 20, from: 'LAUREL_GRACE_SECONDS' },
    })
  })

  test('on the command line come first', () => {
    const { settings, problems } = read(COMPLETE, { port: '4000', database: 'data', catalog: 'git' })
    expect(problems).toEqual([])
    expect(settings).toMatchObject({
      port: { value: 4000, from: '--port' },
      database: { value: 'data', from: '--database' },
      catalog: { value: 'git', from: '--catalog' },
      schema: { value: 'badges' },
    })
  })

  test('that are empty are not set', () => {
    const empty = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, '']))
    expect(read(empty)).toEqual(read({}))
  })

  test('can bring public keys instead of a secret', () => {
    const keys = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] }
    expect(read({ LAUREL_TOKEN_JWKS: JSON.stringify(keys) }).settings.tokenJwks.value).toEqual(keys)
    const url = 'https://accounts.example.org/jwks.json'
    expect(read({ LAUREL_TOKEN_JWKS: url }).settings.tokenJwks.value).toBe(url)
  })
})

test.for(Object.keys(VARIABLES))('%s stands in the manual', async (name) => {
  const page = await readFile(new URL('../../../../docs/cli.md', import.meta.url), 'utf8')
  expect(page.slice(page.indexOf('## Environment variables'))).toContain(`\`${name}\``)
})

describe('what is wrong', () => {
  test('is told of every variable at once', () => {
    const wrong = {
      DATABASE_URL: 'mysql://root:hunter2@db/community',
      LAUREL_SCHEMA: 'My Schema',
      LAUREL_API_KEY: 'hunter2',
      PORT: 'http',
      HOST: 'two hosts',
      LOG_LEVEL: 'loud',
      LAUREL_ORIGINS: 'https://example.org/',
      LAUREL_TOKEN_SECRET: 'hunter2',
      LAUREL_DRAIN_SECONDS: 'a while',
      LAUREL_GRACE_SECONDS: '-1',
    }
    expect(read(wrong).problems.map(({ variable }) => variable)).toEqual(Object.keys(wrong))
  })

  test('never shows what may be secret', () => {
    const secret = 'hunter2 and more'
    const wrong = {
      DATABASE_URL: `postgres://laurel:${secret}@/[`,
      LAUREL_API_KEY: secret,
      LAUREL_TOKEN_SECRET: secret,
      LAUREL_TOKEN_JWKS: `{"keys": "${secret}"}`,
    }
    expect(problemsOf(wrong)).toHaveLength(5)
    expect(problemsOf(wrong).join()).not.toContain('hunter2')
    for (const jwks of [secret, `{"keys": [{"kty": "oct", "k": "${secret}"}]}`, `https://a:${secret}@host`]) {
      const found = problemsOf({ LAUREL_TOKEN_JWKS: jwks })
      expect(found).toHaveLength(1)
      expect(found.join()).not.toContain('hunter2')
    }
  })

  test.for<readonly [name: string, text: string, words: string]>([
    ['DATABASE_URL', 'community', 'A folder goes into LAUREL_DATA.'],
    ['DATABASE_URL', 'postgres://laurel:a/b#c@[/x', 'In a password, write characters such as'],
    ['DATABASE_URL', 'postgres://laurel:12/34@db/community', 'In a password, write characters such as'],
    ['DATABASE_URL', 'postgres://laurel:12#34@db/community', 'In a password, write characters such as'],
    ['DATABASE_URL', 'postgres://laurel:12?34@db/community', 'In a password, write characters such as'],
    ['LAUREL_DATA', 'postgres://db/community', 'Put it into DATABASE_URL'],
    ['LAUREL_API_KEY', `${'k'.repeat(30)}\n`, 'characters that a header cannot carry'],
    ['PORT', '65536', 'Give a number from 0 to 65535'],
    ['PORT', '4000 ', 'Give a number'],
    ['LAUREL_ORIGINS', 'https://example.org/shop, *', 'Write https://example.org: without a path'],
    ['LAUREL_ORIGINS', 'example.org', 'Write https://example.org'],
    ['LAUREL_TOKEN_JWKS', 'keys.json', 'neither an address nor JSON'],
    ['LAUREL_TOKEN_JWKS', '{"keys": []}', 'This is no set of keys.'],
    ['LAUREL_TOKEN_JWKS', '{"keys": [1]}', 'This is no set of keys.'],
    ['LAUREL_TOKEN_JWKS', '{"keys": [{"kty": "oct", "k": "aHVudGVyMg"}]}', 'Only public ones belong here.'],
    [
      'LAUREL_TOKEN_JWKS',
      '{"keys": [{"kty": "RSA", "n": "n", "e": "AQAB", "d": "d"}]}',
      'Only public ones belong here.',
    ],
    ['LAUREL_TOKEN_JWKS', 'https://ada:hunter2@accounts.example.org/keys', 'It has a user or a password'],
    ['LAUREL_TOKEN_ISSUER', 'accounts', 'Set LAUREL_TOKEN_SECRET or LAUREL_TOKEN_JWKS too'],
  ])('%s=%s is told with what would be right', ([name, text, words]) => {
    expect(problemsOf({ [name]: text })).toEqual([expect.stringContaining(words)])
    expect(problemsOf({ [name]: text })[0]).toMatch(new RegExp(`^${name}: `))
  })

  test('a secret and keys cannot both hold', () => {
    const env = { LAUREL_TOKEN_SECRET: 's'.repeat(32), LAUREL_TOKEN_JWKS: 'https://example.org/jwks.json' }
    expect(problemsOf(env)).toEqual([expect.stringContaining('only one of them can hold')])
  })
})

describe('a warning', () => {
  const warned = (env: Readonly<Record<string, string>>) =>
    read(env).warnings.map(({ variable, mend }) => `${variable}: ${mend}`)

  test('names variables that nobody reads, with the one that was probably meant', () => {
    expect(
      warned({ LAUREL_API_KYE: 'x', LAUREL_CATALOGUE: 'x', LAUREL_PORT: '4000', LAUREL_DATABASE_URL: 'x' }),
    ).toEqual([
      'LAUREL_API_KYE: Did you mean LAUREL_API_KEY?',
      'LAUREL_CATALOGUE: Did you mean LAUREL_CATALOG?',
      'LAUREL_PORT: Did you mean PORT?',
      'LAUREL_DATABASE_URL: Did you mean DATABASE_URL?',
    ])
    expect(warned({ LAUREL_COLOUR: 'green' })).toEqual([expect.stringContaining('Remove it')])
  })

  test('is not for what is known, what is another program’s, and what Kubernetes sets for a service called laurel', () => {
    const discovery = {
      LAUREL_SERVICE_HOST: '10.0.0.11',
      LAUREL_SERVICE_PORT_HTTP: '4000',
      LAUREL_PORT: 'tcp://10.0.0.11:4000',
      LAUREL_PORT_4000_TCP_ADDR: '10.0.0.11',
    }
    expect(warned({ ...discovery, ...COMPLETE, LAUREL_DEBUG: '1', LAUREATE: 'x', PATH: '/bin' })).toEqual([])
  })

  test('says that keys over http can be replaced on the way, except on this machine', () => {
    expect(warned({ LAUREL_TOKEN_JWKS: 'http://accounts.example.org/jwks.json' })).toEqual([
      'LAUREL_TOKEN_JWKS: Use https.',
    ])
    expect(warned({ LAUREL_TOKEN_JWKS: 'http://localhost:3000/jwks.json' })).toEqual([])
  })
})

const COMPLETE = {
  DATABASE_URL: 'postgres://laurel:p%40ss@db:5432/community',
  LAUREL_SCHEMA: 'badges',
  LAUREL_CATALOG: 'dev-space',
  LAUREL_API_KEY: 'k'.repeat(20),
  PORT: '8080',
  HOST: '0.0.0.0',
  LOG_LEVEL: 'debug',
  LAUREL_ORIGINS: 'https://example.org, http://localhost:3000',
  LAUREL_TOKEN_SECRET: 's'.repeat(32),
  LAUREL_TOKEN_ISSUER: 'accounts',
  LAUREL_TOKEN_AUDIENCE: 'badges',
  LAUREL_DRAIN_SECONDS: '2.5',
  LAUREL_GRACE_SECONDS: '20',
}
