import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from './settings/read-settings.ts'
import { VARIABLES } from './settings/variables.ts'
import { laurel } from './test-support/captured-io.ts'
import { buildImage } from './test-support/build-image.ts'
import { readDockerfile, said } from './test-support/dockerfile.ts'
import { temporaryFolder } from './test-support/temporary-folder.ts'

const { url: database } = await testDatabase()
const root = join(import.meta.dirname, '../../..')
const stages = readDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'))
const image = stages.at(-1)

describe('the image', () => {
  test('runs the Node with which it was tested', async () => {
    const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    const [major, minor] = devDependencies.node.split('.')
    expect(new Set(stages.map(({ from }) => from))).toEqual(new Set([`node:${major}.${minor}-slim`, 'manifests']))
  })

  test('starts laurel itself, not a shell that would keep signals from it, and not as root', () => {
    expect(said(image, 'ENTRYPOINT')).toEqual(['["node", "/laurel/packages/cli/bin/laurel.js"]'])
    expect(said(image, 'CMD')).toEqual(['["serve"]'])
    expect(said(image, 'USER')).toEqual(['1000:1000'])
    expect(said(image, 'STOPSIGNAL')).toEqual(['SIGTERM'])
  })

  test('says only what Laurel reads, and rightly', () => {
    const env = environment()
    const { NODE_ENV, ...ours } = env
    expect(NODE_ENV).toBe('production')
    expect(Object.keys(VARIABLES)).toEqual(expect.arrayContaining(Object.keys(ours)))
    expect(readSettings({}, { env: ours, stderr: process.stderr })).toMatchObject({ problems: [], warnings: [] })
    expect(said(image, 'EXPOSE')).toEqual([ours['PORT']])
  })

  test('is asked for its health with a command that there is', async () => {
    const [check = ''] = said(image, 'HEALTHCHECK')
    const command: readonly string[] = JSON.parse(check.slice(check.indexOf('CMD ') + 4))
    const [node, file, ...args] = command
    expect([node, file]).toEqual(JSON.parse(said(image, 'ENTRYPOINT')[0] ?? ''))
    expect(await laurel([...args, '--help'])).toMatchObject({ exit: 0 })
  })
})
