import { expect, test } from 'vitest'
import { laurel } from './test-support/captured-io.ts'

test('help and version are no errors', async () => {
  expect(await laurel(['--help'])).toMatchObject({ exit: 0, stdout: expect.stringContaining('Examples:'), stderr: '' })
  expect(await laurel(['--version'])).toMatchObject({ exit: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  expect(await laurel(['help', 'replay'])).toMatchObject({ exit: 0, stdout: expect.stringContaining('--lenient') })
})

test('without a command the help is shown, as a mistake', async () => {
  expect(await laurel([])).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('Commands:') })
})

test('a mistake in the command line is one sentence that says where to look', async () => {
  const { exit, stdout, stderr } = await laurel(['profil', 'ada'])
  expect(exit).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toBe("Unknown command 'profil' (Did you mean profile?). See laurel --help.\n")
})

test('with --json an error is an object on stdout', async () => {
  const { exit, stdout, stderr } = await laurel(['check', 'nothing-of-this-name', '--json'])
  expect(exit).toBe(4)
  expect(JSON.parse(stdout)).toEqual({
    error: { code: 'unknown_catalog', message: expect.stringContaining('no such file') },
  })
  expect(stderr).toBe('')
})

test('LAUREL_DEBUG shows where an error comes from', async () => {
  const { stderr } = await laurel(['check', 'nothing-of-this-name'], { env: { LAUREL_DEBUG: '1' } })
  expect(stderr).toContain('    at ')
})

test('colours are for terminals, and not where NO_COLOR is set', async () => {
  expect((await laurel(['check', 'git'], { tty: true })).stdout).toContain('\u001b[')
  expect((await laurel(['check', 'git'], { tty: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b[')
  expect((await laurel(['check', 'git'])).stdout).not.toContain('\u001b[')
})
