import { testDatabase } from '@laurel/testing/vitest'
import { describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'

const { url } = await testDatabase()

const WRONG = {
  DATABASE_URL: 'mysql://root:hunter2@db/community',
  LAUREL_CATALOG: 'no-such-catalog',
  LAUREL_API_KEY: 'hunter2',
  PORT: 'http',
  LAUREL_TOKEN_AUDIENCE: 'badges',
  LAUREL_ORIGIN: 'https://example.org',
}

describe.each(['serve', 'worker'])('laurel %s', (command) => {
  test('names everything that is wrong with its settings at once, and how to mend it', async () => {
    const { exit, stdout, stderr } = await laurel([command, '--host', 'two hosts'], { env: WRONG })
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toBe(`The configuration has 6 problems.

  DATABASE_URL
    mysql:// is the address of something else. Laurel runs on PostgreSQL.
    Write postgres://user:password@host:5432/name.

  LAUREL_API_KEY
    It has 7 characters, and is easy to guess. It needs at least 20.
    Make one with: openssl rand -base64 33

  PORT
    "http" is no port.
    Give a number from 0 to 65535; 0 takes any that is free.

  --host
    "two hosts" is no address to listen on.
    Give one alone, such as 127.0.0.1 for this machine or 0.0.0.0 for all that can reach it.

  LAUREL_TOKEN_AUDIENCE
    It says which tokens are taken, but nothing says how they are signed.
    Set LAUREL_TOKEN_SECRET or LAUREL_TOKEN_JWKS too, or remove it.

  LAUREL_CATALOG
    There is no catalog "no-such-catalog", and no such file.
    Ready catalogs are dev-space, business-platform, git, stack-exchange; or give a .json, .ts or .js file.
`)
  })

  test('writes them as JSON for a script', async () => {
    const { exit, stdout } = await laurel([command, '--json'], { env: { PORT: 'http', LOG_LEVEL: 'loud' } })
    expect(exit).toBe(2)
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'invalid_settings',
        message: 'The configuration has 2 problems: PORT, LOG_LEVEL.',
        problems: [
          {
            variable: 'PORT',
            message: '"http" is no port.',
            mend: 'Give a number from 0 to 65535; 0 takes any that is free.',
          },
          { variable: 'LOG_LEVEL', message: '"loud" is no level.', mend: expect.stringContaining('warn') },
        ],
      },
    })
  })

  test('logs variables that nobody reads, and starts', async () => {
    const interrupted = AbortSignal.abort()
    const env = { DATABASE_URL: url, LAUREL_ORIGIN: 'https://example.org' }
    const { exit, stderr } = await laurel([command, '--port', '0'], { env, interrupted })
    expect(exit).toBe(0)
    expect(JSON.parse(stderr)).toMatchObject({
      level: 40,
      variable: 'LAUREL_ORIGIN',
      msg: 'Nothing reads this variable. Did you mean LAUREL_ORIGINS?',
    })
  })
})

describe('laurel config', () => {
  test('shows what would be used and who says so, without secrets, and opens nothing', async () => {
    const env = {
      DATABASE_URL: 'postgres://laurel:hunter2@nowhere.invalid/community',
      LAUREL_API_KEY: 'hunter2-hunter2-hunter2',
      LAUREL_TOKEN_SECRET: 'hunter2-hunter2-hunter2-hunter2-hunter2',
      LAUREL_ORIGINS: 'https://example.org,https://example.com',
    }
    const { exit, stdout } = await laurel(['config', '--port', '8080'], { env })
    expect(exit).toBe(0)
    expect(stdout).toBe(`\
  database        postgres://laurel:***@nowhere.invalid/community  DATABASE_URL
  schema          laurel
  catalog         git
  api key         ***                                              LAUREL_API_KEY
  port            8080                                             --port
  host            127.0.0.1
  log level       info
  origins         https://example.org, https://example.com         LAUREL_ORIGINS
  token secret    ***                                              LAUREL_TOKEN_SECRET
  token jwks      -
  token issuer    -
  token audience  -
  drain           0
  grace           5

No problems.
`)
    const { settings, problems } = JSON.parse((await laurel(['config', '--json'], { env })).stdout)
    expect(problems).toEqual([])
    expect(settings).toMatchObject({
      apiKey: { value: '***', from: 'LAUREL_API_KEY' },
      drain: { value: 0, from: null },
    })
  })

  test.for([
    'postgres://laurel@nowhere.invalid/community?password=hunter2',
    'postgres://nowhere.invalid/community?user=laurel&password=hunter2&application_name=a',
    'postgres://laurel:hunter2/more@nowhere.invalid/community',
    'postgres://laurel:1/hunter2@nowhere.invalid/community',
    'mysql://root:hunter2@nowhere.invalid/community',
  ])('no command shows the password that stands in DATABASE_URL=%s', async (database) => {
    const env = { DATABASE_URL: database, LAUREL_DEBUG: '1' }
    for (const args of [
      ['config'],
      ['migrate'],
      ['profile', 'ada'],
      ['serve', '--port', '0'],
      ['key', 'create', 'k'],
    ]) {
      const { stdout, stderr } = await laurel(args, { env })
      expect(stdout + stderr, args.join(' ')).not.toContain('hunter2')
    }
  })

  test('ends with 2 where anything is wrong, and also tells what is probably not meant so', async () => {
    const { exit, stdout } = await laurel(['config'], { env: WRONG })
    expect(exit).toBe(2)
    expect(stdout).toContain('Did you mean LAUREL_ORIGINS?')
    expect(stdout).toContain('The configuration has 5 problems.')
    expect(stdout).not.toContain('hunter2')
  })

  test('a catalog with problems is one of them', async () => {
    const { exit, stdout } = await laurel(['config', '--catalog', 'package.json'])
    expect(exit).toBe(2)
    expect(stdout).toMatch(
      /--catalog\n {4}The catalog package\.json has \d+ problems\.\n {4}See them all: laurel check/,
    )
  })
})

test('LAUREL_SCHEMA counts for every command', async () => {
  const env = { DATABASE_URL: url, LAUREL_SCHEMA: 'elsewhere' }
  expect((await laurel(['migrate'], { env })).stdout).toContain('Schema elsewhere of')
  expect((await laurel(['migrate', '--schema', 'other'], { env })).stdout).toContain('Schema other of')
})
