import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { git } from '@laurel/catalogs'
import { createLaurel } from '@laurel/engine'
import { afterAll, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { ada, gitRepository } from '../test-support/git-repository.ts'

const folder = await mkdtemp(join(tmpdir(), 'laurel-data-'))
const repository = await gitRepository(ada)
afterAll(async () => {
  await repository.remove()
  await rm(folder, { recursive: true, force: true })
})

test('an embedded database is filled, read, and refused with the address of whoever serves it', async () => {
  const where = ['--database', join(folder, 'community')]
  const env = { LAUREL_DATA: join(folder, 'community') }

  const nothing = await laurel(['profile', 'ada'], { env })
  expect(nothing).toMatchObject({ exit: 4, stderr: expect.stringContaining('There is no database in') })

  expect(await laurel(['import', 'git', repository.folder], { env })).toMatchObject({ exit: 0 })
  expect((await laurel(['profile', 'ada lovelace', ...where])).stdout).toContain('First Commit')

  const served = await createLaurel({ database: join(folder, 'community'), catalog: git })
  await served.announceAddress('http://127.0.0.1:4000/laurel/v1')
  const refused = await laurel(['import', 'git', repository.folder, ...where])
  expect(refused.exit).toBe(3)
  expect(refused.stderr).toContain('serving http://127.0.0.1:4000/laurel/v1')
  expect(refused.stderr).toContain('set LAUREL_API_KEY and add --server')
  await served.close()
}, 60_000)

test('a file where a folder should be is told in a sentence', async () => {
  const { exit, stderr } = await laurel(['migrate', '--database', join(repository.folder, '.git', 'HEAD')])
  expect(exit).toBe(3)
  expect(stderr).toContain('cannot be opened')
})
