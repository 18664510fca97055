import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from './test-support/temporary-folder.ts'

const MAIN = join(import.meta.dirname, 'main.ts')

/** The command as a process of its own, from its sources. */
async function command(...args: readonly string[]) {
  const node = promisify(execFile)(process.execPath, ['--conditions=source', MAIN, ...args])
  return node.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  )
}

test('ends with the exit code of what it did', async () => {
  expect(await command('check', 'git')).toMatchObject({ code: 0, stderr: '' })
  expect(await command('check', 'no-such-catalog')).toMatchObject({ code: 4, stdout: '' })
  expect(await command('--wrong')).toMatchObject({ code: 2, stdout: '' })
}, 30_000)

test('writes nothing but JSON to stdout with --json, and no colours without a terminal', async () => {
  const { stdout, stderr } = await command('check', 'dev-space', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ valid: true })
  expect(stdout + stderr).not.toContain('\u001b')
}, 30_000)

test('what is started before it is built says how to build it', async () => {
  const folder = await temporaryFolder()
  const source = await readFile(join(import.meta.dirname, '../bin/laurel.js'), 'utf8')
  const file = await folder.write('laurel.mjs', source.replace('../dist/main.js', './dist/main.js'))
  const ran = await promisify(execFile)(process.execPath, [file]).catch(
    (error: { code: number; stderr: string }) => error,
  )
  expect(ran).toMatchObject({ code: 70, stderr: expect.stringContaining('Run `npm run build`') })
  await folder.remove()
})
